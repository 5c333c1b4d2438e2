import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { tables } from './tables.repository.ts'

/** Locks the counts of these keys, in one order, making those that are not there. */
export async function lock(trx: Db, keys: string[], now: Date) {
  const sorted = keys.toSorted()
  await tables(trx).insertInto('accounts.attempt').values(sorted.map((key) => ({ key, last_at: now }))).onConflict((on) => on.doNothing()).execute()
  return tables(trx).selectFrom('accounts.attempt').selectAll().where('key', 'in', sorted).orderBy('key').forUpdate().execute()
}

export const save = (trx: Db, { key, ...count }: { key: string; failures: number; last_at: Date; blocked_until: Date | null }) =>
  tables(trx).updateTable('accounts.attempt').set(count).where('key', '=', key).execute()

export const clear = (trx: Db, keys: string[]) => tables(trx).updateTable('accounts.attempt').set({ failures: 0, blocked_until: null }).where('key', 'in', keys).execute()

/** Takes one failure back that was counted before the outcome was known. */
export const takeBack = (trx: Db, key: string) =>
  tables(trx).updateTable('accounts.attempt').set({ failures: sql`greatest(0, failures - 1)` }).where('key', '=', key).execute()

export const markSucceeded = (trx: Db, key: string, now: Date) => tables(trx).updateTable('accounts.attempt').set({ succeeded_at: now }).where('key', '=', key).execute()

export const deleteOld = (authDb: Db) =>
  tables(authDb).deleteFrom('accounts.attempt').where('last_at', '<', sql<Date>`now() - interval '1 day'`)
    .where((e) => e.or([e('succeeded_at', 'is', null), e('succeeded_at', '<', sql<Date>`now() - interval '30 days'`)])).execute()
