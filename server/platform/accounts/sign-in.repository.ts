import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Profile } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

const members = (db: Db) =>
  tables(db).selectFrom('accounts.person as p').innerJoin('accounts.membership as m', 'm.person_id', 'p.id').innerJoin('accounts.tenant as t', 't.id', 'm.tenant_id')
    .select(['p.id', 'p.email', 'p.username', 'm.role', 'm.tenant_id', 't.name as tenant_name', 'p.language', 'p.time_zone', 'p.is_super_admin'])

export const findByLogin = (authDb: Db, { email, username }: { email?: string | undefined; username?: string | undefined }) => {
  const found = tables(authDb).selectFrom('accounts.person').select(['id', 'email', 'username', 'password_hash', 'language'])
  return (email === undefined ? found.where('username', '=', username ?? '') : found.where('email', '=', email)).executeTakeFirst()
}

/** The tenants of a person, the one it joined first before the others, with what keeps it out. */
export const listMemberships = (authDb: Db, personId: string) =>
  tables(authDb).selectFrom('accounts.membership as m').innerJoin('accounts.tenant as t', 't.id', 'm.tenant_id')
    .select(['m.tenant_id', 't.name as tenant_name', 'm.role', 'm.status', 't.status as tenant_status']).where('m.person_id', '=', personId).orderBy('m.created_at').orderBy('m.tenant_id').execute()

/** Undefined when the person has left the tenant, or may not enter it. */
export const findMember = (db: Db, tenantId: string, personId: string): Promise<Profile | undefined> =>
  members(db).where('m.tenant_id', '=', tenantId).where('p.id', '=', personId).where('m.status', '=', 'active').executeTakeFirst()

export const insertRefreshToken = (authDb: Db, token: { tenant_id: string; token_hash: string; family_id: string; person_id: string; expires_at: Date }) =>
  tables(authDb).insertInto('accounts.refresh_token').values(token).execute()

export const findRefreshToken = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.refresh_token').select(['family_id', 'person_id', 'tenant_id', 'expires_at', 'used_at']).where('token_hash', '=', hash).executeTakeFirst()

export const markRefreshTokenUsed = (authDb: Db, hash: string) =>
  tables(authDb).updateTable('accounts.refresh_token').set({ used_at: sql`now()` }).where('token_hash', '=', hash).where('used_at', 'is', null).execute()

export const deleteExpiredRefreshTokens = (authDb: Db) => tables(authDb).deleteFrom('accounts.refresh_token').where('expires_at', '<', sql<Date>`now()`).execute()

export const listSigningKeys = (authDb: Db) => tables(authDb).selectFrom('accounts.signing_key').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()

/** One process of several that start at once makes the first key. */
export async function insertFirstSigningKey(authDb: Db, key: { id: string; public_jwk: Record<string, unknown>; private_jwk: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(7267002)`.execute(authDb)
  if ((await listSigningKeys(authDb)).length === 0) await tables(authDb).insertInto('accounts.signing_key').values({ ...key, public_jwk: key.public_jwk }).execute()
}
