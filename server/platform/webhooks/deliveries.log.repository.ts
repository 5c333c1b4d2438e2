import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { ordered } from '#kernel/log-order'
import type { LogLine, LogOrder } from '#kernel/module'

/** Deliveries that were given up, by their last attempt. */
export async function readFailed(trx: Db, order: LogOrder): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`select 'webhooks:' || id as id, date_trunc('milliseconds', last_attempt_at) as at, 'error' as level, 'webhooks' as source, 'webhooks.delivery_failed' as event,
      'webhook:' || endpoint_id as subject, concat_ws(': ', type, coalesce(error, response_status::text)) as message, null as actor_id, null as request_id
    from webhooks.delivery where status = 'failed' and last_attempt_at is not null and ${ordered(order, sql`last_attempt_at`, sql`('webhooks:' || id)`)}`.execute(trx)
  return rows
}
