import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { ordered } from '#kernel/log-order'
import type { LogLine, LogOrder } from '#kernel/module'

/** Those that were begun since a time. */
export async function countSince(trx: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from tasks.task where created_at >= ${since}`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Tasks that failed, by the time they ended. */
export async function readFailed(trx: Db, order: LogOrder): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`select 'tasks:' || id as id, date_trunc('milliseconds', completed_at) as at, 'error' as level, 'tasks' as source, 'tasks.failed' as event,
      'task:' || id as subject, title || coalesce(': ' || error, '') as message, created_by as actor_id, null as request_id
    from tasks.task where status = 'failed' and ${ordered(order, sql`completed_at`, sql`('tasks:' || id)`)}`.execute(trx)
  return rows
}
