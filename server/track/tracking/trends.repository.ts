import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Carried, Rollup } from './history/rollup-buckets.ts'
import { type RollupRow, toCarried, toRollup } from './history.repository.ts'

export interface Span {
  product_id: string
  listing_id: string
  /** Where the data ends: the last observation, or as far as a source of changes has looked. Null without data. */
  last_at: Date | null
  known_until: Date | null
}

/** Which products there are, and where the data of each ends. */
export async function listSpans(trx: Db, productIds: readonly string[]): Promise<Span[]> {
  const { rows } = await sql<Span>`
    select p.id as product_id, p.listing_id, max(greatest(s.last_at, s.known_until)) as last_at, max(s.known_until) as known_until
    from unnest(${productIds}::uuid[]) with ordinality as asked (id, place)
    join tracking.product p on p.id = asked.id left join tracking.source_state s on s.listing_id = p.listing_id
    group by p.id, p.listing_id, asked.place order by asked.place`.execute(trx)
  return rows
}

interface DayRow extends RollupRow {
  listing_id: string
  is_carried: boolean
}

interface Days {
  days: Rollup[]
  carried: Carried | undefined
}

/** The day rollups of price and rank of each listing's last days, and the value carried into them, by `listing metric`. */
export async function listDays(trx: Db, { spans, days }: { spans: readonly Span[]; days: number }): Promise<Map<string, Days>> {
  const { rows } = await sql<DayRow>`
    with span as materialized (
      select distinct listing_id, date_trunc('day', last_at, 'UTC') - make_interval(days => ${days - 1}) as start
      from unnest(${spans.map((span) => span.listing_id)}::uuid[], ${spans.map((span) => span.last_at)}::timestamptz[]) as s (listing_id, last_at) where last_at is not null
    ), wanted as (select * from span cross join unnest(array['price', 'bsr']) as m (metric))
    select r.*, false as is_carried from wanted w cross join lateral (
      select * from tracking.rollup_day r where r.listing_id = w.listing_id and r.metric = w.metric and r.bucket_at >= w.start offset 0) r
    union all
    select r.*, true from wanted w cross join lateral (
      select * from tracking.rollup_day r where r.listing_id = w.listing_id and r.metric = w.metric and r.bucket_at < w.start
      order by r.bucket_at desc, r.last_at desc limit 1) r
    order by bucket_at, last_at`.execute(trx)
  const found = new Map<string, Days>()
  for (const row of rows) {
    const key = `${row.listing_id} ${row.metric}`
    const entry: Days = found.get(key) ?? { days: [], carried: undefined }
    found.set(key, entry)
    if (row.is_carried) entry.carried = toCarried(row)
    else entry.days.push(toRollup(row))
  }
  return found
}
