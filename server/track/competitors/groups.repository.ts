import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Group } from './competitors.schema.ts'

const GROUPS = sql`
  select g.id, g.name, g.created_at, coalesce(array_agg(r.id order by r.created_at, r.id) filter (where r.id is not null), '{}') as competitor_ids,
    coalesce(array_agg(distinct r.product_id) filter (where r.id is not null), '{}') as product_ids
  from competitors.product_group g left join competitors.relation r on r.tenant_id = g.tenant_id and r.group_id = g.id and r.state = 'confirmed'`

export async function list(trx: Db): Promise<Group[]> {
  const { rows } = await sql<Group>`${GROUPS} group by g.tenant_id, g.id order by lower(g.name), g.id`.execute(trx)
  return rows
}

export async function find(trx: Db, id: string): Promise<Group | undefined> {
  const { rows } = await sql<Group>`${GROUPS} where g.id = ${id} group by g.tenant_id, g.id`.execute(trx)
  return rows[0]
}

export async function count(trx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from competitors.product_group`.execute(trx)
  return rows[0]?.count ?? 0
}

/** Undefined when the name is taken. */
export async function insert(trx: Db, tenantId: string, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`insert into competitors.product_group (tenant_id, name) values (${tenantId}, ${name}) on conflict do nothing returning id`.execute(trx)
  return rows[0]?.id
}

/** False when another group has the name. */
export async function rename(trx: Db, id: string, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update competitors.product_group g set name = ${name} where id = ${id} and not exists (select from competitors.product_group o where o.name = ${name} and o.id <> g.id)`.execute(trx)
  return numAffectedRows === 1n
}

/** These and no others. @returns how many of them there were */
export async function setMembers(trx: Db, id: string, competitorIds: readonly string[]): Promise<number> {
  await sql`update competitors.relation set group_id = null where group_id = ${id} and id <> all(${competitorIds}::uuid[])`.execute(trx)
  const { numAffectedRows } = await sql`update competitors.relation set group_id = ${id} where id = any(${competitorIds}::uuid[]) and state = 'confirmed'`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

export async function remove(trx: Db, id: string): Promise<boolean> {
  return (await sql`delete from competitors.product_group where id = ${id}`.execute(trx)).numAffectedRows === 1n
}
