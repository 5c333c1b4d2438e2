import { type Generated, sql } from 'kysely'
import type { Db } from '#kernel/db'

interface PendingTable {
  tenant_id: string
  product_id: string
  added_at: Generated<Date>
  seen_at: Generated<Date | null>
}
const tables = (db: Db) => db.$extendTables<{ 'confirmations.pending': PendingTable }>()

export const add = (trx: Db, row: { tenant_id: string; product_id: string }) => tables(trx).insertInto('confirmations.pending').values(row).onConflict((conflict) => conflict.doNothing()).execute()
export const markSeen = (trx: Db, productId: string, at: Date) => tables(trx).updateTable('confirmations.pending').set({ seen_at: at }).where('product_id', '=', productId).where('seen_at', 'is', null).execute()
export const remove = (trx: Db, productId: string) => tables(trx).deleteFrom('confirmations.pending').where('product_id', '=', productId).execute()

/** Across tenants: whose batch is complete, or began to be seen before `patience`. */
export async function listReady(systemDb: Db, patience: Date): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from confirmations.pending group by tenant_id
    having min(seen_at) is not null and (count(*) = count(seen_at) or min(seen_at) < ${patience})`.execute(systemDb)
  return rows.map(({ tenant_id }) => tenant_id)
}

/** Those that were seen, taken. Whoever comes second finds none. */
export const takeSeen = async (trx: Db): Promise<string[]> =>
  (await tables(trx).deleteFrom('confirmations.pending').where('seen_at', 'is not', null).returning('product_id').execute()).map(({ product_id }) => product_id).toSorted()

export const removeBefore = (systemDb: Db, date: Date) => tables(systemDb).deleteFrom('confirmations.pending').where('added_at', '<', date).execute()
