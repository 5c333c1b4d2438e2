import { marketplaceOfKeepa, readAsin, type Marketplace } from '../marketplaces.ts'
import type { Column } from '../metrics.ts'
import { type Content, type Detail, fatal, type Finding, flaw, type NormaliseContext, type Normalised, type NormalItem } from '../normal-item.ts'
import { type Shape, isShape, listAt, numberAt, shapeAt, shapesAt, textAt, textsAt } from './fields.ts'
import { KEEPA_CSV, type KeepaCsv } from './keepa-csv.ts'
import { keepaTime, type KeepaPoint, readNumbers, readWords } from './keepa-series.ts'
import { cutContent, cutText, MAX_WORD } from './limits.ts'
import { isPlausibleTime } from './times.ts'
import { WideRows } from './wide-rows.ts'

const ABSENT = -1
const UNKNOWN = -2
const IMAGE_BASE = 'https://m.media-amazon.com/images/I/'

export const isKeepa = (item: Shape) => Array.isArray(item.csv) || 'domainId' in item || ('asin' in item && 'trackingSince' in item)

/**
 * One product of a Keepa answer (`/product` with history). Its series are step functions of changes: a value holds until
 * the next entry, -1 says that there is none (no offer, no rank), -2 that Keepa does not know. Prices with shipping
 * (`NEW_FBM_SHIPPING`, `BUY_BOX_SHIPPING` and the conditions) are stored landed, item + shipping.
 */
export function normaliseKeepa(product: Shape, context: NormaliseContext): Normalised {
  const findings: Finding[] = []
  const said = textAt(product, 'asin') ?? ''
  const asin = readAsin(said)
  if (asin === undefined) return { item: null, asin: said === '' ? null : said.slice(0, 20), findings: [fatal('ASIN_INVALID', 'asin', `“${said.slice(0, 40)}” is no ASIN`)] }
  const domainId = numberAt(product, 'domainId')
  const market = domainId === undefined ? context.marketplace : marketplaceOfKeepa(domainId)
  if (market === undefined || market === null) {
    return { item: null, asin, findings: [fatal('MARKETPLACE_UNKNOWN', 'domainId', domainId === undefined ? 'The product names no domainId' : `Keepa's domainId ${domainId} is not known`)] }
  }
  if (product.isRedirectASIN === true) findings.push(flaw('ASIN_REDIRECTED', 'isRedirectASIN', 'Amazon redirects this ASIN to another one. It was kept under its own'))
  const reader = { product, market, findings, now: context.now, rows: new WideRows(market.currency), points: [], ranks: [] }
  readCsv(reader)
  readSellers(reader)
  readMonthlySold(reader)
  readRanks(reader)
  readOtherSeries(reader)
  const observations = reader.rows.inOrder()
  const known_until = lastLook(reader)
  const item: NormalItem = {
    listing: { marketplace: market.code, asin },
    source: 'keepa',
    observations,
    ranks: reader.ranks,
    points: reader.points,
    categories: categoriesOf(product),
    content: contentOf(product, known_until ?? context.observed_at),
    detail: detailOf(product, known_until ?? context.observed_at),
    known_until,
  }
  return { item, asin, findings }
}

interface Reader extends Pick<NormalItem, 'points' | 'ranks'> {
  product: Shape
  market: Marketplace
  findings: Finding[]
  now: number
  rows: WideRows
}

function readCsv(reader: Reader) {
  const { product, findings } = reader
  if (product.csv === null || product.csv === undefined) return
  if (!Array.isArray(product.csv)) {
    findings.push(flaw('SERIES_INVALID', 'csv', 'csv is no list of series. It was left out'))
    return
  }
  const lists: unknown[] = product.csv
  if (lists.length > KEEPA_CSV.length) {
    findings.push(flaw('SERIES_INVALID', 'csv', `csv has ${lists.length} series, and ${KEEPA_CSV.length} are known. The others were left out`))
  }
  for (const [index, series] of KEEPA_CSV.entries()) {
    const points = readNumbers(lists[index], { field: `csv[${index}]`, width: series.shipping ? 3 : 2, now: reader.now, findings })
    if (series.column === undefined) readSeriesPoints(reader, series, points)
    else readColumn(reader, series.column, { ...series, index, points })
  }
}

