import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { type Bucket, averageOf } from './history/steps.ts'
import { type Carried, completeRollups, type Rollup } from './history/rollup-buckets.ts'
import { type RollupRow, toCarried, toRollup } from './history.repository.ts'
import { SHARED } from './listings.repository.ts'
import { bitOf, type Metric } from './metrics.ts'

const DAY_MS = 86_400_000

/** A tenant's product, as far as it takes to tell whether another is like it. */
export interface ProductBrief {
  product_id: string
  listing_id: string
  asin: string
  marketplace: string
  name: string | null
  title: string | null
  brand: string | null
  image_url: string | null
  bsr_category: string | null
  parent_asin: string | null
  currency: string | null
  price_minor: number | null
  bsr: number | null
  tags: string[]
}

const BRIEFS = sql`
  select p.id as product_id, p.listing_id, l.asin, l.marketplace, p.name, coalesce(n.title, o.title) as title, coalesce(n.brand, o.brand) as brand, coalesce(n.image_url, o.image_url) as image_url,
    coalesce(n.bsr_category, o.bsr_category) as bsr_category, coalesce(n.parent_asin, o.parent_asin) as parent_asin, coalesce(n.currency, o.currency) as currency,
    coalesce(n.price_minor, n.buy_box_minor, o.price_minor, o.buy_box_minor) as price_minor, coalesce(n.bsr, o.bsr) as bsr, p.tags
  from tracking.product p join tracking.listing l on l.id = p.listing_id
  left join tracking.latest o on o.listing_id = p.listing_id and o.tenant_id = p.tenant_id
  left join tracking.latest n on n.listing_id = p.listing_id and n.tenant_id = ${SHARED}`

/** The tenant's products on a marketplace, those of one root category first. */
export async function listBriefs(trx: Db, { marketplace, first, limit }: { marketplace: string; first: string | null; limit: number }): Promise<ProductBrief[]> {
  const { rows } = await sql<ProductBrief>`
    ${BRIEFS} where l.marketplace = ${marketplace} order by (coalesce(n.bsr_category, o.bsr_category) is not distinct from ${first}::text) desc, p.created_at, p.id limit ${limit}`.execute(trx)
  return rows
}

