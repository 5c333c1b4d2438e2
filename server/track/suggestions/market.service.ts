import type { Db } from '#kernel/db'
import { measureProduct, type Measures } from '#track/measures'
import type { Market } from './market.schema.ts'
import { codesFrom, numberOf } from './measures/codes.ts'

/** @throws AppError 404 when the tenant has no such product */
export async function readMarket(trx: Db, productId: string, now: Date): Promise<Market> {
  const measures = await measureProduct(trx, { product_id: productId, extent: 'all', now })
  const { audit, coverage, comparison, elasticity } = measures
  const competitors = comparison?.products.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own).length ?? 0
  return { product_id: productId, competitors, audit, keywords: coverage === null || coverage.terms.length === 0 ? null : coverage, price: priceOf(measures), elasticity }
}

function priceOf(measures: Measures): Market['price'] {
  const { position, page: { currency } } = measures
  const { price, cheapest, dearest } = codesFrom(measures)
  if (position === null || price === null || cheapest === null || dearest === null || currency === null) return null
  return { own_minor: numberOf(measures, price), currency, lowest_minor: numberOf(measures, cheapest), highest_minor: numberOf(measures, dearest), ...position }
}
