import { onEvent } from '#kernel/events'
import { stockChanged } from '#shop/inventory'
import { productRemoved } from '#track/tracking'
import { announce, announceSaved } from './announce.ts'
import { tellLowStock } from './low-stock.service.ts'
import * as skus from './skus.repository.ts'
import { seeStock } from './stock.service.ts'

export const catalogConsumers = [
  onEvent('catalog.see_stock', stockChanged, async ({ db, event }, change) => {
    await announce(db, await seeStock(db, [change.sku_id]), 'saved')
    await tellLowStock(db, { ...change, tenant_id: event.tenant_id, event_id: event.id })
  }),
  onEvent('catalog.unlink', productRemoved, async ({ db }, { product_id }) => announceSaved(db, await skus.unlink(db, product_id))),
]
