import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import { auditPage, keywordCoverage, productTypeOf } from '#track/quality'
import { type DayValue, findMarketplace, listProductsOfListings, type Page, type ProductBrief, readDays, readPages, readStockTimes, type StockTime } from '#track/tracking'
import type { Compared, Comparison, Measured } from './compare/comparison.ts'
import { isComparable, moneyAt, reviewVelocity, salesOf, seenAt, stockOutShare } from './compare/measures.ts'
import { priceIndex } from './compare/price-index.ts'
import * as relations from './relations.repository.ts'
import { ownProduct } from './relations.service.ts'
import * as sales from './sales.repository.ts'
import type { SalesModel } from './sales/estimate.ts'

const DAY_MS = 86_400_000
const VELOCITY_DAYS = 28
const INDEX_DAYS = 90

interface Order {
  product_id: string
  /** All confirmed ones when none are named. */
  competitor_ids?: readonly string[] | undefined
  group_id?: string | undefined
  /** How far back the price index goes. */
  days?: number | undefined
  now: Date
}

/**
 * A product beside its competitors. A dozen statements, whether it has one competitor or two hundred.
 * @throws AppError 404 for an unknown product, 422 for a competitor that is none of it
 */
export async function compareProducts(trx: Db, { product_id, competitor_ids, group_id, days = INDEX_DAYS, now }: Order): Promise<Comparison> {
  const own = await ownProduct(trx, product_id)
  const confirmed = await relations.list(trx, product_id, 'confirmed')
  const unknown = competitor_ids?.findIndex((id) => !confirmed.some((row) => row.id === id)) ?? -1
  if (unknown >= 0) throw refused('COMPETITOR_UNKNOWN', 'This is no confirmed competitor of the product', `competitor_ids.${unknown}`)
  const chosen = confirmed.filter((row) => (competitor_ids === undefined || competitor_ids.includes(row.id)) && (group_id === undefined || row.group_id === group_id))
  const listingIds = [own.listing_id, ...chosen.map((row) => row.listing_id)]
  const products = await listProductsOfListings(trx, listingIds)
  const ownBrief = products.get(own.listing_id)
  if (ownBrief === undefined) throw notFound('product')
  const pages = await readPages(trx, listingIds)
  const from = new Date(now.getTime() - Math.max(days, VELOCITY_DAYS) * DAY_MS)
  const series = await readDays(trx, { listingIds, metrics: ['price', 'buy_box', 'reviews'], from, to: now })
  const known = {
    pages, series, coverage: coverageOf(pages, { own: own.listing_id, others: listingIds.slice(1) }), models: await sales.list(trx, own.marketplace),
    stock30: await readStockTimes(trx, { listingIds, from: new Date(now.getTime() - 30 * DAY_MS), to: now }),
    stock90: await readStockTimes(trx, { listingIds, from: new Date(now.getTime() - 90 * DAY_MS), to: now }),
  }
  const ownPage = pages.get(own.listing_id)
  const compared = [{ brief: ownBrief, competitor_id: null }, ...chosen.flatMap((row) => {
    const brief = products.get(row.listing_id)
    return brief === undefined ? [] : [{ brief, competitor_id: row.id }]
  })].map(({ brief, competitor_id }) => describe(brief, { competitor_id, ownPage, known, now }))
  return {
    currency: ownPage?.currency ?? findMarketplace(own.marketplace)?.currency ?? null, products: compared,
    price_index: indexOf(compared, series, days), sales_model: modelFor(ownPage, known.models) ?? null, total_sales: totalSales(compared),
  }
}

/** The share of the market's search terms that each page uses. The terms are those of the competitors, so each is measured by the same. */
function coverageOf(pages: ReadonlyMap<string, Page>, { own, others }: { own: string; others: readonly string[] }): Map<string, number> {
  const ownPage = pages.get(own)
  const rivals = others.flatMap((id) => pages.get(id) ?? [])
  if (ownPage === undefined || rivals.length === 0) return new Map()
  const rankOf = ({ values }: Page) => (typeof values.bsr?.value === 'number' ? values.bsr.value : null)
  const { coverage, terms } = keywordCoverage(ownPage, rivals.map((page) => ({ page, bsr: rankOf(page) })))
  if (terms.length === 0) return new Map()
  const usedBy = (asin: string) => terms.reduce((sum, { weight, used_by }) => (used_by.includes(asin) ? sum + weight : sum), 0)
  const round = (share: number) => Math.round(Math.min(1, share) * 1e4) / 1e4
  return new Map([[own, round(coverage)], ...rivals.map(({ listing_id, asin }): [string, number] => [listing_id, round(usedBy(asin))])])
}

