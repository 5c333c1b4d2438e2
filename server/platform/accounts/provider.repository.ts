import { type Insertable, sql } from 'kysely'
import type { Db } from '#kernel/db'
import { type Tables, tables } from './tables.repository.ts'

export const find = (db: Db, tenantId: string) => tables(db).selectFrom('accounts.provider').selectAll().where('tenant_id', '=', tenantId).executeTakeFirst()

export const save = (trx: Db, { tenant_id, ...row }: Insertable<Tables['accounts.provider']>) =>
  tables(trx).insertInto('accounts.provider').values({ tenant_id, ...row }).onConflict((on) => on.column('tenant_id').doUpdateSet({ ...row, changed_at: sql`now()` })).execute()

/** False when there is none. */
export async function remove(trx: Db, tenantId: string): Promise<boolean> {
  return (await tables(trx).deleteFrom('accounts.provider').where('tenant_id', '=', tenantId).executeTakeFirst()).numDeletedRows === 1n
}

export const insertAttempt = (authDb: Db, row: Insertable<Tables['accounts.provider_attempt']>) => tables(authDb).insertInto('accounts.provider_attempt').values(row).execute()

/** Takes it away: a state is good once. */
export const takeAttempt = (authDb: Db, stateHash: string) => tables(authDb).deleteFrom('accounts.provider_attempt').where('state_hash', '=', stateHash).returningAll().executeTakeFirst()
export const deleteExpiredAttempts = (authDb: Db) => tables(authDb).deleteFrom('accounts.provider_attempt').where('expires_at', '<', sql<Date>`now()`).execute()

interface IdentityKey {
  tenant_id: string
  issuer: string
  subject: string
}

export const findIdentity = (authDb: Db, { tenant_id, issuer, subject }: IdentityKey) =>
  tables(authDb).selectFrom('accounts.identity').select(['id', 'person_id']).where('tenant_id', '=', tenant_id).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst()

export const touchIdentity = (authDb: Db, id: string) => tables(authDb).updateTable('accounts.identity').set({ last_used_at: sql`now()` }).where('id', '=', id).execute()

/** False when the identity is linked already, to whomever. */
export async function insertIdentity(authDb: Db, row: IdentityKey & { person_id: string; email: string }): Promise<boolean> {
  const made = await tables(authDb).insertInto('accounts.identity').values(row).onConflict((on) => on.columns(['tenant_id', 'issuer', 'subject']).doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export const listIdentities = (authDb: Db, personId: string, tenantIds: string[]) =>
  tables(authDb).selectFrom('accounts.identity').select(['id', 'tenant_id', 'issuer', 'email', 'created_at', 'last_used_at']).where('person_id', '=', personId).where('tenant_id', 'in', tenantIds).orderBy('created_at').execute()

/** False when the person has no such identity. */
export async function removeIdentity(authDb: Db, id: string, personId: string): Promise<boolean> {
  return (await tables(authDb).deleteFrom('accounts.identity').where('id', '=', id).where('person_id', '=', personId).executeTakeFirst()).numDeletedRows === 1n
}
