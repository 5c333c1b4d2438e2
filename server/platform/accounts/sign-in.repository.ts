import { type Generated, sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { LANGUAGES, Profile, Role } from './accounts.schema.ts'

type Tables = {
  'accounts.tenant': { id: Generated<string>; code: string; name: string }
  'accounts.person': { id: Generated<string>; email: string; username: string; password_hash: string; language: Generated<Profile['language']>; time_zone: Generated<string> }
  'accounts.membership': { tenant_id: string; person_id: string; role: Role; created_at: Generated<Date> }
  'accounts.refresh_token': {
    tenant_id: string
    token_hash: string
    family_id: string
    person_id: string
    expires_at: Date
    used_at: Generated<Date | null>
    revoked_at: Generated<Date | null>
  }
  'accounts.signing_key': { id: string; public_jwk: Record<string, unknown>; private_jwk: string; created_at: Generated<Date> }
}
const tables = (db: Db) => db.$extendTables<Tables>()

const members = (db: Db) =>
  tables(db).selectFrom('accounts.person as p').innerJoin('accounts.membership as m', 'm.person_id', 'p.id').innerJoin('accounts.tenant as t', 't.id', 'm.tenant_id')
    .select(['p.id', 'p.email', 'p.username', 'm.role', 'm.tenant_id', 't.name as tenant_name', 'p.language', 'p.time_zone'])

/** The person and the tenant it joined first. */
export const findByLogin = (authDb: Db, login: { email?: string | undefined; username?: string | undefined }) => {
  const found = members(authDb).select('p.password_hash').orderBy('m.created_at').limit(1)
  return (login.email === undefined ? found.where('p.username', '=', login.username ?? '') : found.where('p.email', '=', login.email)).executeTakeFirst()
}

/** Undefined when the person has left the tenant. */
export const findMember = (db: Db, tenantId: string, personId: string): Promise<Profile | undefined> =>
  members(db).where('m.tenant_id', '=', tenantId).where('p.id', '=', personId).executeTakeFirst()

export const changeProfile = (db: Db, personId: string, change: { language?: (typeof LANGUAGES)[number]; time_zone?: string }) =>
  tables(db).updateTable('accounts.person').set(change).where('id', '=', personId).execute()

export const insertRefreshToken = (authDb: Db, token: { tenant_id: string; token_hash: string; family_id: string; person_id: string; expires_at: Date }) =>
  tables(authDb).insertInto('accounts.refresh_token').values(token).execute()

export const findRefreshTokenLocked = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.refresh_token').selectAll().where('token_hash', '=', hash).forUpdate().executeTakeFirst()

export const markRefreshTokenUsed = (authDb: Db, hash: string) =>
  tables(authDb).updateTable('accounts.refresh_token').set({ used_at: sql`now()` }).where('token_hash', '=', hash).where('used_at', 'is', null).execute()

export const revokeFamily = (authDb: Db, familyId: string) =>
  tables(authDb).updateTable('accounts.refresh_token').set({ revoked_at: sql`now()` }).where('family_id', '=', familyId).where('revoked_at', 'is', null).execute()

export const deleteExpiredRefreshTokens = (authDb: Db) => tables(authDb).deleteFrom('accounts.refresh_token').where('expires_at', '<', sql<Date>`now()`).execute()

export const listSigningKeys = (authDb: Db) => tables(authDb).selectFrom('accounts.signing_key').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()

/** One process of several that start at once makes the first key. */
export async function insertFirstSigningKey(authDb: Db, key: { id: string; public_jwk: Record<string, unknown>; private_jwk: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(7267002)`.execute(authDb)
  if ((await listSigningKeys(authDb)).length === 0) await tables(authDb).insertInto('accounts.signing_key').values({ ...key, public_jwk: key.public_jwk }).execute()
}

/** Until the end of the transaction nobody else makes a first tenant. */
export const lockInstallation = (trx: Db) => sql`select pg_advisory_xact_lock(7267003)`.execute(trx)

export async function hasTenants(systemDb: Db): Promise<boolean> {
  return (await tables(systemDb).selectFrom('accounts.tenant').select('id').limit(1).execute()).length > 0
}

interface Founder {
  tenant: { code: string; name: string }
  person: { email: string; username: string; password_hash: string }
}

/** A tenant and the person who owns it. */
export async function insertTenant(systemDb: Db, { tenant, person }: Founder): Promise<{ tenant_id: string; person_id: string }> {
  const { id: tenant_id } = await tables(systemDb).insertInto('accounts.tenant').values(tenant).returning('id').executeTakeFirstOrThrow()
  const { id: person_id } = await tables(systemDb).insertInto('accounts.person').values(person).returning('id').executeTakeFirstOrThrow()
  await tables(systemDb).insertInto('accounts.membership').values({ tenant_id, person_id, role: 'owner' }).execute()
  return { tenant_id, person_id }
}

/** `code` undefined: the oldest tenant. */
export const findTenant = (systemDb: Db, code: string | undefined) => {
  const found = tables(systemDb).selectFrom('accounts.tenant').select(['id', 'code', 'name'])
  return (code === undefined ? found.orderBy(sql`created_at`).limit(1) : found.where('code', '=', code)).executeTakeFirst()
}
