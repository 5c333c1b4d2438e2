import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Fact, NewFact } from './facts.schema.ts'

const COLUMNS = 'id, fact_set_id, code, metric, product_id, asin, listing_id, value, unit, currency, low, high, observed_at, source, derived_from, method'
export type FactRow = Fact & { fact_set_id: string }

export async function insertSet(trx: Db, { tenant_id, kind, product_id }: { tenant_id: string; kind: string; product_id: string | null }): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into facts.fact_set (tenant_id, kind, product_id) values (${tenant_id}, ${kind}, ${product_id}) returning id`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the facts were not stored')
  return row.id
}

export async function insertFacts(trx: Db, { tenant_id, fact_set_id }: { tenant_id: string; fact_set_id: string }, facts: readonly NewFact[]): Promise<void> {
  if (facts.length === 0) return
  const records = facts.map((fact) => ({ ...fact, tenant_id, fact_set_id, id: crypto.randomUUID() }))
  await sql`
    insert into facts.fact (tenant_id, ${sql.raw(COLUMNS)})
    select tenant_id, ${sql.raw(COLUMNS.replace(' value,', ` coalesce(value, 'null'::jsonb),`))} from jsonb_populate_recordset(null::facts.fact, ${JSON.stringify(records)}::jsonb)`.execute(trx)
}

export async function listOfSet(trx: Db, factSetId: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${sql.raw(COLUMNS)} from facts.fact where fact_set_id = ${factSetId} order by substr(code, 2)::int`.execute(trx)
  return rows
}

export async function hasSet(trx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from facts.fact_set where id = ${id}`.execute(trx)
  return rows.length > 0
}

export async function find(trx: Db, id: string): Promise<FactRow | undefined> {
  const { rows } = await sql<FactRow>`select ${sql.raw(COLUMNS)} from facts.fact where id = ${id}`.execute(trx)
  return rows[0]
}

export async function removeSets(trx: Db, ids: readonly string[]): Promise<void> {
  await sql`delete from facts.fact_set where id = any(${ids}::uuid[])`.execute(trx)
}
