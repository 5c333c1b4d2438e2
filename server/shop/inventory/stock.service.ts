import type { Db } from '#kernel/db'
import type { Stock } from './inventory.schema.ts'
import * as levels from './levels.repository.ts'

/** What can be bought of each SKU now, in one statement; a SKU that is not stocked is left out: nothing of it can. */
export async function availableOf(trx: Db, skuIds: readonly string[]): Promise<Map<string, Stock>> {
  if (skuIds.length === 0) return new Map()
  return new Map((await levels.readStock(trx, skuIds)).map(({ sku_id, ...stock }) => [sku_id, stock]))
}

/** The same without a transaction of the caller's: for pages that are read all the time. */
export async function availableNow(db: Db, tenantId: string, skuIds: readonly string[]): Promise<Map<string, Stock>> {
  if (skuIds.length === 0) return new Map()
  return new Map((await levels.readStockNow(db, tenantId, skuIds)).map(({ sku_id, ...stock }) => [sku_id, stock]))
}