interface ColumnSeries extends KeepaCsv {
  index: number
  points: KeepaPoint<number>[]
}

function readColumn({ rows, findings }: Reader, column: Column, { kind, index, points }: ColumnSeries) {
  let invalid = 0
  for (const { at, values } of points) {
    const [raw = UNKNOWN, shipping] = values
    const value = readValue(kind, raw, shipping)
    if (value === undefined) invalid += 1
    else if (value === 'unknown') rows.setUnknown(at, column)
    else rows.set(at, column, value)
    if (column === 'buy_box_minor' && typeof value === 'number' && shipping !== undefined && shipping >= 0) rows.set(at, 'buy_box_shipping_minor', shipping)
    if (column === 'price_minor') setAvailability(rows, at, value)
  }
  if (invalid > 0) findings.push(flaw(kind === 'price' ? 'PRICE_IMPLAUSIBLE' : 'VALUE_INVALID', `csv[${index}]`, `${invalid} values of csv[${index}] are not plausible. They were left out`))
}

/** A new offer is stock; none is none. */
function setAvailability(rows: WideRows, at: number, price: number | null | 'unknown' | undefined) {
  if (price === 'unknown') rows.setUnknown(at, 'availability')
  else if (price !== undefined) rows.set(at, 'availability', price === null ? 'out_of_stock' : 'in_stock')
}

const MAX_INT = 2 ** 31 - 1

function readValue(kind: KeepaCsv['kind'], raw: number, shipping = 0): number | null | 'unknown' | undefined {
  if (raw === ABSENT) return null
  if (raw === UNKNOWN) return 'unknown'
  if (raw < 0 || raw > MAX_INT) return undefined
  if (kind === 'price') {
    const landed = raw + Math.max(shipping, 0)
    return raw <= 1 || landed > MAX_INT ? undefined : landed
  }
  if (kind === 'rank') return raw === 0 ? undefined : raw
  // Rating 0 is Keepa's way to say that nobody has rated.
  if (kind === 'rating') return raw > 50 ? undefined : raw === 0 ? null : raw / 10
  return raw
}

function readSeriesPoints({ points: out }: Reader, series: KeepaCsv, points: KeepaPoint<number>[]) {
  for (const { at, values } of points) {
    const [raw = UNKNOWN, shipping] = values
    const value = readValue(series.kind, raw, shipping)
    if (typeof value === 'number' || value === null) out.push({ at, series: series.name, value, text: null })
  }
}

function readSellers({ product, rows, findings, now }: Reader) {
  for (const { at, values } of readWords(product.buyBoxSellerIdHistory, { field: 'buyBoxSellerIdHistory', width: 2, now, findings })) {
    const seller = values[0] ?? ''
    if (seller === '-2') rows.setUnknown(at, 'buy_box_seller')
    else rows.set(at, 'buy_box_seller', seller === '-1' || seller === '' ? null : seller)
  }
}

function readMonthlySold({ product, rows, findings, now }: Reader) {
  const points = readNumbers(product.monthlySoldHistory, { field: 'monthlySoldHistory', width: 2, now, findings })
  for (const { at, values } of points) {
    const value = readValue('count', values[0] ?? UNKNOWN)
    if (value === 'unknown') rows.setUnknown(at, 'monthly_sold')
    else if (value !== undefined) rows.set(at, 'monthly_sold', value)
  }
  const current = numberAt(product, 'monthlySold')
  const seen = numberAt(product, 'lastSoldUpdate')
  if (points.length > 0 || current === undefined || current < 0 || current > MAX_INT || seen === undefined) return
  if (Number.isInteger(current) && isPlausibleTime(keepaTime(seen), now)) rows.set(keepaTime(seen), 'monthly_sold', current)
}

function readRanks({ product, ranks, findings, now }: Reader) {
  for (const [category_id, series] of Object.entries(shapeAt(product, 'salesRanks') ?? {})) {
    const field = `salesRanks.${category_id}`
    if (!/^\d{1,19}$/.test(category_id)) {
      findings.push(flaw('SERIES_INVALID', field, `“${category_id.slice(0, 30)}” is no category. It was left out`))
      continue
    }
    for (const { at, values } of readNumbers(series, { field, width: 2, now, findings })) {
      const rank = readValue('rank', values[0] ?? UNKNOWN)
      if (typeof rank === 'number' || rank === null) ranks.push({ at, category_id, rank })
    }
  }
}

