import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Category } from './categories.schema.ts'

const OWN = sql`(select nullif(current_setting('app.tenant_id', true), '')::uuid)`

/** The tree is changed by one at a time: see the trigger `category_placed`. */
export const lockTree = async (trx: Db): Promise<void> => void (await sql`select pg_advisory_xact_lock(hashtextextended('catalog.category ' || ${OWN}::text, 0))`.execute(trx))

/** All of them, parents before children, siblings in order; with how many of their products have a card in the currency, or with all. */
export async function list(trx: Db, currency?: string): Promise<Category[]> {
  const { rows } = await sql<Category>`
    with held as materialized (
      select m.category_id, m.product_id from catalog.product_category m
      where m.tenant_id = ${OWN} and ${currency === undefined
        ? sql`exists (select from catalog.product p where p.tenant_id = m.tenant_id and p.id = m.product_id and p.removed_at is null)`
        : sql`exists (select from catalog.card c where c.tenant_id = m.tenant_id and c.product_id = m.product_id and c.currency = ${currency} and c.in_shop)`}),
    counted as (select above.id, count(distinct held.product_id)::int as products from held join catalog.category k on k.tenant_id = ${OWN} and k.id = held.category_id cross join lateral unnest(k.path) above(id) group by 1)
    select k.id as category_id, k.parent_id, k.position, k.slug, k.name, k.path, coalesce(counted.products, 0) as products
    from catalog.category k left join counted on counted.id = k.id where k.tenant_id = ${OWN} order by cardinality(k.path), k.position, k.name, k.id`.execute(trx)
  return rows
}

export async function find(trx: Db, id: string): Promise<Omit<Category, 'products'> | undefined> {
  const { rows } = await sql<Omit<Category, 'products'>>`select id as category_id, parent_id, position, slug, name, path from catalog.category where tenant_id = ${OWN} and id = ${id}`.execute(trx)
  return rows[0]
}

/** Which of these ids are categories. */
export async function known(trx: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from catalog.category where tenant_id = ${OWN} and id = any (${ids}::uuid[])`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

export async function takenSlugs(trx: Db): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`select slug from catalog.category where tenant_id = ${OWN}`.execute(trx)
  return new Set(rows.map(({ slug }) => slug))
}

export async function insert(trx: Db, row: { tenant_id: string; id: string; parent_id: string | null; slug: string; name: string; position: number }): Promise<void> {
  await sql`insert into catalog.category (tenant_id, id, parent_id, position, slug, name) values (${row.tenant_id}, ${row.id}, ${row.parent_id}, ${row.position}, ${row.slug}, ${row.name})`.execute(trx)
}

export async function update(trx: Db, id: string, row: { parent_id: string | null; slug: string; name: string }): Promise<void> {
  await sql`update catalog.category set slug = ${row.slug}, name = ${row.name} where tenant_id = ${OWN} and id = ${id}`.execute(trx)
  await sql`update catalog.category set parent_id = ${row.parent_id} where tenant_id = ${OWN} and id = ${id} and parent_id is distinct from ${row.parent_id}::uuid`.execute(trx)
}

/** Numbers the children of a parent anew, with one of them at a place. */
export async function place(trx: Db, { id, parent_id, position }: { id: string; parent_id: string | null; position: number }): Promise<void> {
  await sql`
    with ordered as (select id, (row_number() over (order by case when id = ${id} then ${position}::int - 0.5 else rank end, id))::int - 1 as at
      from (select id, (row_number() over (order by position, name, id)) - 1 as rank from catalog.category where tenant_id = ${OWN} and parent_id is not distinct from ${parent_id}::uuid and id <> ${id}
        union all select ${id}::uuid, 0) siblings)
    update catalog.category k set position = ordered.at from ordered where k.tenant_id = ${OWN} and k.id = ordered.id and k.position <> ordered.at`.execute(trx)
}

/** @returns false when something stands below it, which stays */
export async function remove(trx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`delete from catalog.category k where tenant_id = ${OWN} and id = ${id} and not exists (select from catalog.category below where below.tenant_id = k.tenant_id and below.parent_id = k.id) returning id`.execute(trx)
  return rows.length > 0
}

/** Products that stand in it or below it. */
export async function productsBelow(trx: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`select distinct m.product_id from catalog.product_category m join catalog.category k on k.tenant_id = m.tenant_id and k.id = m.category_id where m.tenant_id = ${OWN} and ${id}::uuid = any (k.path)`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

/** All, without counts. */
export async function listNames(trx: Db): Promise<{ category_id: string; parent_id: string | null; name: string }[]> {
  const { rows } = await sql<{ category_id: string; parent_id: string | null; name: string }>`select id as category_id, parent_id, name from catalog.category where tenant_id = ${OWN}`.execute(trx)
  return rows
}
