import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Plan } from './accounts.schema.ts'
import { limitsOf } from './plans.ts'
import { tables } from './tables.repository.ts'

/** Until the end of the transaction nobody else makes a first tenant. */
export const lockInstallation = (trx: Db) => sql`select pg_advisory_xact_lock(7267003)`.execute(trx)

export async function hasTenants(systemDb: Db): Promise<boolean> {
  return (await tables(systemDb).selectFrom('accounts.tenant').select('id').limit(1).execute()).length > 0
}

interface Founder {
  tenant: { code: string; name: string }
  person: { email: string; username: string; password_hash: string }
  plan?: Plan
}

/** A tenant and the person who owns it. */
export async function insertTenant(systemDb: Db, { tenant, person, plan = 'basic' }: Founder): Promise<{ tenant_id: string; person_id: string }> {
  const { id: tenant_id } = await tables(systemDb).insertInto('accounts.tenant').values({ ...tenant, plan, ...limitsOf(plan) }).returning('id').executeTakeFirstOrThrow()
  const { id: person_id } = await tables(systemDb).insertInto('accounts.person').values(person).returning('id').executeTakeFirstOrThrow()
  await tables(systemDb).insertInto('accounts.membership').values({ tenant_id, person_id, role: 'owner' }).execute()
  return { tenant_id, person_id }
}

/** `code` undefined: the oldest tenant. */
export const findTenant = (systemDb: Db, code: string | undefined) => {
  const found = tables(systemDb).selectFrom('accounts.tenant').select(['id', 'code', 'name'])
  return (code === undefined ? found.orderBy(sql`created_at`).limit(1) : found.where('code', '=', code)).executeTakeFirst()
}
