import { sql } from 'kysely'
import type { Db } from '#kernel/db'

/**
 * @returns true for the first of a transaction: a job that is enqueued with it sees what all of the transaction added. Whether others
 * wait already says nothing: the job that is to take them may be past its last look.
 */
export async function add(trx: Db, tenantId: string, productId: string): Promise<boolean> {
  const { rows } = await sql<{ is_first: boolean }>`
    with added as (insert into search.pending (tenant_id, product_id) values (${tenantId}, ${productId}) on conflict do nothing returning product_id)
    select not exists (select from search.pending p where p.tenant_id = ${tenantId} and p.since = now() and p.xmin::text::bigint = pg_current_xact_id()::text::bigint % 4294967296) as is_first from added`.execute(trx)
  return rows[0]?.is_first ?? false
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
