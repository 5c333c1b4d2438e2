import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { SHARED } from './listings.repository.ts'

/** Rows of one statement: the tables are large, and nobody should wait for this. */
const BATCH = 20_000

/**
 * Removes what crawls saw before a time: single looks and ranks, and the rollups of hours. Those of days stay for ever, as
 * do imports and histories. Stops when the process does; the next night goes on.
 */
export async function removeCrawledBefore(systemDb: Db, date: Date, signal: AbortSignal): Promise<number> {
  let removed = 0
  for (const [table, column, which] of [['observation', 'observed_at', "and source = 'crawl'"], ['rank', 'observed_at', "and source = 'crawl'"], ['rollup_hour', 'bucket_at', '']] as const) {
    for (let count = BATCH; count === BATCH && !signal.aborted; removed += count) {
      const result = await sql`delete from ${sql.raw(`tracking.${table}`)} where (tableoid, ctid) in (
        select tableoid, ctid from ${sql.raw(`tracking.${table}`)} where tenant_id = ${SHARED} and ${sql.raw(column)} < ${date} ${sql.raw(which)} limit ${BATCH})
        and ${sql.raw(column)} < ${date}`.execute(systemDb)
      count = Number(result.numAffectedRows ?? 0)
    }
  }
  return removed
}
