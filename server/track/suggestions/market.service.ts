import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { pricePosition } from '#track/quality'
import { findProduct } from '#track/tracking'
import type { Market } from './market.schema.ts'
import type { Material } from './material/material.ts'
import { readMaterial } from './material/read-material.service.ts'

/** @throws AppError 404 when the tenant has no such product */
export async function readMarket(trx: Db, productId: string, now: Date): Promise<Market> {
  const product = await findProduct(trx, productId)
  if (product === undefined) throw notFound('product')
  const material = await readMaterial(trx, { product, depth: 'comprehensive', include_competitor_data: true, now })
  return { product_id: productId, competitors: material.rivals.length, keywords: material.coverage, price: priceOf(material), elasticity: material.elasticity }
}

function priceOf({ page, rivals }: Material): Market['price'] {
  const { currency, values } = page
  const own = [values.buy_box_minor, values.price_minor].map((seen) => seen?.value).find((value) => typeof value === 'number' && value > 0)
  const theirs = rivals.flatMap(({ metrics, page: other }) => {
    const value = [metrics.buy_box.value, metrics.price.value].find((price) => typeof price === 'number' && price > 0)
    return typeof value === 'number' && other?.currency === currency ? [value] : []
  })
  const position = typeof own === 'number' ? pricePosition(own, theirs) : null
  if (position === null || typeof own !== 'number' || currency === null) return null
  return { own_minor: own, currency, lowest_minor: Math.min(...theirs), highest_minor: Math.max(...theirs), ...position }
}