interface Known {
  coverage: ReadonlyMap<string, number>
  pages: ReadonlyMap<string, Page>
  series: ReadonlyMap<string, DayValue[]>
  models: readonly SalesModel[]
  stock30: ReadonlyMap<string, StockTime>
  stock90: ReadonlyMap<string, StockTime>
}

const modelFor = (page: Page | undefined, models: readonly SalesModel[]) => models.find(({ root_category }) => root_category === page?.bsr_category)

function describe(brief: ProductBrief, { competitor_id, ownPage, known, now }: { competitor_id: string | null; ownPage: Page | undefined; known: Known; now: Date }): Compared {
  const { product_id, listing_id, asin, marketplace, name, title, image_url } = brief
  const page = known.pages.get(listing_id)
  const parent_asin = page?.parent_asin ?? null
  /** Whose words were ever seen. */
  const seen = page?.content_at == null ? undefined : page
  const words = { at: seen?.content_at ?? null, source: seen?.content_source ?? null }
  const reviews = known.series.get(`${listing_id} reviews`) ?? []
  return {
    product_id, listing_id, competitor_id, asin, marketplace, name: name ?? title ?? asin, image_url, is_own: competitor_id === null, parent_asin, page: page ?? null,
    is_family_of_own: competitor_id !== null && parent_asin !== null && parent_asin === ownPage?.parent_asin,
    metrics: {
      price: moneyAt(page, 'price_minor', ownPage?.currency ?? null),
      buy_box: moneyAt(page, 'buy_box_minor', ownPage?.currency ?? null),
      bsr: seenAt(page, 'bsr', 'rank'),
      estimated_sales: salesOf(page, modelFor(page, known.models)),
      rating: seenAt(page, 'rating', 'rating'),
      reviews: seenAt(page, 'reviews', 'count'),
      review_velocity: reviewVelocity(reviews.slice(-VELOCITY_DAYS - 1)),
      images: { value: seen?.images.length ?? null, unit: 'count', ...words },
      content_quality: { value: seen === undefined ? null : auditPage(seen, { now, product_type: productTypeOf(seen) }).score, unit: 'score', ...words },
      keyword_coverage: { value: known.coverage.get(listing_id) ?? null, unit: 'ratio', ...words },
      stock_out_share: stockOutShare(known.stock30.get(listing_id), { to: now, days: 30 }),
      stock_out_share_90d: stockOutShare(known.stock90.get(listing_id), { to: now, days: 90 }),
      offers: seenAt(page, 'offers_new', 'count'),
    },
  }
}

/** A day's price is that of the offer, else that of the buy box. */
function indexOf(compared: readonly Compared[], series: Known['series'], days: number) {
  const pricesOf = (listingId: string): DayValue[] => {
    const [price, box] = [series.get(`${listingId} price`) ?? [], series.get(`${listingId} buy_box`) ?? []]
    const [longer, other] = price.length >= box.length ? [price, box] : [box, price]
    return longer.map((day, index) => (day.average === null ? (other[index] ?? day) : day)).slice(-days)
  }
  const own = compared.find(({ is_own }) => is_own)
  const rivals = compared.filter(({ is_own, is_family_of_own, page }) => !is_own && !is_family_of_own && isComparable(page ?? undefined, own?.page?.currency ?? null))
  return own === undefined ? [] : priceIndex(pricesOf(own.listing_id), rivals.map(({ listing_id, parent_asin }) => ({ family: parent_asin ?? listing_id, days: pricesOf(listing_id) })))
}

/** Children of one parent share its rank, so what is said of one is said of all of them: the largest counts, once. */
function totalSales(compared: readonly Compared[]): Measured {
  const families = new Map<string, { value: number; low: number; high: number }>()
  for (const { parent_asin, listing_id, metrics: { estimated_sales: { value, low, high } } } of compared) {
    if (typeof value !== 'number') continue
    const family = parent_asin ?? listing_id
    if (value > (families.get(family)?.value ?? -1)) families.set(family, { value, low: low ?? value, high: high ?? value })
  }
  const sum = (pick: (sold: { value: number; low: number; high: number }) => number) => [...families.values()].reduce((total, sold) => total + pick(sold), 0)
  if (families.size === 0) return { value: null, unit: 'per_month', at: null, source: null, n: 0 }
  return { value: sum((sold) => sold.value), low: sum((sold) => sold.low), high: sum((sold) => sold.high), unit: 'per_month', at: null, source: null, n: families.size }
}
