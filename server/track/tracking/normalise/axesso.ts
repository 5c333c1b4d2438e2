import { type Finding, fatal, type NormaliseContext, type Normalised } from '../normal-item.ts'
import { cleanText, type Shape, shapeAt, shapesAt, textAt, textsAt } from './fields.ts'
import { aspectsOf, attributesOf, countOf, reviewsOf, rowsOf, setDetail } from './detail.ts'
import { closePage, isRefused, openPage, refuse, saidAsin, setAvailability, setContent, setCount, setField, setPrice, setRanks, setRating } from './page.ts'
import { isBlockedPage, parseAvailability, parseBrand, parseCount, parseRanks, parseRating } from './page-text.ts'

export const isAxesso = (item: Shape) => 'statusMessage' in item || 'warehouseAvailability' in item || ('countReview' in item && 'productRating' in item)

/**
 * An item of the Apify actor `axesso_data/amazon-product-details-scraper`. It names no currency (the marketplace of `url`
 * decides) and no time of its own; ranks stand as text in `productDetails`.
 */
export function normaliseAxesso(shape: Shape, context: NormaliseContext): Normalised {
  const status = textAt(shape, 'statusMessage')
  if ((status !== undefined && status !== 'FOUND') || isBlockedPage(shape.title)) return refuse(saidAsin(shape), notFound(status))
  const page = openPage(shape, context, { source: 'axesso', asin: shape.asin, asked: asinIn(shape.url), places: [shape.url], time: shape.crawled_at })
  if (isRefused(page)) return page
  setPrice(page, 'price_minor', { value: shape.price, field: 'price' })
  setPrice(page, 'buy_box_minor', { value: shape.price, field: 'price' })
  setPrice(page, 'list_minor', { value: shape.retailPrice === 0 ? null : shape.retailPrice, field: 'retailPrice' })
  setField(page, 'buy_box_seller', textAt(shape, 'sellerId') ?? textAt(shape, 'soldBy'))
  setAvailability(page, parseAvailability(shape.warehouseAvailability))
  setRating(page, parseRating(shape.productRating))
  setCount(page, 'reviews', { value: shape.countReview, field: 'countReview' })
  setField(page, 'monthly_sold', parseCount(shape.pastSales))
  const bsr_category = setRanks(page, shapesAt(shape, 'productDetails').flatMap(ranksOf))
  setContent(page, {
    title: textAt(shape, 'title') ?? null,
    brand: brandOf(shape) ?? null,
    bullets: textsAt(shape, 'features'),
    images: imagesOf(shape),
    description: textAt(shape, 'productDescription') ?? null,
    category_path: shapesAt(shape, 'categoriesExtended').flatMap((category) => textAt(category, 'name') ?? []),
    bsr_category,
  })
  setDetail(page, {
    attributes: attributesOf(rowsOf(shape, 'aboutProduct', 'productDetails'), { key: 'name', value: 'value' }),
    videos: Array.isArray(shape.videoeUrlList) ? countOf(shape.videoeUrlList.length) : null,
    aspects: aspectsOf(shapesAt(shapeAt(shape, 'reviewInsights') ?? {}, 'featureAspects')),
    reviews: reviewsOf(rowsOf(shape, 'reviews'), { stars: 'rating', title: 'title', text: 'text' }),
  })
  return closePage(page)
}

/** A page that was not found, or not shown, says nothing about the listing: it is not gone. */
const notFound = (status: string | undefined): Finding =>
  fatal('PAGE_UNKNOWN', 'statusMessage', `The page was not read (${status ?? 'a captcha or an error page'}): nothing is known about the listing`)

const asinIn = (url: unknown) => (typeof url === 'string' ? /\/(?:dp|gp\/product)\/([A-Z0-9]{10})/i.exec(url)?.[1] : undefined)

const ranksOf = (detail: Shape) => (/best ?sellers? rank|bestseller|ranking/i.test(cleanText(detail.name) ?? '') ? parseRanks(detail.value) : [])

function brandOf(shape: Shape) {
  const named = shapesAt(shape, 'aboutProduct').find((row) => textAt(row, 'name')?.toLowerCase() === 'brand')
  return (named && textAt(named, 'value')) ?? parseBrand(shape.manufacturer)
}

function imagesOf(shape: Shape): string[] {
  const images = textsAt(shape, 'imageUrlList')
  if (images.length > 0) return images
  const main = textAt(shapeAt(shape, 'mainImage') ?? {}, 'imageUrl')
  return main === undefined ? [] : [main]
}
