import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { LastResult, NewCategory } from './categories.schema.ts'

export interface CategoryRow extends NewCategory {
  tenant_id: string
  id: string
  tag: string
  preset: string | null
  search_id: string | null
  task_id: string | null
  last_search_at: Date | null
  next_search_at: Date | null
  last_result: LastResult | null
  created_by: string | null
  created_at: Date
}

export const list = async (trx: Db): Promise<CategoryRow[]> => (await sql<CategoryRow>`select * from categories.category order by created_at desc, id`.execute(trx)).rows

export const find = async (trx: Db, id: string): Promise<CategoryRow | undefined> => (await sql<CategoryRow>`select * from categories.category where id = ${id}`.execute(trx)).rows[0]

/** Who starts or ends a search of it waits here for the others. */
export const findLocked = async (trx: Db, id: string): Promise<CategoryRow | undefined> => (await sql<CategoryRow>`select * from categories.category where id = ${id} for update`.execute(trx)).rows[0]

export const findByPreset = async (trx: Db, preset: string): Promise<CategoryRow | undefined> => (await sql<CategoryRow>`select * from categories.category where preset = ${preset}`.execute(trx)).rows[0]

export const findBySearch = async (trx: Db, searchId: string): Promise<CategoryRow | undefined> => (await sql<CategoryRow>`select * from categories.category where search_id = ${searchId} for update`.execute(trx)).rows[0]

export const findByTask = async (trx: Db, taskId: string): Promise<CategoryRow | undefined> => (await sql<CategoryRow>`select * from categories.category where task_id = ${taskId} for update`.execute(trx)).rows[0]

export const count = async (trx: Db): Promise<number> => (await sql<{ count: number }>`select count(*) as count from categories.category`.execute(trx)).rows[0]?.count ?? 0

/** Undefined when a category of the name, or of the preset, is there already. */
export async function insert(trx: Db, { tenant_id, tag, preset, created_by, ...category }: NewCategory & Pick<CategoryRow, 'tenant_id' | 'tag' | 'preset' | 'created_by'>): Promise<string | undefined> {
  const { name, marketplace, keywords, bestseller_url, auto_crawl, crawl_schedule, max_products, columns } = category
  const { rows } = await sql<{ id: string }>`
    insert into categories.category (tenant_id, name, tag, marketplace, keywords, bestseller_url, auto_crawl, crawl_schedule, max_products, columns, preset, created_by)
    values (${tenant_id}, ${name}, ${tag}, ${marketplace}, ${keywords}::text[], ${bestseller_url}, ${auto_crawl}, ${crawl_schedule}, ${max_products}, ${columns}::text[], ${preset}, ${created_by})
    on conflict do nothing returning id`.execute(trx)
  return rows[0]?.id
}

/** False when another has the name. */
export async function update(trx: Db, { id, name, keywords, bestseller_url, auto_crawl, crawl_schedule, max_products, columns, next_search_at }: CategoryRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update categories.category c set name = ${name}, keywords = ${keywords}::text[], bestseller_url = ${bestseller_url}, auto_crawl = ${auto_crawl}, crawl_schedule = ${crawl_schedule}, max_products = ${max_products},
      columns = ${columns}::text[], next_search_at = ${next_search_at}
    where id = ${id} and not exists (select from categories.category o where lower(o.name) = lower(${name}) and o.id <> c.id)`.execute(trx)
  return numAffectedRows === 1n
}

export const remove = async (trx: Db, id: string): Promise<boolean> => (await sql`delete from categories.category where id = ${id}`.execute(trx)).numAffectedRows === 1n

/** The task that searches for it, from now on. */
export async function beginSearch(trx: Db, id: string, taskId: string): Promise<void> {
  await sql`update categories.category set task_id = ${taskId}, search_id = null where id = ${id}`.execute(trx)
}

export async function setSearch(trx: Db, id: string, searchId: string): Promise<void> {
  await sql`update categories.category set search_id = ${searchId} where id = ${id}`.execute(trx)
}

export async function endSearch(trx: Db, id: string, { last_result, last_search_at, next_search_at }: { last_result: LastResult; last_search_at: Date; next_search_at: Date }): Promise<void> {
  await sql`
    update categories.category set search_id = null, task_id = null, last_result = ${JSON.stringify(last_result)}::jsonb, last_search_at = ${last_search_at}, next_search_at = ${next_search_at} where id = ${id}`.execute(trx)
}

/** Across tenants: whose search is due, and none is under way. */
export async function listDue(systemDb: Db, now: Date, limit: number): Promise<{ tenant_id: string; id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; id: string }>`
    select tenant_id, id from categories.category where task_id is null and next_search_at <= ${now} order by next_search_at limit ${limit}`.execute(systemDb)
  return rows
}
