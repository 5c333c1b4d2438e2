import type { Db } from '#kernel/db'
import { availableOf, countStock, saveItems, type Stock } from '#shop/inventory'
import * as products from './products.repository.ts'
import * as skus from './skus.repository.ts'

export interface StockedSku {
  sku_id: string
  sku: string
  is_tracked: boolean
  /** Pieces on hand to begin with; undefined: none are counted. */
  stock?: number | undefined
}

/** Makes SKUs known to the warehouse, with what lies there to begin with. */
export async function openStock(trx: Db, tenantId: string, opened: readonly StockedSku[], actorId: string | null): Promise<void> {
  if (opened.length === 0) return
  await saveItems(trx, tenantId, opened.map(({ sku_id, sku, is_tracked }) => ({ sku_id, code: sku, is_tracked })))
  const counted = opened.flatMap(({ sku_id, stock }) => (stock === undefined || stock === 0 ? [] : [{ sku_id, counted: stock }]))
  if (counted.length > 0) await countStock(trx, { tenant_id: tenantId, ref: 'catalog', actor_id: actorId, rows: counted })
  await seeStock(trx, opened.map(({ sku_id }) => sku_id))
}

export const isInStock = (stock: Stock | undefined): boolean => stock !== undefined && (!stock.is_tracked || stock.available > 0)

/** Takes over what inventory knows now. @returns the products of SKUs that came or went */
export async function seeStock(trx: Db, skuIds: readonly string[]): Promise<string[]> {
  await products.lock(trx, await skus.productsOf(trx, skuIds)) // products first, then their SKUs, as everybody does: nobody waits in a circle
  const stock = await availableOf(trx, skuIds)
  return skus.setInStock(trx, new Map(skuIds.map((id) => [id, isInStock(stock.get(id))])))
}

/** Has the warehouse call a SKU by a code; by its id, when another may take the code that it had. */
export async function renameItem(trx: Db, tenantId: string, skuId: string, code: string): Promise<void> {
  const stock = (await availableOf(trx, [skuId])).get(skuId)
  await saveItems(trx, tenantId, [{ sku_id: skuId, code, is_tracked: stock?.is_tracked ?? true }])
}
