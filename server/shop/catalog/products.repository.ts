import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { ProductQuery, ProductRow } from './products.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** What a product is made of, apart from its SKUs and images. */
export interface ProductFields {
  slug: string
  name: string
  brand: string | null
  description: string
  attributes: { key: string; value: string }[]
  options: { name: string; values: string[] }[]
  tax_category: string
  language: string
  status: 'draft' | 'published'
  channels: string[]
}

export interface ProductRecord extends ProductFields {
  product_id: string
  version: number
  rating: number | null
  reviews: number
  created_at: Date
  updated_at: Date
  removed_at: Date | null
}

const RECORD = sql`p.id as product_id, p.slug, p.name, p.brand, p.description, p.attributes, p.options, p.tax_category, p.language, p.status, p.channels, p.version, p.rating::float8 as rating, p.reviews, p.created_at, p.updated_at, p.removed_at`

/** Names are given out by one at a time, so that the first free one is free. */
export const lockSlugs = async (trx: Db): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended('catalog.slug ' || ${OWN}::text, 0))`.execute(trx))

/** Of the slugs that begin so, those that a product has. */
export async function takenSlugs(trx: Db, wanted: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from catalog.product where tenant_id = ${OWN} and (slug = any (${wanted}::text[]) or regexp_replace(slug, '-[0-9]+$', '') = any (${wanted}::text[]))`.execute(trx)
  return new Set(rows.map(({ slug }) => slug))
}

export async function find(trx: Db, id: string): Promise<ProductRecord | undefined> {
  const { rows } = await sql<ProductRecord>`select ${RECORD} from catalog.product p where p.tenant_id = ${OWN} and p.id = ${id}`.execute(trx)
  return rows[0]
}

/** Held until the transaction ends: changes of one product follow each other. */
export async function lock(trx: Db, ids: readonly string[]): Promise<ProductRecord[]> {
  const { rows } = await sql<ProductRecord>`select ${RECORD} from catalog.product p where p.tenant_id = ${OWN} and p.id = any (${ids}::uuid[]) order by p.id for update`.execute(trx)
  return rows
}

export async function lockBySlugs(trx: Db, slugs: readonly string[]): Promise<ProductRecord[]> {
  const { rows } = await sql<ProductRecord>`select ${RECORD} from catalog.product p where p.tenant_id = ${OWN} and p.slug = any (${slugs}::text[]) order by p.id for update`.execute(trx)
  return rows
}

const SHAPE = sql`(id uuid, slug text, name text, brand text, description text, attributes jsonb, options jsonb, tax_category text, language text, status text, channels jsonb)`
const recordsOf = (rows: readonly (ProductFields & { product_id: string })[]) => JSON.stringify(rows.map(({ product_id, ...row }) => ({ id: product_id, ...row })))
const CHANNELS = sql`coalesce(array(select jsonb_array_elements_text(g.channels)), '{}')`

