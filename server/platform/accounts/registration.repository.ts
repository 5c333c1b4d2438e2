import { type Insertable, sql } from 'kysely'
import type { Db } from '#kernel/db'
import { type Tables, tables } from './tables.repository.ts'

export const insert = (authDb: Db, registration: Insertable<Tables['accounts.registration']>) => tables(authDb).insertInto('accounts.registration').values(registration).execute()

export async function countSince(authDb: Db, email: string, since: Date): Promise<number> {
  const { n } = await tables(authDb).selectFrom('accounts.registration').select(sql<number>`count(*)`.as('n')).where('email', '=', email).where('created_at', '>', since).executeTakeFirstOrThrow()
  return n
}

export const findByToken = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.registration').selectAll().where('token_hash', '=', hash).executeTakeFirst()

export const findPending = (authDb: Db, email: string) =>
  tables(authDb).selectFrom('accounts.registration').select(['id', 'password_hash']).where('email', '=', email).where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc').limit(1).executeTakeFirst()

/** Undefined when it was mailed after `before`. */
export const takeForMail = (authDb: Db, id: string, before: Date) =>
  tables(authDb).updateTable('accounts.registration').set({ mailed_at: sql`now()` }).where('id', '=', id).where('used_at', 'is', null).where('mailed_at', '<', before).returningAll().executeTakeFirst()

/** All of this address: one of them was used. */
export const markUsed = (authDb: Db, email: string) => tables(authDb).updateTable('accounts.registration').set({ used_at: sql`now()` }).where('email', '=', email).where('used_at', 'is', null).execute()

export const deleteExpired = (authDb: Db) => tables(authDb).deleteFrom('accounts.registration').where('expires_at', '<', sql<Date>`now() - interval '7 days'`).execute()
