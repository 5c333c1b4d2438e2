import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Points of a product were stored that were not there before. `points_added` counts those of one transaction. */
export const historyImported = defineEvent(
  'tracking.history_imported',
  z.object({ product_id: z.uuid(), import_id: z.uuid(), points_added: z.int().positive() }),
)

const product = { product_id: z.uuid(), listing_id: z.uuid() }

/** A tenant began to track a listing. */
export const productAdded = defineEvent('tracking.product_added', z.object({ ...product, asin: z.string(), marketplace: z.string() }))
/** Its name, tags, status or frequency changed. */
export const productChanged = defineEvent('tracking.product_changed', z.object(product))
export const productRemoved = defineEvent('tracking.product_removed', z.object(product))

const count = z.int().nullable()

/** What is known of a listing after a look at its page; null is not known or absent. Prices in minor units of `currency`. */
export const ObservedValues = z.object({
  currency: z.string(),
  price_minor: count,
  buy_box_minor: count,
  bsr: count,
  rating: z.number().nullable(),
  reviews: count,
  availability: z.enum(['in_stock', 'out_of_stock']).nullable(),
  buy_box_seller: z.string().nullable(),
})

/** Tradewind looked at a listing that this tenant tracks, and stored what it saw: once for each product of it. */
export const listingObserved = defineEvent(
  'tracking.listing_observed',
  z.object({ ...product, observed_at: z.iso.datetime(), values: ObservedValues, has_new_content: z.boolean() }),
)