/** @throws on a slug that another has */
export async function insert(trx: Db, tenantId: string, rows: readonly (ProductFields & { product_id: string })[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into catalog.product (tenant_id, id, slug, name, brand, description, attributes, options, tax_category, language, status, channels)
    select ${tenantId}, g.id, g.slug, g.name, g.brand, g.description, g.attributes, g.options, g.tax_category, g.language, g.status, ${CHANNELS} from jsonb_to_recordset(${recordsOf(rows)}::jsonb) g${SHAPE}`.execute(trx)
  await forgetOldSlugs(trx, rows.map(({ slug }) => slug))
}

/** Writes what differs, remembers slugs that were left, and counts the change. @returns whom it changed */
export async function update(trx: Db, tenantId: string, rows: readonly (ProductFields & { product_id: string })[]): Promise<string[]> {
  if (rows.length === 0) return []
  const { rows: changed } = await sql<{ id: string; was: string; slug: string }>`
    with given as materialized (select g.*, ${CHANNELS} as channel_list from jsonb_to_recordset(${recordsOf(rows)}::jsonb) g${SHAPE}),
    old as materialized (select p.id, p.slug from catalog.product p join given g on g.id = p.id where p.tenant_id = ${tenantId})
    update catalog.product p set slug = g.slug, name = g.name, brand = g.brand, description = g.description, attributes = g.attributes, options = g.options, tax_category = g.tax_category, language = g.language,
      status = g.status, channels = g.channel_list, version = p.version + 1, updated_at = now()
    from given g join old on old.id = g.id where p.tenant_id = ${tenantId} and p.id = g.id
      and (p.slug, p.name, p.brand, p.description, p.attributes, p.options, p.tax_category, p.language, p.status, p.channels) is distinct from (g.slug, g.name, g.brand, g.description, g.attributes, g.options, g.tax_category, g.language, g.status, g.channel_list)
    returning p.id, old.slug as was, p.slug`.execute(trx)
  const renamed = changed.filter(({ was, slug }) => was !== slug)
  if (renamed.length > 0) {
    await sql`insert into catalog.slug_history (tenant_id, slug, product_id) select ${tenantId}, * from unnest(${renamed.map(({ was }) => was)}::text[], ${renamed.map(({ id }) => id)}::uuid[])
      on conflict (tenant_id, slug) do update set product_id = excluded.product_id, left_at = now()`.execute(trx)
    await forgetOldSlugs(trx, renamed.map(({ slug }) => slug))
  }
  return changed.map(({ id }) => id)
}

/** A slug that is somebody's again leads there, not to who had it. */
const forgetOldSlugs = (trx: Db, slugs: readonly string[]) => sql`delete from catalog.slug_history where tenant_id = ${OWN} and slug = any (${slugs}::text[])`.execute(trx)

/** Counts a change of what belongs to the products but stands in other tables. */
export async function touch(trx: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql`update catalog.product set version = version + 1, updated_at = now() where tenant_id = ${OWN} and id = any (${ids}::uuid[])`.execute(trx)
}

/** @returns false when it is so already */
export async function setRemoved(trx: Db, id: string, isRemoved: boolean): Promise<boolean> {
  const { rows } = await sql`update catalog.product set removed_at = ${isRemoved ? sql`now()` : sql`null`}, version = version + 1, updated_at = now() where tenant_id = ${OWN} and id = ${id} and (removed_at is null) = ${isRemoved} returning id`.execute(trx)
  return rows.length > 0
}

export interface Placed {
  product_id: string
  category_ids: readonly string[]
}

/** The categories of each product are these, and no others. @returns whom it changed */
export async function setCategories(trx: Db, tenantId: string, placed: readonly Placed[]): Promise<string[]> {
  if (placed.length === 0) return []
  const wanted = JSON.stringify(placed.flatMap(({ product_id, category_ids }) => [...new Set(category_ids)].map((category_id) => ({ product_id, category_id }))))
  const { rows } = await sql<{ product_id: string }>`
    with wanted as materialized (select * from jsonb_to_recordset(${wanted}::jsonb) w(product_id uuid, category_id uuid)),
    gone as (delete from catalog.product_category m where m.tenant_id = ${tenantId} and m.product_id = any (${placed.map(({ product_id }) => product_id)}::uuid[])
      and not exists (select from wanted w where w.product_id = m.product_id and w.category_id = m.category_id) returning m.product_id),
    come as (insert into catalog.product_category (tenant_id, product_id, category_id) select ${tenantId}, product_id, category_id from wanted on conflict do nothing returning product_id)
    select product_id from gone union select product_id from come`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

export async function categoriesOf(trx: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ category_id: string }>`select category_id from catalog.product_category where tenant_id = ${OWN} and product_id = ${id} order by category_id`.execute(trx)
  return rows.map(({ category_id }) => category_id)
}

type ListedRow = Omit<ProductRow, 'image'> & { image: { id: string; alt: string; width: number; height: number } | null }

export async function list(trx: Db, query: ProductQuery): Promise<{ rows: ListedRow[]; total: number }> {
  const like = query.q === undefined ? undefined : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`
  const begins = query.q === undefined ? undefined : `${query.q.replace(/[\\%_]/g, '\\$&')}%`
  const where = sql`p.tenant_id = ${OWN}
    and ${query.status === 'removed' ? sql`p.removed_at is not null` : sql`p.removed_at is null`}
    and ${query.status === 'draft' || query.status === 'published' ? sql`p.status = ${query.status}` : sql`true`}
    and ${like === undefined ? sql`true` : sql`(p.name ilike ${like} or p.slug like ${like} or exists (select from catalog.sku s where s.tenant_id = p.tenant_id and s.product_id = p.id and (s.sku ilike ${begins} or s.barcode like ${begins})))`}
    and ${query.category_id === undefined ? sql`true` : sql`exists (select from catalog.product_category m join catalog.category k on k.tenant_id = m.tenant_id and k.id = m.category_id where m.tenant_id = p.tenant_id and m.product_id = p.id and ${query.category_id}::uuid = any (k.path))`}`
  const order = { newest: sql`p.created_at desc, p.id desc`, name: sql`lower(p.name), p.id`, updated: sql`p.updated_at desc, p.id desc` }[query.sort]
  const { rows } = await sql<ListedRow & { total: number }>`
    with page as (select p.*, row_number() over (order by ${order}) as place from catalog.product p where ${where} order by ${order} limit ${query.limit} offset ${(query.page - 1) * query.limit})
    select p.id as product_id, p.slug, p.name, p.brand, p.status, p.channels, p.language, p.tax_category, p.version, p.created_at, p.updated_at, p.removed_at, counted.total,
      (select count(*)::int from catalog.sku s where s.tenant_id = p.tenant_id and s.product_id = p.id and s.removed_at is null) as skus,
      exists (select from catalog.sku s where s.tenant_id = p.tenant_id and s.product_id = p.id and s.removed_at is null and s.is_active and s.in_stock) as in_stock,
      (select jsonb_build_object('id', i.id, 'alt', m.alt, 'width', i.width, 'height', i.height) from catalog.product_image m join catalog.picture i on i.tenant_id = m.tenant_id and i.id = m.picture_id
        where m.tenant_id = p.tenant_id and m.product_id = p.id order by m.position, m.picture_id limit 1) as image
    from (select count(*)::int as total from catalog.product p where ${where}) counted left join page p on true order by p.place`.execute(trx)
  return { rows: rows.filter((row) => row.product_id !== null), total: rows[0]?.total ?? 0 }
}

/** Products removed before a time, of all tenants. */
export async function listForgettable(systemDb: Db, before: Date, limit: number): Promise<{ tenant_id: string; product_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; product_id: string }>`select tenant_id, id as product_id from catalog.product where removed_at < ${before} order by removed_at limit ${limit}`.execute(systemDb)
  return rows
}

export async function forget(trx: Db, id: string, before: Date): Promise<void> {
  await sql`delete from catalog.product where tenant_id = ${OWN} and id = ${id} and removed_at < ${before}`.execute(trx)
}
