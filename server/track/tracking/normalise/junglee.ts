import { fatal, type NormaliseContext, type Normalised } from '../normal-item.ts'
import { numberAt, type Shape, shapeAt, shapesAt, textAt, textsAt } from './fields.ts'
import { aspectsOf, attributesOf, countOf, reviewsOf, rowsOf, setDetail } from './detail.ts'
import { addRanks, closePage, isRefused, openPage, refuse, saidAsin, setAvailability, setContent, setCount, setField, setPrice, setRanks, setRating } from './page.ts'
import { isBlockedPage, parseBrand, parseCount, parseRating } from './page-text.ts'

export const isJunglee = (item: Shape) => ['originalAsin', 'bestsellerRanks', 'starsBreakdown', 'inStockText', 'monthlyPurchaseVolume'].some((key) => key in item)
export const isJungleeBestseller = (item: Shape) => 'categoryFullName' in item || ('numberOfOffers' in item && 'categoryUrl' in item)

/**
 * An item of the Apify actors `junglee/amazon-crawler` and `junglee/amazon-asins-scraper`. The currency is a mere symbol:
 * the marketplace of `url` decides. It has no time of its own.
 */
export function normaliseJunglee(shape: Shape, context: NormaliseContext): Normalised {
  if (isBlockedPage(shape.title, shape.error) || 'error' in shape) {
    return refuse(saidAsin(shape), fatal('PAGE_UNKNOWN', null, 'The page was not read (a captcha or an error page): nothing is known about the listing'))
  }
  const price = shapeAt(shape, 'price')
  const page = openPage(shape, context, {
    source: 'junglee', asin: shape.asin, asked: shape.originalAsin, places: [shape.url, shape.unNormalizedProductUrl, shape.input], currency: price?.currency,
  })
  if (isRefused(page)) return page
  const seller = shapeAt(shape, 'seller')
  setPrice(page, 'price_minor', { value: price?.value, field: 'price' })
  if (seller !== undefined) setPrice(page, 'buy_box_minor', { value: price?.value, field: 'price' })
  setPrice(page, 'list_minor', { value: shapeAt(shape, 'listPrice')?.value, field: 'listPrice' })
  setField(page, 'buy_box_seller', seller && (textAt(seller, 'id') ?? textAt(seller, 'name')))
  setAvailability(page, typeof shape.inStock === 'boolean' ? (shape.inStock ? 'in_stock' : 'out_of_stock') : undefined)
  setRating(page, parseRating(shape.stars))
  setCount(page, 'reviews', { value: shape.reviewsCount, field: 'reviewsCount' })
  setField(page, 'monthly_sold', parseCount(shape.monthlyPurchaseVolume))
  const ranks = shapesAt(shape, 'bestsellerRanks').flatMap((row) => rankOf(row) ?? [])
  const bsr_category = setRanks(page, ranks)
  setContent(page, {
    title: textAt(shape, 'title') ?? null,
    brand: textAt(shape, 'brand') ?? parseBrand(shapeAt(shape, 'visitStoreLink')?.text) ?? null,
    bullets: textsAt(shape, 'features'),
    images: imagesOf(shape),
    description: textAt(shape, 'description') ?? null,
    category_path: textAt(shape, 'breadCrumbs')?.split(/\s*>\s*/) ?? [],
    bsr_category,
  })
  setDetail(page, {
    attributes: attributesOf(rowsOf(shape, 'productOverview', 'attributes'), { key: 'key', value: 'value' }),
    videos: countOf(shape.videosCount),
    has_a_plus: 'aPlusContent' in shape ? shape.aPlusContent !== null : null,
    aspects: aspectsOf(shapesAt(shapeAt(shape, 'aiReviewsSummary') ?? {}, 'keywords')),
    reviews: reviewsOf(rowsOf(shape, 'productPageReviews'), { stars: 'ratingScore', title: 'reviewTitle', text: 'reviewDescription' }),
  })
  return closePage(page)
}

/** An item of `junglee/amazon-bestsellers`: a place in the list of one category, which is not the root. */
export function normaliseJungleeBestseller(shape: Shape, context: NormaliseContext): Normalised {
  const price = shapeAt(shape, 'price')
  const page = openPage(shape, context, { source: 'junglee', asin: shape.asin, places: [shape.url, shape.categoryUrl], currency: price?.currency })
  if (isRefused(page)) return page
  setPrice(page, 'price_minor', { value: price?.value, field: 'price' })
  setRating(page, parseRating(shape.stars))
  setCount(page, 'reviews', { value: shape.reviewsCount, field: 'reviewsCount' })
  setCount(page, 'offers_new', { value: shape.numberOfOffers, field: 'numberOfOffers' })
  const rank = numberAt(shape, 'position')
  const category = textAt(shape, 'categoryName')
  if (rank !== undefined && Number.isInteger(rank) && rank >= 1 && rank < 2 ** 31 && category !== undefined) {
    addRanks(page, [{ rank, category, id: nodeOf(shape.categoryUrl) }])
  }
  const image = textAt(shape, 'thumbnailUrl')
  setContent(page, { title: textAt(shape, 'name') ?? textAt(shape, 'title') ?? null, images: image === undefined ? [] : [image] })
  return closePage(page)
}

function rankOf(row: Shape) {
  const rank = parseCount(row.rank)
  const category = textAt(row, 'category')
  return rank === undefined || rank < 1 || category === undefined ? undefined : { rank, category, id: nodeOf(row.url) }
}

/** The number of a category at the end of its URL. Root categories have a name there. */
const nodeOf = (url: unknown) => (typeof url === 'string' ? /\/(\d{4,19})(?:[/?]|$)/.exec(url)?.[1] : undefined)

function imagesOf(shape: Shape): string[] {
  const images = textsAt(shape, 'highResolutionImages')
  if (images.length > 0) return images
  const thumbnail = textAt(shape, 'thumbnailImage')
  return thumbnail === undefined ? [] : [thumbnail]
}
