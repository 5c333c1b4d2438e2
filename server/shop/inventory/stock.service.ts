import type { Db } from '#kernel/db'
import type { Stock } from './inventory.schema.ts'
import * as levels from './levels.repository.ts'

/** What can be bought of each SKU now, in one statement; a SKU that is not stocked is left out: nothing of it can. */
export async function availableOf(trx: Db, skuIds: readonly string[]): Promise<Map<string, Stock>> {
  if (skuIds.length === 0) return new Map()
  return new Map((await levels.readStock(trx, skuIds)).map(({ sku_id, ...stock }) => [sku_id, stock]))
}