/** The tenant's products of these listings, by listing. */
export async function listProductsOfListings(trx: Db, listingIds: readonly string[]): Promise<Map<string, ProductBrief>> {
  if (listingIds.length === 0) return new Map()
  const { rows } = await sql<ProductBrief>`${BRIEFS} where p.listing_id = any(${listingIds}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.listing_id, row]))
}

/** One day (UTC) of a metric. `average` is weighted by time; `last` is the value the day ended with. Null: not known. */
export interface DayValue {
  at: Date
  average: number | null
  last: number | null
}

interface DayRow extends RollupRow {
  listing_id: string
  is_carried: boolean
}

/**
 * The days of a range, of many listings and metrics at once: two statements, however many. A value holds on into the days
 * after it as in the history; what is not known is null. Keys of the answer are `listing metric`.
 * @param from the beginning of its UTC day counts @param to exclusive, its day is in the answer
 */
export async function readDays(trx: Db, { listingIds, metrics, from, to }: { listingIds: readonly string[]; metrics: readonly Metric[]; from: Date; to: Date }): Promise<Map<string, DayValue[]>> {
  const start = Math.floor(from.getTime() / DAY_MS) * DAY_MS
  const days = Math.max(1, Math.ceil((to.getTime() - start) / DAY_MS))
  const bounds = Array.from({ length: days + 1 }, (_, day) => start + day * DAY_MS)
  const { rows: looked } = await sql<{ listing_id: string; last_at: Date; known_until: Date | null }>`
    select listing_id, max(last_at) as last_at, max(known_until) as known_until from tracking.source_state where listing_id = any(${listingIds}::uuid[]) group by listing_id`.execute(trx)
  const { rows } = await sql<DayRow>`
    with wanted as (select distinct * from unnest(${listingIds}::uuid[]) as l (listing_id) cross join unnest(${metrics as Metric[]}::text[]) as m (metric))
    select r.*, false as is_carried from wanted w cross join lateral (
      select * from tracking.rollup_day r where r.listing_id = w.listing_id and r.metric = w.metric and r.bucket_at >= ${new Date(start)} and r.bucket_at < ${new Date(bounds.at(-1) ?? start)} offset 0) r
    union all
    select r.*, true from wanted w cross join lateral (
      select * from tracking.rollup_day r where r.listing_id = w.listing_id and r.metric = w.metric and r.bucket_at < ${new Date(start)}
      order by r.bucket_at desc, r.last_at desc limit 1) r
    order by bucket_at, last_at`.execute(trx)
  const found = new Map<string, { days: Rollup[]; carried: Carried | undefined }>()
  for (const row of rows) {
    const key = `${row.listing_id} ${row.metric}`
    const entry = found.get(key) ?? { days: [], carried: undefined }
    found.set(key, entry)
    if (row.is_carried) entry.carried = toCarried(row)
    else entry.days.push(toRollup(row))
  }
  const knownUntil = new Map(looked.map((row) => [row.listing_id, (row.known_until ?? row.last_at).getTime()]))
  return new Map([...found].map(([key, { days: stored, carried }]) => {
    const { buckets } = completeRollups(stored, { bounds, carried, knownUntil: Math.min(to.getTime(), knownUntil.get(key.slice(0, 36)) ?? 0) })
    return [key, withLast(buckets, carried?.value ?? null)]
  }))
}

/** The value a day ended with is that of its last point, else what was carried in, as long as it holds. */
function withLast(buckets: readonly Bucket[], carried: number | null): DayValue[] {
  let before = carried
  return buckets.map((bucket) => {
    const average = averageOf(bucket)
    if (bucket.last !== undefined) before = bucket.last
    return { at: new Date(bucket.at), average, last: average === null ? null : before }
  })
}

/** How long a listing had no offer, of the time that is known: seconds. */
export interface StockTime {
  out_s: number
  known_s: number
}

/**
 * The time each listing was out of stock within a range, weighted by time: a look holds until the next, or as long as it says.
 * A look that saw no offer (a price that is absent) counts as one that said so. One statement, however many listings.
 */
export async function readStockTimes(trx: Db, { listingIds, from, to }: { listingIds: readonly string[]; from: Date; to: Date }): Promise<Map<string, StockTime>> {
  const stock = bitOf('availability')
  const price = bitOf('price_minor')
  /** Whether a look says anything of stock. */
  const tells = (look: string) => sql.raw(`(${look}.availability is not null or ${look}.price_minor is not null or ((coalesce(${look}.absent, 0) & ${price}) | (coalesce(${look}.unknown, 0) & ${stock})) <> 0)`)
  const { rows } = await sql<StockTime & { listing_id: string }>`
    with seen as (
      select o.listing_id, o.observed_at, o.holds_s,
        case when o.availability = 'out_of_stock' then true when o.availability = 'in_stock' then false
          when (coalesce(o.unknown, 0) & ${stock}) <> 0 then null when (coalesce(o.absent, 0) & ${price}) <> 0 then true when o.price_minor is not null then false end as is_out,
        lead(o.observed_at) over (partition by o.listing_id order by o.observed_at, o.source) as next_at
      from unnest(${listingIds}::uuid[]) as l (listing_id) cross join lateral (
        (select * from tracking.observation b where b.listing_id = l.listing_id and b.observed_at < ${from} and ${tells('b')} order by b.observed_at desc, b.source desc limit 1)
        union all
        select * from tracking.observation i where i.listing_id = l.listing_id and i.observed_at >= ${from} and i.observed_at < ${to} and ${tells('i')}) o
    ), spans as (
      select s.listing_id, s.is_out, greatest(0, extract(epoch from
        least(${to}::timestamptz, s.next_at, case when s.holds_s is not null then s.observed_at + make_interval(secs => s.holds_s) else coalesce(k.known_until, s.observed_at) end)
        - greatest(${from}::timestamptz, s.observed_at)))::float8 as seconds
      from seen s left join lateral (select max(coalesce(known_until, last_at)) as known_until from tracking.source_state k where k.listing_id = s.listing_id) k on true
      where s.is_out is not null
    )
    select listing_id, coalesce(sum(seconds) filter (where is_out), 0) as out_s, coalesce(sum(seconds), 0) as known_s from spans group by listing_id`.execute(trx)
  return new Map(rows.map(({ listing_id, ...time }) => [listing_id, time]))
}

/** A time at which a listing's rank and its "bought in past month" were both seen. */
export interface SalesPoint {
  marketplace: string
  root_category: string
  /** The parent, else the listing: children share their parent's rank. */
  family: string
  bsr: number
  monthly_sold: number
  at: Date
}

/** What Tradewind itself saw of ranks and sales since a time, one look a listing and month. Imports of tenants are not among it. */
export async function listSalesPoints(systemDb: Db, since: Date): Promise<SalesPoint[]> {
  const { rows } = await sql<SalesPoint>`
    select l.marketplace, n.bsr_category as root_category, coalesce(n.parent_asin, l.asin) as family, p.bsr, p.monthly_sold, p.observed_at as at
    from tracking.latest n join tracking.listing l on l.id = n.listing_id cross join lateral (
      select distinct on (date_trunc('month', o.observed_at, 'UTC')) o.bsr, o.monthly_sold, o.observed_at from tracking.observation o
      where o.listing_id = n.listing_id and o.tenant_id = ${SHARED} and o.observed_at >= ${since} and o.bsr is not null and o.monthly_sold > 0
      order by date_trunc('month', o.observed_at, 'UTC'), o.observed_at desc) p
    where n.tenant_id = ${SHARED} and n.bsr_category is not null order by 1, 2, 3, p.observed_at`.execute(systemDb)
  return rows
}
