import { type Generated, sql, type Updateable } from 'kysely'
import type { Db } from '#kernel/db'
import type { DetectorState } from './detector/detector.ts'
import type { RulesMemory } from './evaluate/evaluate.ts'
import type { PageState } from './page/page.ts'

interface WatchTable {
  tenant_id: string
  product_id: string
  listing_id: string
  state: DetectorState | null
  memory: Partial<RulesMemory>
  page: PageState | null
  is_rebuilding: boolean
  stale_since: Date | null
  created_at: Generated<Date>
}

const tables = (db: Db) => db.$extendTables<{ 'alerts.watch': WatchTable }>()
export type WatchRow = NonNullable<Awaited<ReturnType<typeof findLocked>>>

const findLocked = (trx: Db, productId: string) => tables(trx).selectFrom('alerts.watch').selectAll().where('product_id', '=', productId).forUpdate().executeTakeFirst()

/** The product's row, made where there is none: until the end of the transaction nobody else looks at the product. */
export async function lock(trx: Db, { tenant_id, product_id, listing_id }: { tenant_id: string; product_id: string; listing_id: string }): Promise<WatchRow> {
  const known = await findLocked(trx, product_id)
  if (known !== undefined) return known
  await sql`insert into alerts.watch (tenant_id, product_id, listing_id) values (${tenant_id}, ${product_id}, ${listing_id}) on conflict do nothing`.execute(trx)
  const made = await findLocked(trx, product_id)
  if (made === undefined) throw new Error('a product that is watched has a row')
  return made
}

export const update = (trx: Db, productId: string, change: Updateable<WatchTable>) => tables(trx).updateTable('alerts.watch').set(change).where('product_id', '=', productId).execute()
/** False when nobody rebuilds it (any more). */
export const finishRebuild = async (trx: Db, productId: string, state: DetectorState): Promise<boolean> =>
  (await tables(trx).updateTable('alerts.watch').set({ state, is_rebuilding: false }).where('product_id', '=', productId).where('is_rebuilding', '=', true).executeTakeFirst()).numUpdatedRows === 1n

export const remove = (trx: Db, productId: string) => tables(trx).deleteFrom('alerts.watch').where('product_id', '=', productId).execute()

/** The state is forgotten: the next observation rebuilds it from the stored history. */
export const forget = (trx: Db, productId: string) => tables(trx).updateTable('alerts.watch').set({ state: null }).where('product_id', '=', productId).execute()

/** Across tenants: what is known of these products without what was seen. */
export async function listStale(systemDb: Db, productIds: readonly string[]): Promise<{ product_id: string; stale_since: Date | null; created_at: Date }[]> {
  return tables(systemDb).selectFrom('alerts.watch').select(['product_id', 'stale_since', 'created_at']).where(sql<boolean>`product_id = any(${productIds}::uuid[])`).execute()
}

/** False when it was told before. */
export const markStale = async (trx: Db, productId: string, since: Date): Promise<boolean> =>
  (await tables(trx).updateTable('alerts.watch').set({ stale_since: since }).where('product_id', '=', productId).where('stale_since', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
