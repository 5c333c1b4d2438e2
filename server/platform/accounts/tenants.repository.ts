import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Plan, TenantStatus } from './accounts.schema.ts'
import type { Limits } from './plans.ts'
import { tables } from './tables.repository.ts'

/** The tenant of the transaction, whatever the role of its connection sees. */
const own = (trx: Db) => tables(trx).selectFrom('accounts.tenant').where('id', '=', sql<string>`nullif(current_setting('app.tenant_id', true), '')::uuid`)

export const get = (trx: Db) => own(trx).selectAll().executeTakeFirstOrThrow()

/** What the plan of the transaction's tenant allows. */
export const planOf = (trx: Db): Promise<Limits & { plan: Plan }> =>
  own(trx).select(['plan', 'max_products', 'max_users', 'requests_per_minute', 'crawls_per_month']).executeTakeFirstOrThrow()

/** Undefined when there is no such tenant. */
export async function getTenantStatus(db: Db, tenantId: string): Promise<TenantStatus | undefined> {
  return (await tables(db).selectFrom('accounts.tenant').select('status').where('id', '=', tenantId).executeTakeFirst())?.status
}

/** False when the subdomain is another's. */
export async function change(trx: Db, to: { name?: string; subdomain?: string | null }): Promise<boolean> {
  await sql`savepoint tenant`.execute(trx)
  try {
    await tables(trx).updateTable('accounts.tenant').set(to).where('id', '=', sql<string>`nullif(current_setting('app.tenant_id', true), '')::uuid`).execute()
    return true
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'tenant_subdomain_key') throw error
    await sql`rollback to savepoint tenant`.execute(trx)
    return false
  }
}

/** By the operator: a state, or a plan with its limits. Undefined when nobody has this code. */
export const changeByCode = (systemDb: Db, code: string, to: { status: TenantStatus; delete_after: null } | ({ plan: Plan } & Limits)) =>
  tables(systemDb).updateTable('accounts.tenant').set(to).where('code', '=', code).returning(['id', 'code', 'name', 'status', 'plan']).executeTakeFirst()

/** Across tenants. */
export const listIds = async (systemDb: Db, status: TenantStatus): Promise<string[]> => (await tables(systemDb).selectFrom('accounts.tenant').select('id').where('status', '=', status).orderBy('id').execute()).map(({ id }) => id)

export const list = (systemDb: Db) => tables(systemDb).selectFrom('accounts.tenant').select(['code', 'name', 'status', 'plan']).orderBy('code').execute()