/** Histories that no column holds: coupons, the root category, the parent, and the counts of this variation. */
function readOtherSeries({ product, points, findings, now }: Reader) {
  const options = (field: string, width: 2 | 3 = 2) => ({ field, width, now, findings })
  for (const { at, values } of readNumbers(product.couponHistory, options('couponHistory', 3))) {
    // Positive is an amount in minor units, negative a percentage, 0 no coupon.
    points.push({ at, series: 'coupon_once', value: values[0] ?? null, text: null })
    points.push({ at, series: 'coupon_subscribe', value: values[1] ?? null, text: null })
  }
  for (const { at, values } of readNumbers(product.salesRankReferenceHistory, options('salesRankReferenceHistory'))) {
    const category = values[0] ?? UNKNOWN
    points.push({ at, series: 'bsr_category', value: null, text: category < 0 ? null : String(category) })
  }
  for (const { at, values } of readWords(product.parentAsinHistory, options('parentAsinHistory'))) {
    points.push({ at, series: 'parent_asin', value: null, text: readAsin(values[0] ?? '') ?? null })
  }
  const reviews = shapeAt(product, 'reviews') ?? {}
  for (const [key, series] of [['ratingCount', 'variation_ratings'], ['reviewCount', 'variation_reviews']] as const) {
    for (const { at, values } of readNumbers(reviews[key], options(`reviews.${key}`))) {
      const value = readValue('count', values[0] ?? UNKNOWN)
      if (typeof value === 'number' || value === null) points.push({ at, series, value, text: null })
    }
  }
}

function lastLook({ product, rows, now }: Reader): number | null {
  const last = rows.inOrder().at(-1)?.at
  const looked = ['lastUpdate', 'lastPriceChange', 'lastRatingUpdate'].flatMap((key) => numberAt(product, key) ?? []).filter((minutes) => minutes > 0)
  const times = [...looked.map(keepaTime), ...(last === undefined ? [] : [last])].filter((at) => isPlausibleTime(at, now))
  return times.length === 0 ? null : Math.max(...times)
}

const MAX_CATEGORIES = 50
const categoriesOf = (product: Shape) =>
  shapesAt(product, 'categoryTree').slice(0, MAX_CATEGORIES).flatMap((node) => {
    const id = numberAt(node, 'catId')
    const name = textAt(node, 'name')
    return id === undefined || name === undefined ? [] : [{ category_id: String(id), name: cutText(name, MAX_WORD) }]
  })

const MAX_IMAGES = 100

function contentOf(product: Shape, at: number): Content {
  const images = listAt(product, 'images').flatMap((image) => (isShape(image) ? (textAt(image, 'l') ?? textAt(image, 'm') ?? []) : []))
  const older = textAt(product, 'imagesCSV')?.split(',', MAX_IMAGES) ?? []
  return cutContent({
    at,
    title: textAt(product, 'title') ?? null,
    brand: textAt(product, 'brand') ?? null,
    bullets: textsAt(product, 'features'),
    images: (images.length > 0 ? images : older).map((name) => IMAGE_BASE + name),
    description: textAt(product, 'description') ?? null,
    category_path: categoriesOf(product).map((category) => category.name),
    parent_asin: readAsin(textAt(product, 'parentAsin') ?? '') ?? null,
    bsr_category: rootCategory(product),
  })
}

/** Keepa leaves out the lists it was not asked for: what is missing is not known. */
function detailOf(product: Shape, at: number): Detail | null {
  const count = (key: string) => (Array.isArray(product[key]) ? listAt(product, key).length : null)
  const [videos, a_plus] = [count('videos'), count('aPlus')]
  return videos === null && a_plus === null ? null : { at, attributes: [], videos, has_a_plus: a_plus === null ? null : a_plus > 0, aspects: [], reviews: [] }
}

/** The name of the category that `SALES` ranks in. */
function rootCategory(product: Shape): string | null {
  const id = String(numberAt(product, 'salesRankReference') ?? numberAt(product, 'rootCategory') ?? '')
  return categoriesOf(product).find((category) => category.category_id === id)?.name ?? null
}
