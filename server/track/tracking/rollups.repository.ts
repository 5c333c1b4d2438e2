import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { bitOf, METRICS } from './metrics.ts'

/** A rollup table, the length of its buckets, and what `date_trunc` calls it. */
const RESOLUTIONS = [
  { table: 'tracking.rollup_hour', unit: 'hour' },
  { table: 'tracking.rollup_day', unit: 'day' },
] as const

// By way of numeric: a rating of 4.3 is stored in four bytes, and would come out as 4.300000190734863.
const VALUES = METRICS.map(({ metric, column }) => `('${metric}', ${bitOf(column)}, o.${column}::numeric::double precision)`).join(', ')

/**
 * Computes anew, from the raw rows, the hour and day rollups that `storeObservations` touched in this transaction. Points
 * that come late or out of order change the same buckets in the same way, so the order of imports does not matter.
 */
export async function refreshRollups(trx: Db, tenantId: string): Promise<void> {
  const { rows } = await sql<{ from: Date | null; to: Date | null }>`
    select min(observed_at) as from, max(observed_at) as to from pg_temp.stage_changed`.execute(trx)
  const range = rows[0]
  if (range?.from == null || range.to == null) return
  for (const { table, unit } of RESOLUTIONS) await refresh(trx, { tenantId, table, unit, from: range.from, to: range.to })
}

interface Refresh {
  tenantId: string
  table: string
  unit: 'hour' | 'day'
  from: Date
  to: Date
}

/** Of points at one time the one of the last source counts, as everywhere in the history. */
async function refresh(trx: Db, { tenantId, table, unit, from, to }: Refresh) {
  const length = sql.raw(`interval '1 ${unit}'`)
  await sql`
    with touched as materialized (
      select listing_id, date_trunc(${unit}, observed_at, 'UTC') as bucket_at, bit_or(mask) as mask
      from pg_temp.stage_changed group by 1, 2
    ), steps as (
      select t.listing_id, t.bucket_at, m.metric, m.value, o.observed_at, o.holds_s,
        lead(o.observed_at) over (partition by t.listing_id, m.metric, t.bucket_at order by o.observed_at, o.source) as next_at
      from touched t
      cross join lateral (
        select * from tracking.observation
        where listing_id = t.listing_id and tenant_id = ${tenantId} and observed_at >= t.bucket_at and observed_at < t.bucket_at + ${length}
          and observed_at >= date_trunc('day', ${from}::timestamptz, 'UTC') and observed_at < date_trunc('day', ${to}::timestamptz, 'UTC') + interval '1 day'
        offset 0 -- a look into the index for each bucket, whatever the planner believes of new partitions
      ) o
      cross join lateral (values ${sql.raw(VALUES)}) m(metric, bit, value)
      where t.mask & m.bit <> 0 and (m.value is not null or (coalesce(o.absent, 0) | coalesce(o.unknown, 0)) & m.bit <> 0)
    ), spans as (
      select listing_id, bucket_at, metric, value, observed_at, next_at,
        case when value is not null and holds_s is not null then observed_at + make_interval(secs => holds_s) end as hold_end,
        extract(epoch from least(next_at, bucket_at + ${length}, case when holds_s is not null then observed_at + make_interval(secs => holds_s) end) - observed_at)::double precision as seconds
      from steps where next_at is null or next_at > observed_at
    )
    insert into ${sql.raw(table)} as r (listing_id, tenant_id, metric, bucket_at, first_at, last_at, last_value, hold_end, min, max, weighted_sum, covered_s)
    select listing_id, ${tenantId}, metric, bucket_at, min(observed_at), max(observed_at), max(value) filter (where next_at is null),
      max(hold_end) filter (where next_at is null), min(value), max(value),
      coalesce(sum(value * seconds), 0), coalesce(sum(seconds) filter (where value is not null), 0)
    from spans group by listing_id, metric, bucket_at
    on conflict (listing_id, tenant_id, metric, bucket_at) do update set first_at = excluded.first_at, last_at = excluded.last_at,
      last_value = excluded.last_value, hold_end = excluded.hold_end, min = excluded.min, max = excluded.max,
      weighted_sum = excluded.weighted_sum, covered_s = excluded.covered_s`.execute(trx)
}
