import type { Db } from '#kernel/db'
import type { Stock } from './inventory.schema.ts'
import * as levels from './levels.repository.ts'

/** What can be bought of each SKU now, in one statement; a SKU that is not stocked is left out: nothing of it can. */
export async function availableOf(trx: Db, skuIds: readonly string[]): Promise<Map<string, Stock>> {
  if (skuIds.length === 0) return new Map()
  return new Map((await levels.readStock(trx, skuIds)).map(({ sku_id, ...stock }) => [sku_id, stock]))
}

/** The same as a query that is sent along with others (`queryTenantAll`): for pages that are read all the time. At least one id. */
export const stockQuery = levels.stockQuery

/** What {@link stockQuery} found. */
export const stockOfRows = (rows: readonly object[]): Map<string, Stock> => new Map((rows as (Stock & { sku_id: string })[]).map(({ sku_id, ...stock }) => [sku_id, stock])) // its columns
