import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { compareProducts, type Comparison } from '#track/competitors'
import { type Audit, auditPage, type Elasticity, keywordCoverage, type KeywordCoverage, priceElasticity, type PricePosition, pricePosition, productTypeOf, type ReviewAspect, reviewAspects, unseenPage } from '#track/quality'
import { findProduct, type Page, type ProductRef, readDays, readPages, type Sample } from '#track/tracking'
import { addCompared } from './compared.facts.ts'
import { createFactList, type FactList } from './fact-list.ts'
import { addAspects, addAudit, addKeywords, addPrice } from './page.facts.ts'
import { addTrends, TREND_DAYS } from './trend.facts.ts'

const DAY_MS = 86_400_000
/** The own history that the elasticity is read from. */
const HISTORY_DAYS = 730

/** A longer name of an aspect is a sentence somebody put there. */
const LONGEST_ASPECT = 60

/** `page`: the own page alone. `market`: with its competitors. `all`: with reviews, trends and the price's own effect. */
export type Extent = 'page' | 'market' | 'all'

export interface Measures extends FactList {
  product: ProductRef
  /** What is known of the page now; all unknown when it was never seen. */
  page: Page
  audit: Audit
  /** Null for the page alone. */
  comparison: Comparison | null
  coverage: KeywordCoverage | null
  position: PricePosition | null
  aspects: ReviewAspect[]
  elasticity: Elasticity | null
}

interface Order {
  product_id: string
  /** All confirmed competitors when none are named. */
  competitor_ids?: readonly string[] | undefined
  extent: Extent
  now: Date
}

/**
 * Everything that is measured of a product, as facts with the observation each came from. Some twenty statements,
 * whether it has one competitor or fifty.
 * @throws AppError 404 for a product that the tenant does not track
 */
export async function measureProduct(trx: Db, { product_id, competitor_ids, extent, now }: Order): Promise<Measures> {
  const product = await findProduct(trx, product_id)
  if (product === undefined) throw notFound('product')
  const page = (await readPages(trx, [product.listing_id])).get(product.listing_id) ?? unseenPage(product)
  const comparison = extent === 'page' ? null : await compareProducts(trx, { product_id, competitor_ids, now })
  const rivals = comparison?.products.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own) ?? []
  const coverage = rivals.length === 0 ? null : keywordCoverage(page, rivals.flatMap(({ page: theirs, metrics }) => (theirs === null ? [] : [{ page: theirs, bsr: typeof metrics.bsr.value === 'number' ? metrics.bsr.value : null }])))
  const audit = auditPage(page, { now, product_type: productTypeOf(page), coverage: coverage?.coverage ?? null })
  const aspects = extent === 'all' ? reviewAspects(page).filter(({ name }) => name.length <= LONGEST_ASPECT) : []
  const elasticity = extent === 'all' ? priceElasticity(await ownHistory(trx, product.listing_id, now)) : null
  const position = positionOf(page, rivals.flatMap(({ metrics, page: theirs }) => (typeof metrics.price.value === 'number' && theirs?.currency === page.currency ? [metrics.price.value] : [])))

  const list = createFactList()
  const own = { product_id, asin: product.asin, listing_id: product.listing_id }
  if (comparison === null) addPage(list, own, page)
  else addCompared(list, comparison)
  addAudit(list, own, { audit, page })
  if (coverage !== null) addKeywords(list, own, coverage)
  addAspects(list, own, { aspects, page })
  addPrice(list, own, { position, elasticity })
  if (extent === 'all' && comparison !== null) {
    const listingIds = comparison.products.map(({ listing_id }) => listing_id)
    addTrends(list, comparison.products, await readDays(trx, { listingIds, metrics: ['price', 'bsr', 'rating'], from: new Date(now.getTime() - 2 * TREND_DAYS * DAY_MS), to: now }))
  }
  return { ...list, product, page, audit, comparison, coverage, position, aspects, elasticity }
}

const positionOf = ({ values }: Page, others: readonly number[]) => (typeof values.price_minor?.value === 'number' ? pricePosition(values.price_minor.value, others) : null)

/** A row a day, with the prices and the rank it ended with: what a page is asked for at once cannot wait for every point of two years. */
async function ownHistory(trx: Db, listingId: string, now: Date): Promise<Pick<Sample, 'at' | 'price_minor' | 'buy_box_minor' | 'bsr'>[]> {
  const days = await readDays(trx, { listingIds: [listingId], metrics: ['price', 'buy_box', 'bsr'], from: new Date(now.getTime() - HISTORY_DAYS * DAY_MS), to: now })
  const [price, box, bsr] = (['price', 'buy_box', 'bsr'] as const).map((metric) => new Map((days.get(`${listingId} ${metric}`) ?? []).map((day) => [day.at.getTime(), day])))
  const times = [...new Set([price, box, bsr].flatMap((values) => [...(values?.keys() ?? [])]))].toSorted((a, b) => a - b)
  return times.map((time) => ({ at: new Date(time), price_minor: price?.get(time)?.last ?? null, buy_box_minor: box?.get(time)?.last ?? null, bsr: bsr?.get(time)?.average ?? null }))
}

const SEEN = [['price_minor', 'price', 'minor'], ['buy_box_minor', 'buy_box', 'minor'], ['bsr', 'bsr', 'rank'], ['rating', 'rating', 'rating'], ['reviews', 'reviews', 'count'], ['monthly_sold', 'monthly_sold', 'per_month']] as const

/** What the own page shows, when nothing is compared. */
function addPage(list: FactList, own: { product_id: string; asin: string; listing_id: string }, { values, currency }: Page): void {
  for (const [column, metric, unit] of SEEN) {
    const seen = values[column]
    if (seen !== undefined && seen.value !== null) list.add({ ...own, metric, value: seen.value, unit, currency: unit === 'minor' ? currency : null, observed_at: seen.at, source: seen.source })
  }
}
