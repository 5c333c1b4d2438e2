import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Method } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

export const find = (authDb: Db, personId: string) => tables(authDb).selectFrom('accounts.totp').selectAll().where('person_id', '=', personId).executeTakeFirst()

/** Locked: a code is checked by one at a time. */
export const findLocked = (authDb: Db, personId: string) => tables(authDb).selectFrom('accounts.totp').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst()

export const findConfirmed = (authDb: Db, personId: string) =>
  tables(authDb).selectFrom('accounts.totp').select(['person_id', 'confirmed_at']).where('person_id', '=', personId).where('confirmed_at', 'is not', null).executeTakeFirst()

/** In the place of one that was never confirmed. False when there is a confirmed one. */
export async function replaceUnconfirmed(authDb: Db, row: { person_id: string; secret_sealed: string }): Promise<boolean> {
  const made = await tables(authDb).insertInto('accounts.totp').values(row)
    .onConflict((on) => on.column('person_id').doUpdateSet({ secret_sealed: row.secret_sealed, created_at: sql`now()`, last_step: 0 }).where('accounts.totp.confirmed_at', 'is', null)).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export const markUsed = (authDb: Db, personId: string, step: number) => tables(authDb).updateTable('accounts.totp').set({ last_step: step }).where('person_id', '=', personId).execute()
export const confirm = (authDb: Db, personId: string) => tables(authDb).updateTable('accounts.totp').set({ confirmed_at: sql`now()` }).where('person_id', '=', personId).execute()

export async function remove(authDb: Db, personId: string): Promise<void> {
  await tables(authDb).deleteFrom('accounts.totp').where('person_id', '=', personId).execute()
  await tables(authDb).deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  await tables(authDb).deleteFrom('accounts.challenge').where('person_id', '=', personId).execute()
}

export async function replaceRecoveryCodes(authDb: Db, personId: string, hashes: string[]): Promise<void> {
  await tables(authDb).deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  await tables(authDb).insertInto('accounts.recovery_code').values(hashes.map((code_hash) => ({ person_id: personId, code_hash }))).execute()
}

/** False when it is none, or was used. */
export async function useRecoveryCode(authDb: Db, personId: string, hash: string): Promise<boolean> {
  const used = await tables(authDb).updateTable('accounts.recovery_code').set({ used_at: sql`now()` }).where('person_id', '=', personId).where('code_hash', '=', hash).where('used_at', 'is', null).executeTakeFirst()
  return used.numUpdatedRows === 1n
}

export async function countRecoveryCodes(authDb: Db, personId: string): Promise<number> {
  const { n } = await tables(authDb).selectFrom('accounts.recovery_code').select(sql<number>`count(*)`.as('n')).where('person_id', '=', personId).where('used_at', 'is', null).executeTakeFirstOrThrow()
  return n
}

export const insertChallenge = (authDb: Db, row: { token_hash: string; person_id: string; for_tenant_id: string; method: Method; expires_at: Date }) =>
  tables(authDb).insertInto('accounts.challenge').values(row).execute()

/** Locked: of two that answer at once the second finds it answered. */
export const findChallengeLocked = (authDb: Db, hash: string) => tables(authDb).selectFrom('accounts.challenge').selectAll().where('token_hash', '=', hash).forUpdate().executeTakeFirst()
export const findChallenge = (authDb: Db, hash: string) => tables(authDb).selectFrom('accounts.challenge').selectAll().where('token_hash', '=', hash).executeTakeFirst()

/** Counts a failure before its outcome is known. False when it failed too often, or is gone. */
export async function countFailure(authDb: Db, hash: string, most: number): Promise<boolean> {
  const counted = await tables(authDb).updateTable('accounts.challenge').set({ failures: sql`failures + 1` }).where('token_hash', '=', hash).where('failures', '<', most).where('expires_at', '>', sql<Date>`now()`).executeTakeFirst()
  return counted.numUpdatedRows === 1n
}
export const removeChallenge = (authDb: Db, hash: string) => tables(authDb).deleteFrom('accounts.challenge').where('token_hash', '=', hash).execute()
export const deleteExpiredChallenges = (authDb: Db) => tables(authDb).deleteFrom('accounts.challenge').where('expires_at', '<', sql<Date>`now()`).execute()
