import type { Db } from '#kernel/db'
import { planOf } from '#platform/accounts'
import { countProducts, findByListings, insertProducts, lockProducts } from './product-writes.repository.ts'

/**
 * The tenant's products of these listings by listing id, made where they are new and the plan has room; the first come
 * first. A listing that is missing from the answer had no room.
 */
export async function makeProducts(trx: Db, tenantId: string, listingIds: readonly string[]): Promise<Map<string, string>> {
  const known = await findByListings(trx, listingIds)
  const missing = listingIds.filter((id) => !known.has(id))
  if (missing.length === 0) return known
  await lockProducts(trx, tenantId)
  const { max_products } = await planOf(trx)
  const room = Math.max(0, max_products - (await countProducts(trx)))
  await insertProducts(trx, missing.slice(0, room).map((listing_id) => ({ tenant_id: tenantId, listing_id })))
  return findByListings(trx, listingIds)
}
