import type { Db } from '#kernel/db'
import { listBriefs, readPages } from '#track/tracking'
import type { Competitor, Relationship } from './competitors.schema.ts'
import { likenessOf } from './likeness.ts'
import * as candidates from './candidates.repository.ts'
import * as relations from './relations.repository.ts'
import { describe, ownProduct } from './relations.service.ts'
import { compareWith, type Likeness, type Score } from './similarity/similarity.ts'

/** Compared by what the list knows of them. */
const MOST_COMPARED = 2_000
/** Of these the whole page is read. */
const READ = 100
/** Finds that are not tracked: the newest of the last quarter. */
const MOST_FOUND = 300
const FOUND_MS = 90 * 86_400_000
export const MOST_SUGGESTED = 20
/** Below it two products have little in common but the marketplace. */
export const LEAST_SCORE = 0.3
/** From here on they are the same kind of thing at about the same price. */
const DIRECT_FROM = 0.55

/**
 * The tenant's products, and what its searches found, that are most like one: without those somebody decided about and the product's own variations. They are kept under
 * ids of their own, to be confirmed or dismissed. Asked again, they are found anew.
 */
export async function suggestCompetitors(trx: Db, { tenant_id, product_id, now }: { tenant_id: string; product_id: string; now: Date }): Promise<Competitor[]> {
  const own = await ownProduct(trx, product_id)
  const ownPage = (await readPages(trx, [own.listing_id])).get(own.listing_id)
  if (ownPage === undefined) return [] // nothing is known of it yet
  const decided = await relations.listDecided(trx, product_id)
  const products = (await listBriefs(trx, { marketplace: own.marketplace, first: ownPage.bsr_category, limit: MOST_COMPARED }))
    .filter((brief) => brief.listing_id !== own.listing_id && !decided.has(brief.listing_id) && (brief.parent_asin === null || brief.parent_asin !== ownPage.parent_asin))
  const like = likenessOf(ownPage)
  const roughly = compareWith({ ...like, attributes: [], category_path: [] }, products.map((brief): Likeness => ({ ...brief, category_path: [], attributes: [] })))
  const near = products.map(({ listing_id }, index) => ({ listing_id, score: roughly[index]?.score ?? 0 })).toSorted((a, b) => b.score - a.score).slice(0, READ).map(({ listing_id }) => listing_id)
  const tracked = new Set([own.listing_id, ...products.map(({ listing_id }) => listing_id)])
  const offered = await candidates.list(trx, { marketplace: own.marketplace, since: new Date(now.getTime() - FOUND_MS), limit: MOST_FOUND })
  const pages = await readPages(trx, [...near, ...offered.filter((id) => !tracked.has(id) && !decided.has(id))])
  const compared = [...pages.values()].filter(({ parent_asin }) => parent_asin === null || parent_asin !== ownPage.parent_asin)
  const likes = compared.map(likenessOf)
  const found = compareWith(like, likes)
    .map((score, index) => ({ score, listing_id: compared[index]?.listing_id ?? '', relationship_type: relationOf(like, likes[index], score) }))
    .filter(({ score }) => score.score >= LEAST_SCORE)
    .toSorted((a, b) => b.score.score - a.score.score || a.listing_id.localeCompare(b.listing_id)).slice(0, MOST_SUGGESTED)
  await relations.saveSuggested(trx, { tenant_id, product_id }, found.map(({ score, listing_id, relationship_type }) => ({ listing_id, relationship_type, similarity_score: score.score, parts: score.parts })))
  return describe(trx, own, await relations.list(trx, product_id, 'suggested'))
}

function relationOf(own: Likeness, other: Likeness | undefined, { score }: Score): Relationship {
  if (own.brand !== null && other?.brand?.toLowerCase() === own.brand.toLowerCase()) return 'brand'
  return score >= DIRECT_FROM ? 'direct' : 'category'
}
