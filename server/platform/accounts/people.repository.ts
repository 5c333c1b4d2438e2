import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Language, MembershipStatus, Role } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

/** Until the end of the transaction nobody else makes or moves somebody with this name (`email:…`, `seats:<tenant>`). */
export const lockName = (trx: Db, name: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`accounts ${name}`}, 0))`.execute(trx)

/** A password changes one at a time, and not while somebody signs in with it. */
export const lockPassword = (trx: Db, personId: string) => lockName(trx, `password:${personId}`)

export const findByEmail = (authDb: Db, email: string) =>
  tables(authDb).selectFrom('accounts.person').select(['id', 'email', 'username', 'language', 'password_hash']).where('email', '=', email).executeTakeFirst()

export const findById = (authDb: Db, id: string) =>
  tables(authDb).selectFrom('accounts.person').select(['id', 'email', 'username', 'language', 'password_hash', 'has_password']).where('id', '=', id).executeTakeFirst()

/** False when the user name is taken. */
export async function insertPerson(authDb: Db, person: { id: string; email: string; username: string; password_hash: string; has_password?: boolean; language: Language | null }): Promise<boolean> {
  const made = await tables(authDb).insertInto('accounts.person').values(person).onConflict((on) => on.column('username').doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** False when the code is taken. */
export async function insertTenant(authDb: Db, tenant: { id: string; code: string; name: string }): Promise<boolean> {
  const made = await tables(authDb).insertInto('accounts.tenant').values(tenant).onConflict((on) => on.column('code').doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** False when the person belongs there already, in whatever state. */
export async function insertMembership(db: Db, membership: { tenant_id: string; person_id: string; role: Role; status: MembershipStatus }): Promise<boolean> {
  const made = await tables(db).insertInto('accounts.membership').values(membership).onConflict((on) => on.doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** Whoever waits to be let in, is. */
export const letIn = (db: Db, { tenant_id, person_id, role }: { tenant_id: string; person_id: string; role: Role }) =>
  tables(db).updateTable('accounts.membership').set({ role, status: 'active' }).where('tenant_id', '=', tenant_id).where('person_id', '=', person_id).where('status', '=', 'pending').execute()

export const findTenantByCode = (db: Db, code: string) => tables(db).selectFrom('accounts.tenant').select(['id', 'name', 'status']).where('code', '=', code).executeTakeFirst()

export const findTenantBySubdomain = (db: Db, subdomain: string) => tables(db).selectFrom('accounts.tenant').select(['id', 'code', 'name', 'status']).where('subdomain', '=', subdomain).executeTakeFirst()

/** Who decides in a tenant, for what they must be told. */
export const listAdmins = (db: Db, tenantId: string) =>
  tables(db).selectFrom('accounts.membership as m').innerJoin('accounts.person as p', 'p.id', 'm.person_id').select(['p.id', 'p.email', 'p.language'])
    .where('m.tenant_id', '=', tenantId).where('m.status', '=', 'active').where('m.role', 'in', ['admin', 'owner']).execute()

export const changePassword = (authDb: Db, personId: string, password_hash: string) =>
  tables(authDb).updateTable('accounts.person').set({ password_hash, has_password: true }).where('id', '=', personId).execute()

/** False when the user name is another's. */
export async function changeProfile(trx: Db, personId: string, change: { username?: string; language?: Language; time_zone?: string }): Promise<boolean> {
  await sql`savepoint profile`.execute(trx)
  try {
    await tables(trx).updateTable('accounts.person').set(change).where('id', '=', personId).execute()
    return true
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'person_username_key') throw error
    await sql`rollback to savepoint profile`.execute(trx)
    return false
  }
}
