import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/** @returns true when nothing else was waiting */
export async function add(trx: Db, tenantId: string, productId: string): Promise<boolean> {
  const added = await sql`insert into search.pending (tenant_id, product_id) values (${tenantId}, ${productId}) on conflict do nothing`.execute(trx)
  if (added.numAffectedRows === 0n) return false
  const { rows } = await sql`select from search.pending where tenant_id = ${tenantId} and product_id <> ${productId} limit 1`.execute(trx)
  return rows.length === 0
}

/** The longest waiting ones, taken off the list: it commits with what is made of them. */
export async function take(trx: Db, tenantId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ product_id: string }>`delete from search.pending where tenant_id = ${tenantId}
    and product_id in (select product_id from search.pending where tenant_id = ${tenantId} order by since, product_id limit ${limit} for update skip locked) returning product_id`.execute(trx)
  return rows.map(({ product_id }) => product_id)
}

/** Tenants with something that waits for longer than it should. */
export async function listOverdue(systemDb: Db, seconds: number): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`select distinct tenant_id from search.pending where since < now() - make_interval(secs => ${seconds})`.execute(systemDb)
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Tenants whose words were counted before something changed. */
export async function listUncounted(systemDb: Db): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from search.state where words_at is null or words_at < changed_at`.execute(systemDb)
  return rows.map(({ tenant_id }) => tenant_id)
}

export async function listLogging(systemDb: Db): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`select distinct tenant_id from search.log where at > now() - interval '30 days'`.execute(systemDb)
  return rows.map(({ tenant_id }) => tenant_id)
}
