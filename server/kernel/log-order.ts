import { type RawBuilder, sql } from 'kysely'
import type { LogOrder } from './module.ts'

/** The lines of an order, for a source whose time is `at` and whose line id is `id`: a condition, and how many come in which order. */
export function ordered({ before, from, to, limit }: LogOrder, at: RawBuilder<unknown>, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const ms = sql`date_trunc('milliseconds', ${at})`
  const isOlder = before === undefined ? sql`true` : sql`${at} < ${before.at}::timestamptz + interval '1 ms' and (${ms}, ${id} collate "C") < (${before.at}::timestamptz, ${before.id} collate "C")`
  return sql`${isOlder} and (${from ?? null}::timestamptz is null or ${at} >= ${from ?? null}::timestamptz) and (${to ?? null}::timestamptz is null or ${at} < ${to ?? null}::timestamptz)
    order by ${ms} desc, ${id} collate "C" desc limit ${limit}`
}
