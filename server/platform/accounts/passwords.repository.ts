import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { tables } from './tables.repository.ts'

export const insertReset = (authDb: Db, reset: { token_hash: string; person_id: string; expires_at: Date }) => tables(authDb).insertInto('accounts.password_reset').values(reset).execute()

export async function countResetsSince(authDb: Db, personId: string, since: Date): Promise<number> {
  const { n } = await tables(authDb).selectFrom('accounts.password_reset').select(sql<number>`count(*)`.as('n')).where('person_id', '=', personId).where('created_at', '>', since).executeTakeFirstOrThrow()
  return n
}

export const findReset = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.password_reset').selectAll().where('token_hash', '=', hash).executeTakeFirst()

/** Every open link of a person: a new password makes them void. */
export const closeResets = (authDb: Db, personId: string) =>
  tables(authDb).updateTable('accounts.password_reset').set({ used_at: sql`now()` }).where('person_id', '=', personId).where('used_at', 'is', null).execute()

export const deleteExpiredResets = (authDb: Db) => tables(authDb).deleteFrom('accounts.password_reset').where('expires_at', '<', sql<Date>`now() - interval '1 day'`).execute()
