import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** What is available of a SKU went to nothing, came back, or passed its low-stock line; other changes are not told. */
export const stockChanged = defineEvent('inventory.stock_changed', z.object({
  sku_id: z.uuid(), available: z.int(), was_available: z.int(), low_stock: z.int().nullable(),
}))

/** Nobody bought in time: what was held can be bought by others. */
export const holdExpired = defineEvent('inventory.hold_expired', z.object({ owner_id: z.uuid() }))
