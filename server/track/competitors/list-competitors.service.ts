import type { Db } from '#kernel/db'
import { listProductsOfListings } from '#track/tracking'
import type { Relationship } from './competitors.schema.ts'
import * as relations from './relations.repository.ts'

export interface ConfirmedCompetitor {
  competitor_id: string
  /** The competitor itself: a product of the tenant. */
  product_id: string
  listing_id: string
  asin: string
  marketplace: string
  relationship_type: Relationship
  similarity_score: number
  group_id: string | null
}

/** The confirmed competitors of a product that are tracked, the most similar first. */
export async function listCompetitors(trx: Db, productId: string): Promise<ConfirmedCompetitor[]> {
  const rows = await relations.list(trx, productId, 'confirmed')
  const products = await listProductsOfListings(trx, rows.map((row) => row.listing_id))
  return rows.flatMap(({ id, listing_id, relationship_type, similarity_score, group_id }) => {
    const product = products.get(listing_id)
    return product === undefined ? [] : [{ competitor_id: id, product_id: product.product_id, listing_id, asin: product.asin, marketplace: product.marketplace, relationship_type, similarity_score, group_id }]
  })
}
