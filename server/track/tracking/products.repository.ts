import { sql } from 'kysely'
import { type Db, poolOf } from '#kernel/db'
import { bitOf, type Column, COLUMNS } from './metrics.ts'
import type { ProductQuery } from './tracking.schema.ts'

/** A product and what was last seen of its listing, by Tradewind or the tenant, whichever is newer. */
export interface ProductRecord {
  id: string
  listing_id: string
  asin: string
  marketplace: string
  name: string | null
  status: 'active' | 'paused'
  crawl_frequency: 'hourly' | '6h' | 'daily' | 'weekly'
  created_at: Date
  title: string | null
  brand: string | null
  image_url: string | null
  parent_asin: string | null
  bsr_category: string | null
  currency: string | null
  observed_at: Date | null
  price_minor: number | null
  buy_box_minor: number | null
  list_minor: number | null
  bsr: number | null
  rating: number | null
  reviews: number | null
  monthly_sold: number | null
  offers_new: number | null
  buy_box_seller: string | null
  availability: 'in_stock' | 'out_of_stock' | null
}

const SHOWN: readonly Column[] = ['price_minor', 'buy_box_minor', 'list_minor', 'bsr', 'rating', 'reviews', 'monthly_sold', 'offers_new', 'buy_box_seller', 'availability']
const WORDS = ['title', 'brand', 'image_url', 'parent_asin', 'bsr_category', 'currency']

// `a` is the newer of the two states, `b` the older. Absent in the newer one is absent: an old price is no price.
const values = COLUMNS.filter((column) => SHOWN.includes(column)).map((column) => `case when a.seen & ${bitOf(column)} <> 0 then a.${column} else b.${column} end as ${column}`)
const words = WORDS.map((word) => `coalesce(a.${word}, b.${word}) as ${word}`)
const NEWEST = `select * from tracking.latest s where s.listing_id = p.listing_id order by s.observed_at desc nulls last, s.tenant_id desc`

const FROM = `
  from tracking.product p
  join tracking.listing l on l.id = p.listing_id
  left join lateral (${NEWEST} limit 1) a on true
  left join lateral (${NEWEST} limit 1 offset 1) b on true`
const SELECT = `
  select p.id, p.listing_id, l.asin, l.marketplace, p.name, p.status, p.crawl_frequency, p.created_at,
    greatest(a.observed_at, b.observed_at) as observed_at, ${[...values, ...words].join(', ')}`

const SORT: Record<ProductQuery['sort'], string> = {
  name: `lower(coalesce(f.name, f.title, f.asin))`,
  price: 'coalesce(f.price_minor, f.buy_box_minor)',
  bsr: 'f.bsr',
  rating: 'f.rating',
  reviews: 'f.reviews',
  observed_at: 'f.observed_at',
  created_at: 'f.created_at',
}

const MATCH = `
  where ($1::text is null or l.asin = upper($1) or coalesce(p.name, '') ilike $2 or coalesce(a.title, '') ilike $2 or l.asin ilike $2)
    and ($3::text is null or l.marketplace = $3) and ($4::text is null or p.status = $4)`

/**
 * One page of the tenant's products and how many match: three messages to the database, of which one is a query, and that
 * one prepared under a name. This is the busiest read of the API, and the query builder has no prepared statements.
 */
export async function listPage(db: Db, tenantId: string, query: ProductQuery): Promise<{ rows: ProductRecord[]; total: number }> {
  const { search, marketplace = null, status = null, sort, order, page, limit } = query
  const client = await poolOf(db).connect()
  let failure: Error | undefined
  try {
    // The id comes from a verified token, and is checked all the same: it goes into the text.
    if (!/^[0-9a-f-]{36}$/i.test(tenantId)) throw new Error('a tenant id is a UUID')
    await client.query(`begin read only; set local app.tenant_id = '${tenantId}'`)
    const { rows } = await client.query<ProductRecord & { total: number }>({
      name: `products_${sort}_${order}`,
      text: `with f as (${SELECT} ${FROM} ${MATCH})
        select f.*, count(*) over () as total from f order by ${SORT[sort]} ${order} nulls last, f.id limit $5 offset $6`,
      values: [search ?? null, `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`, marketplace, status, limit, (page - 1) * limit],
    })
    await client.query('commit')
    const total = rows[0]?.total ?? (page === 1 ? 0 : await countBehind(db, tenantId, query))
    return { rows, total }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(failure)
  }
}

/** A page behind the last one is empty, and the total is on the first. */
const countBehind = async (db: Db, tenantId: string, query: ProductQuery): Promise<number> => (await listPage(db, tenantId, { ...query, page: 1, limit: 1 })).total

export async function find(trx: Db, id: string): Promise<ProductRecord | undefined> {
  const { rows } = await sql<ProductRecord>`${sql.raw(SELECT)} ${sql.raw(FROM)} where p.id = ${id}`.execute(trx)
  return rows[0]
}

export interface ProductRef {
  id: string
  listing_id: string
  asin: string
  marketplace: string
}

/** The products of this transaction's tenant with an ASIN, on one marketplace or on all. */
export async function findByAsin(trx: Db, asin: string, marketplace?: string): Promise<ProductRef[]> {
  const { rows } = await sql<ProductRef>`
    select p.id, p.listing_id, l.asin, l.marketplace from tracking.product p join tracking.listing l on l.id = p.listing_id
    where l.asin = ${asin} and (${marketplace ?? null}::text is null or l.marketplace = ${marketplace ?? null}) order by l.marketplace`.execute(trx)
  return rows
}

export async function findRefs(trx: Db, ids: readonly string[]): Promise<ProductRef[]> {
  const { rows } = await sql<ProductRef>`
    select p.id, p.listing_id, l.asin, l.marketplace from tracking.product p join tracking.listing l on l.id = p.listing_id
    where p.id = any(${ids}::uuid[])`.execute(trx)
  return rows
}

export interface RankRecord {
  category_id: string
  category_name: string | null
  rank: number | null
  observed_at: Date
}

/** The newest rank in each category, the best first. */
export async function listRanks(trx: Db, { listing_id, marketplace }: ProductRef): Promise<RankRecord[]> {
  const { rows } = await sql<RankRecord>`
    select r.category_id, (select min(c.name) from tracking.category c where c.marketplace = ${marketplace} and c.category_id = r.category_id) as category_name, r.rank, r.observed_at
    from (select distinct on (category_id) category_id, rank, observed_at from tracking.rank
      where listing_id = ${listing_id} order by category_id, observed_at desc, source desc) r
    order by r.rank nulls last, r.category_id`.execute(trx)
  return rows
}

export interface ContentRecord {
  bullets: string[]
  images: string[]
  description: string | null
}

/** The newest version of the page's words and pictures of each source, the newest first. */
export async function listContents(trx: Db, listingId: string): Promise<ContentRecord[]> {
  const { rows } = await sql<ContentRecord>`
    select bullets, images, description from (
      select distinct on (source, tenant_id) valid_from, bullets, images, description from tracking.listing_content
      where listing_id = ${listingId} order by source, tenant_id, valid_from desc) v
    order by valid_from desc`.execute(trx)
  return rows
}
