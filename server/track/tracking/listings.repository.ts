import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface ListingKey {
  marketplace: string
  asin: string
}

/** The ids of listings, made where they are new, in the order of `keys`. */
export async function ensureListings(trx: Db, keys: readonly ListingKey[]): Promise<(ListingKey & { id: string })[]> {
  const marketplaces = keys.map((key) => key.marketplace)
  const asins = keys.map((key) => key.asin)
  await sql`insert into tracking.listing (marketplace, asin)
    select * from unnest(${marketplaces}::text[], ${asins}::text[]) as k (marketplace, asin) order by 1, 2
    on conflict do nothing`.execute(trx)
  const { rows } = await sql<ListingKey & { id: string }>`
    select l.id, l.marketplace, l.asin from unnest(${marketplaces}::text[], ${asins}::text[]) as k (marketplace, asin)
    join tracking.listing l using (marketplace, asin)`.execute(trx)
  return rows
}

/** Where an operation across tenants keeps what Tradewind itself saw. */
export const SHARED = '00000000-0000-0000-0000-000000000000'

/** Makes the partitions for the months of these times (Unix milliseconds). */
export async function ensureMonths(db: Db, times: Iterable<number>): Promise<void> {
  const months = new Set<string>()
  for (const at of times) months.add(`${new Date(at).toISOString().slice(0, 7)}-01`)
  if (months.size > 0) await sql`select tracking.ensure_months(${[...months].sort()}::date[])`.execute(db)
}

export interface SourceState {
  listing_id: string
  source: string
  points: number
  first_at: number
  last_at: number
  known_until: number | null
}

/** Adds to what each source gave. With nothing new, nothing is written. */
export async function addSourceStates(trx: Db, tenantId: string, states: readonly SourceState[]): Promise<void> {
  if (states.length === 0) return
  const times = states.map((state) => ({
    ...state,
    first_at: new Date(state.first_at).toISOString(),
    last_at: new Date(state.last_at).toISOString(),
    known_until: state.known_until === null ? null : new Date(state.known_until).toISOString(),
  }))
  await sql`
    insert into tracking.source_state as s (listing_id, tenant_id, source, points, first_at, last_at, known_until)
    select listing_id, ${tenantId}, source, points, first_at, last_at, known_until
    from jsonb_populate_recordset(null::tracking.source_state, ${JSON.stringify(times)}::jsonb) order by listing_id, source
    on conflict (listing_id, tenant_id, source) do update set points = s.points + excluded.points,
      first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
      known_until = greatest(s.known_until, excluded.known_until)
    where excluded.points > 0 or excluded.known_until > coalesce(s.known_until, '-infinity')
      or excluded.first_at < s.first_at or excluded.last_at > s.last_at`.execute(trx)
}

export interface CategoryName {
  marketplace: string
  category_id: string
  name: string
}

export async function saveCategories(trx: Db, tenantId: string, categories: readonly CategoryName[]): Promise<void> {
  if (categories.length === 0) return
  await sql`
    insert into tracking.category as c (marketplace, tenant_id, category_id, name)
    select distinct on (marketplace, category_id) marketplace, ${tenantId}::uuid, category_id, name
    from jsonb_populate_recordset(null::tracking.category, ${JSON.stringify(categories)}::jsonb) order by marketplace, category_id
    on conflict (marketplace, tenant_id, category_id) do update set name = excluded.name where c.name <> excluded.name`.execute(trx)
}
