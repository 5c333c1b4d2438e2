import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { findProduct, getProduct, readSamples } from '#track/tracking'
import type { ProductEvent } from './alerts.schema.ts'
import { toProductEvent } from './product-events.ts'
import { replay } from './replay.ts'

interface Wanted {
  tenantId: string
  productId: string
  from?: Date | undefined
  to?: Date | undefined
}

/**
 * What the detector finds in the stored history of a product, oldest first. Kept in the cache under what its sources
 * have given so far, so that an import in any process makes it be computed anew.
 * @throws AppError 404 when the tenant has no such product
 */
export async function listProductEvents({ db, cache }: Pick<Services, 'db' | 'cache'>, { tenantId, productId, from, to }: Wanted): Promise<ProductEvent[]> {
  const { listingId, version } = await withTenant(db, tenantId, (trx) => findHistory(trx, productId))
  const events = await cache.get(`${tenantId} alerts.events ${listingId} ${version}`, {
    class: 'computed',
    tags: [`product:${productId}`],
    load: () => withTenant(db, tenantId, (trx) => replayEvents(trx, listingId)),
  })
  return events.filter(({ at }) => (from === undefined || Date.parse(at) >= from.getTime()) && (to === undefined || Date.parse(at) <= to.getTime()))
}

async function findHistory(trx: Db, productId: string): Promise<{ listingId: string; version: string }> {
  const product = await findProduct(trx, productId)
  if (product === undefined) throw notFound('product')
  const { sources } = await getProduct(trx, productId)
  return { listingId: product.listing_id, version: sources.map(({ source, points, last_at }) => `${source} ${points} ${last_at.getTime()}`).join(' ') }
}

async function replayEvents(trx: Db, listingId: string): Promise<ProductEvent[]> {
  const { findings } = await replay(readSamples(trx, listingId))
  return findings.map((finding) => toProductEvent(listingId, finding))
}
