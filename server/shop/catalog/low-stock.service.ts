import type { Db } from '#kernel/db'
import { notify } from '#platform/notifications'
import { linkOf, lowStockLetter, stockLow } from './catalog.notices.ts'
import * as products from './products.repository.ts'
import * as skus from './skus.repository.ts'

interface Change {
  tenant_id: string | null
  event_id: string
  sku_id: string
  available: number
  was_available: number
  low_stock: number | null
}

/** Tells the team that a SKU fell to its line, or sold out; what comes in tells nobody. Once for an event. */
export async function tellLowStock(trx: Db, { tenant_id, event_id, sku_id, available, was_available, low_stock }: Change): Promise<void> {
  const isLow = available < was_available && (available <= 0 || (low_stock !== null && available <= low_stock))
  if (!isLow || tenant_id === null) return
  const [sku] = await skus.findAll(trx, [sku_id])
  const product = sku === undefined ? undefined : await products.find(trx, sku.product_id)
  if (sku === undefined || product === undefined || product.removed_at !== null || product.status !== 'published') return
  const stock = { product_id: product.product_id, product_name: product.name, sku: sku.sku, available: Math.max(0, available) }
  await notify(trx, {
    tenant_id, type: stockLow, severity: 'medium', reason_code: stock.available === 0 ? 'sold_out' : 'stock_low', facts: { ...stock }, subject: `sku:${sku_id}`, link: linkOf(stock),
    channels: ['in_app', 'email'], recipients: 'members', dedupe: `stock_low ${event_id}`, letter: (language) => lowStockLetter(language, stock),
  })
}
