import type { Db } from '#kernel/db'
import { planOf } from '#platform/accounts'
import { countProducts, findByListings, insertProducts, lockProducts } from './product-writes.repository.ts'

interface Made {
  /** By listing id. */
  products: Map<string, string>
  /** Those of them that are new. */
  made: { id: string; listing_id: string }[]
}

/**
 * The tenant's products of these listings, made where they are new and the plan has room; the first come
 * first. A listing that is missing from the answer had no room.
 */
export async function makeProducts(trx: Db, tenantId: string, listingIds: readonly string[]): Promise<Made> {
  const known = await findByListings(trx, listingIds)
  const missing = listingIds.filter((id) => !known.has(id))
  if (missing.length === 0) return { products: known, made: [] }
  await lockProducts(trx, tenantId)
  const { max_products } = await planOf(trx)
  const room = Math.max(0, max_products - (await countProducts(trx)))
  const made = await insertProducts(trx, missing.slice(0, room).map((listing_id) => ({ tenant_id: tenantId, listing_id })))
  // Asked again: another writer may have made some while this one waited for the lock.
  return { products: await findByListings(trx, listingIds), made }
}
