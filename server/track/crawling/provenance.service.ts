import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { findProduct, getProduct } from '#track/tracking'
import type { Provenance } from './crawling.schema.ts'
import * as runs from './runs.repository.ts'

type Unit = Provenance['values'][number]['unit']

/** Where each value stands in an item of the actor, the first place that holds something. */
const PLACES: readonly { metric: 'price_minor' | 'buy_box_minor' | 'list_minor' | 'bsr' | 'rating' | 'reviews' | 'monthly_sold' | 'availability' | 'buy_box_seller' | 'title' | 'brand'; unit: Unit; paths: string[] }[] = [
  { metric: 'price_minor', unit: 'minor', paths: ['price.value'] },
  { metric: 'buy_box_minor', unit: 'minor', paths: ['price.value'] },
  { metric: 'list_minor', unit: 'minor', paths: ['listPrice.value'] },
  { metric: 'bsr', unit: 'rank', paths: ['bestsellerRanks.0.rank'] },
  { metric: 'rating', unit: 'rating', paths: ['stars'] },
  { metric: 'reviews', unit: 'count', paths: ['reviewsCount'] },
  { metric: 'monthly_sold', unit: 'count', paths: ['monthlyPurchaseVolume'] },
  { metric: 'availability', unit: 'text', paths: ['inStock', 'inStockText'] },
  { metric: 'buy_box_seller', unit: 'text', paths: ['seller.id', 'seller.name'] },
  { metric: 'title', unit: 'text', paths: ['title'] },
  { metric: 'brand', unit: 'text', paths: ['brand', 'visitStoreLink.text'] },
]
const MAX_RAW = 500

/**
 * Where the values of a product come from: the last look that was stored, and what stood there in the source's own words.
 * @throws AppError 404 when the tenant has no such product, or no look is kept
 */
export async function readProvenance(trx: Db, productId: string): Promise<Provenance> {
  const ref = await findProduct(trx, productId)
  if (ref === undefined) throw notFound('product')
  const look = await runs.findNewestRaw(trx, ref.listing_id)
  if (look === undefined) throw notFound('look at this product in the last days')
  const product = await getProduct(trx, productId)
  const values = PLACES.map(({ metric, unit, paths }) => {
    const path = paths.find((place) => at(look.raw, place) != null) ?? paths[0] ?? ''
    const raw = at(look.raw, path)
    return { metric, value: product[metric], unit, currency: unit === 'minor' ? product.currency : null, path, raw: raw == null ? null : (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, MAX_RAW) }
  })
  return { run_id: look.run_id, source: look.actor, observed_at: look.observed_at, values }
}

/** What stands at a path like `bestsellerRanks.0.rank`. */
const at = (raw: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined), raw)
