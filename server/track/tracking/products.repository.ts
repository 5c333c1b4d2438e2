import { sql } from 'kysely'
import { type Db, queryTenant } from '#kernel/db'
import { bitOf, type Column } from './metrics.ts'
import type { Frequency, ProductQuery, ProductStatus } from './tracking.schema.ts'

/** A product and what was last seen of its listing, by Tradewind or the tenant, whichever is newer. */
export interface ProductRecord {
  id: string
  listing_id: string
  asin: string
  marketplace: string
  name: string | null
  status: ProductStatus
  crawl_frequency: Frequency
  category: string | null
  tags: string[]
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
/** What the list does not show: each column costs, twenty times a page. */
const DETAIL_ONLY = new Set<string>(['list_minor', 'monthly_sold', 'offers_new', 'parent_asin'])
export type ListRecord = Omit<ProductRecord, 'listing_id' | 'list_minor' | 'monthly_sold' | 'offers_new' | 'parent_asin'>
const WORDS = ['title', 'brand', 'image_url', 'parent_asin', 'bsr_category', 'currency']

// Of the tenant's own state `o` and the shared one `n` the newer speaks first. What it knows to be absent is absent: an
// old price is no price.
const OWN_IS_NEWER = `coalesce(o.observed_at, '-infinity') >= coalesce(n.observed_at, '-infinity')`
const pick = (column: Column) => {
  const bit = bitOf(column)
  return `case when ${OWN_IS_NEWER} then case when o.seen & ${bit} <> 0 then o.${column} else n.${column} end
    else case when n.seen & ${bit} <> 0 then n.${column} else o.${column} end end`
}
const pickWord = (word: string) => `case when ${OWN_IS_NEWER} then coalesce(o.${word}, n.${word}) else coalesce(n.${word}, o.${word}) end`

const LISTING = 'join tracking.listing l on l.id = p.listing_id'
const LATEST = `
  left join tracking.latest o on o.listing_id = p.listing_id and o.tenant_id = p.tenant_id
  left join tracking.latest n on n.listing_id = p.listing_id and n.tenant_id = '00000000-0000-0000-0000-000000000000'`
const FROM = `from tracking.product p ${LISTING} ${LATEST}`
const select = (columns: readonly Column[], words: readonly string[]) => `
  select p.id, p.listing_id, l.asin, l.marketplace, p.name, p.status, p.crawl_frequency, p.category, p.tags, p.created_at,
    greatest(o.observed_at, n.observed_at) as observed_at,
    ${[...columns.map((column) => `${pick(column)} as ${column}`), ...words.map((word) => `${pickWord(word)} as ${word}`)].join(', ')}`
const SELECT = select(SHOWN, WORDS)
const LIST_COLUMNS = SHOWN.filter((column) => !DETAIL_ONLY.has(column))
const LIST_WORDS = WORDS.filter((word) => !DETAIL_ONLY.has(word))
const LIST = select(LIST_COLUMNS, LIST_WORDS)
const LISTED = ['id', 'asin', 'marketplace', 'name', 'status', 'crawl_frequency', 'category', 'tags', 'created_at', 'observed_at', ...LIST_COLUMNS, ...LIST_WORDS].map((name) => `page.${name}`).join(', ')

const SORT: Record<ProductQuery['sort'], string> = {
  name: `lower(coalesce(p.name, ${pickWord('title')}, l.asin))`,
  price: `coalesce(${pick('price_minor')}, ${pick('buy_box_minor')})`,
  bsr: pick('bsr'),
  rating: pick('rating'),
  reviews: pick('reviews'),
  observed_at: 'greatest(o.observed_at, n.observed_at)',
  created_at: 'p.created_at',
}

/** The order of a sort. That of creation is the order of an index, and reads no more than the page. */
function orderBy({ sort, order }: ProductQuery): string {
  if (sort === 'created_at') return order === 'desc' ? 'p.created_at desc, p.id' : 'p.created_at, p.id desc'
  return `${SORT[sort]} ${order} nulls last, p.id`
}

/** Each filter that is asked for, and what counting needs besides the products themselves. */
function match({ search, marketplace, status, crawl_frequency, availability, tag, category }: ProductQuery) {
  const values: (string | number)[] = []
  const place = (value: string) => `$${values.push(value)}`
  const clauses: string[] = []
  if (status !== undefined) clauses.push(`p.status = ${place(status)}`)
  if (crawl_frequency !== undefined) clauses.push(`p.crawl_frequency = ${place(crawl_frequency)}`)
  if (tag !== undefined) clauses.push(`p.tags @> array[${place(tag)}]::text[]`)
  if (category !== undefined) clauses.push(`p.category = ${place(category)}`)
  if (marketplace !== undefined) clauses.push(`l.marketplace = ${place(marketplace)}`)
  if (availability !== undefined) clauses.push(`${pick('availability')} = ${place(availability)}`)
  if (search !== undefined) {
    const like = place(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
    clauses.push(`(p.name ilike ${like} or ${pickWord('title')} ilike ${like} or l.asin ilike ${like})`)
  }
  const needed = search !== undefined || availability !== undefined ? `${LISTING} ${LATEST}` : marketplace === undefined ? '' : LISTING
  // Short: PostgreSQL cuts names at 63 characters.
  const asked = { s: status, f: crawl_frequency, g: tag, c: category, m: marketplace, a: availability, t: search }
  const key = Object.entries(asked).flatMap(([letter, value]) => (value === undefined ? [] : [letter])).join('')
  return { values, where: clauses.length === 0 ? '' : `where ${clauses.join(' and ')}`, needed, key }
}

/**
 * One page of the tenant's products and how many match, in one message. This is the busiest read of the API.
 */
export async function listPage(db: Db, tenantId: string, query: ProductQuery): Promise<{ rows: ListRecord[]; total: number }> {
  const { values, where, needed, key } = match(query)
  const [limit, offset] = [values.push(query.limit), values.push((query.page - 1) * query.limit)]
  const order = orderBy(query)
  const name = `products_${query.sort}_${query.order}_${key}`
  const text = `with page as (${LIST}, row_number() over (order by ${order}) as place ${FROM} ${where} order by ${order} limit $${limit} offset $${offset})
    select ${LISTED}, counted.total from (select count(*) as total from tracking.product p ${needed} ${where}) counted left join page on true order by page.place`
  const rows = await queryTenant<ListRecord & { total: number }>(db, tenantId, { name, text }, values)
  return { rows: rows.filter((row) => row.id !== null), total: rows[0]?.total ?? 0 }
}

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

export async function findByAsins(trx: Db, asins: readonly string[]): Promise<ProductRef[]> {
  if (asins.length === 0) return []
  const { rows } = await sql<ProductRef>`
    select p.id, p.listing_id, l.asin, l.marketplace from tracking.product p join tracking.listing l on l.id = p.listing_id
    where l.asin = any(${asins}::text[]) order by l.asin, l.marketplace`.execute(trx)
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
