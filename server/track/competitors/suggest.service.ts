import type { Db } from '#kernel/db'
import { listBriefs, readPages } from '#track/tracking'
import type { Competitor, Relationship } from './competitors.schema.ts'
import { likenessOf } from './likeness.ts'
import * as relations from './relations.repository.ts'
import { describe, ownProduct } from './relations.service.ts'
import { compareWith, type Likeness, type Score } from './similarity/similarity.ts'

/** Compared by what the list knows of them. */
const MOST_COMPARED = 5_000
/** Of these the whole page is read. */
const READ = 100
export const MOST_SUGGESTED = 20
/** Below it two products have little in common but the marketplace. */
export const LEAST_SCORE = 0.3
/** From here on they are the same kind of thing at about the same price. */
const DIRECT_FROM = 0.55

/**
 * The tenant's products that are most like one, without those somebody decided about and the product's own variations. They are kept under
 * ids of their own, to be confirmed or dismissed. Asked again, they are found anew.
 */
export async function suggestCompetitors(trx: Db, tenantId: string, productId: string): Promise<Competitor[]> {
  const own = await ownProduct(trx, productId)
  const ownPage = (await readPages(trx, [own.listing_id])).get(own.listing_id)
  if (ownPage === undefined) return [] // nothing is known of it yet
  const decided = await relations.listDecided(trx, productId)
  const candidates = (await listBriefs(trx, { marketplace: own.marketplace, first: ownPage.bsr_category, limit: MOST_COMPARED }))
    .filter((brief) => brief.listing_id !== own.listing_id && !decided.has(brief.listing_id) && (brief.parent_asin === null || brief.parent_asin !== ownPage.parent_asin))
  const like = likenessOf(ownPage)
  const roughly = compareWith({ ...like, attributes: [], category_path: [] }, candidates.map((brief): Likeness => ({ ...brief, category_path: [], attributes: [] })))
  const near = candidates.map((brief, index) => ({ brief, score: roughly[index]?.score ?? 0 })).toSorted((a, b) => b.score - a.score).slice(0, READ)
  const pages = await readPages(trx, near.map(({ brief }) => brief.listing_id))
  const likes = near.map(({ brief }) => likenessOf(pages.get(brief.listing_id)))
  const found = compareWith(like, likes)
    .map((score, index) => ({ score, listing_id: near[index]?.brief.listing_id ?? '', relationship_type: relationOf(like, likes[index], score) }))
    .filter(({ score }) => score.score >= LEAST_SCORE)
    .toSorted((a, b) => b.score.score - a.score.score).slice(0, MOST_SUGGESTED)
  await relations.saveSuggested(trx, { tenant_id: tenantId, product_id: productId }, found.map(({ score, listing_id, relationship_type }) => ({ listing_id, relationship_type, similarity_score: score.score, parts: score.parts })))
  return describe(trx, own, await relations.list(trx, productId, 'suggested'))
}

function relationOf(own: Likeness, other: Likeness | undefined, { score }: Score): Relationship {
  if (own.brand !== null && other?.brand?.toLowerCase() === own.brand.toLowerCase()) return 'brand'
  return score >= DIRECT_FROM ? 'direct' : 'category'
}
