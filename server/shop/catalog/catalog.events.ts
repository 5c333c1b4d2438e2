import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** What is sold changed: once for a product and transaction; also when a price, the stock or the stars that its tile shows did. */
export const productChanged = defineEvent('catalog.product_changed', z.object({ product_id: z.uuid(), change: z.enum(['saved', 'published', 'unpublished', 'removed']) }))
