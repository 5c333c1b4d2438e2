import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Frequency, ProductStatus } from './tracking.schema.ts'

export interface NewProduct {
  tenant_id: string
  listing_id: string
  name?: string | undefined
  category?: string | undefined
  tags?: readonly string[] | undefined
  crawl_frequency?: Frequency | undefined
}

/** Whoever adds products of a tenant waits here for the others: the plan's room is counted once. */
export const lockProducts = (trx: Db, tenantId: string) => sql`select pg_advisory_xact_lock(hashtextextended('tracking.products ' || ${tenantId}, 0))`.execute(trx)

export async function countProducts(trx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from tracking.product`.execute(trx)
  return rows[0]?.count ?? 0
}

/** The tenant's products of these listings, by listing id. */
export async function findByListings(trx: Db, listingIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; listing_id: string }>`select id, listing_id from tracking.product where listing_id = any(${listingIds}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.listing_id, row.id]))
}

/** Those that are tracked already stay as they are, and are not in the answer. */
export async function insertProducts(trx: Db, products: readonly NewProduct[]): Promise<{ id: string; listing_id: string }[]> {
  if (products.length === 0) return []
  const rows = products.map(({ tags, crawl_frequency, ...product }) => ({ ...product, tags: tags ?? [], crawl_frequency: crawl_frequency ?? 'daily' }))
  const made = await sql<{ id: string; listing_id: string }>`
    insert into tracking.product (tenant_id, listing_id, name, category, tags, crawl_frequency)
    select tenant_id, listing_id, name, category, tags, crawl_frequency from jsonb_populate_recordset(null::tracking.product, ${JSON.stringify(rows)}::jsonb)
    on conflict (tenant_id, listing_id) do nothing returning id, listing_id`.execute(trx)
  return made.rows
}

export interface Change {
  name?: string | null | undefined
  category?: string | null | undefined
  tags?: readonly string[] | undefined
  add_tags?: readonly string[] | undefined
  remove_tags?: readonly string[] | undefined
  crawl_frequency?: Frequency | undefined
  status?: ProductStatus | undefined
}

const given = <T>(value: T | undefined, column: string) => (value === undefined ? sql.raw(column) : sql`${value}`)

/** @returns the products that were there, changed */
export async function change(trx: Db, ids: readonly string[], { name, category, tags, add_tags = [], remove_tags = [], crawl_frequency, status }: Change): Promise<{ id: string; listing_id: string }[]> {
  const { rows } = await sql<{ id: string; listing_id: string }>`
    update tracking.product set name = ${given(name, 'name')}, category = ${given(category, 'category')},
      tags = array(select t from unnest(${given(tags, 'tags')}::text[] || ${add_tags}::text[]) with ordinality as u (t, n) where t <> all(${remove_tags}::text[]) group by t order by min(n)),
      crawl_frequency = ${given(crawl_frequency, 'crawl_frequency')}, status = ${given(status, 'status')}
    where id = any(${ids}::uuid[]) returning id, listing_id`.execute(trx)
  return rows
}

const KEPT = sql.raw('tenant_id, id, listing_id, name, category, tags, status, crawl_frequency, created_at')

/** Takes products out and keeps them aside. @returns those that were there */
export async function remove(trx: Db, ids: readonly string[]): Promise<{ id: string; listing_id: string }[]> {
  const { rows } = await sql<{ id: string; listing_id: string }>`
    with gone as (delete from tracking.product where id = any(${ids}::uuid[]) returning ${KEPT}),
    kept as (insert into tracking.removed_product (${KEPT}) select ${KEPT} from gone)
    select id, listing_id from gone`.execute(trx)
  return rows
}

/** Brings removed products back, unless their listing was added anew since. @returns those that came back */
export async function restore(trx: Db, ids: readonly string[]): Promise<{ id: string; listing_id: string }[]> {
  const { rows } = await sql<{ id: string; listing_id: string }>`
    with back as (
      insert into tracking.product (${KEPT}) select ${KEPT} from tracking.removed_product where id = any(${ids}::uuid[])
      on conflict (tenant_id, listing_id) do nothing returning id, listing_id
    ), gone as (delete from tracking.removed_product where id in (select id from back))
    select id, listing_id from back`.execute(trx)
  return rows
}

export async function isRemoved(trx: Db, id: string): Promise<boolean> {
  return (await sql`select from tracking.removed_product where id = ${id}`.execute(trx)).rows.length > 0
}

export const forgetRemovedBefore = (systemDb: Db, date: Date) => sql`delete from tracking.removed_product where removed_at < ${date}`.execute(systemDb)

/** The tenant's tags and how many products carry each, the most used first. */
export async function listTags(trx: Db): Promise<{ tag: string; products: number }[]> {
  const { rows } = await sql<{ tag: string; products: number }>`
    select tag, count(*) as products from tracking.product cross join lateral unnest(tags) tag group by tag order by products desc, tag limit 1000`.execute(trx)
  return rows
}
