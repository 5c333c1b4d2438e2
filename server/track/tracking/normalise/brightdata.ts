import type { NormaliseContext, Normalised } from '../normal-item.ts'
import { numberAt, type Shape, shapeAt, shapesAt, textAt, textsAt } from './fields.ts'
import { readAsin } from '../marketplaces.ts'
import { attributesOf, countOf, rowsOf, setDetail } from './detail.ts'
import { addRanks, closePage, isRefused, openPage, type Page, setAvailability, setContent, setCount, setField, setPrice, setRating } from './page.ts'
import { parseAvailability, parseCount, parseRating } from './page-text.ts'

export const isBrightData = (item: Shape) =>
  ['final_price', 'root_bs_rank', 'root_bs_category', 'input_asin', 'buybox_prices', 'is_available'].some((key) => key in item) || ('initial_price' in item && 'timestamp' in item)

/** An item of Bright Data's Amazon product data sets. Its time is `timestamp`, its price `final_price` in whole units. */
export function normaliseBrightData(shape: Shape, context: NormaliseContext): Normalised {
  const page = openPage(shape, context, {
    source: 'brightdata', asin: shape.asin, asked: shape.input_asin, places: [shape.domain, shape.url, shape.origin_url], time: shape.timestamp,
    currency: shape.currency,
  })
  if (isRefused(page)) return page
  const boxes = shapeAt(shape, 'buybox_prices')
  setPrice(page, 'price_minor', { value: shape.final_price, field: 'final_price' })
  setPrice(page, 'buy_box_minor', { value: boxes?.final_price, field: 'buybox_prices.final_price' })
  setPrice(page, 'list_minor', { value: listPrice(shape), field: 'initial_price' })
  setField(page, 'buy_box_seller', textAt(shape, 'seller_id') ?? textAt(shape, 'buybox_seller') ?? textAt(shape, 'seller_name'))
  setAvailability(page, typeof shape.is_available === 'boolean' ? (shape.is_available ? 'in_stock' : 'out_of_stock') : parseAvailability(shape.availability))
  setRating(page, parseRating(literal(shape.rating)))
  setCount(page, 'reviews', { value: literal(shape.reviews_count), field: 'reviews_count' })
  setCount(page, 'offers_new', { value: shape.number_of_sellers, field: 'number_of_sellers' })
  setField(page, 'monthly_sold', parseCount(literal(shape.bought_past_month)))
  setContent(page, {
    title: textAt(shape, 'title') ?? null,
    brand: textAt(shape, 'brand') ?? null,
    bullets: textsAt(shape, 'features'),
    images: imagesOf(shape),
    description: textAt(shape, 'description') ?? null,
    category_path: textsAt(shape, 'categories'),
    parent_asin: readAsin(textAt(shape, 'parent_asin') ?? '') ?? null,
    bsr_category: readRanks(page),
  })
  setDetail(page, {
    attributes: attributesOf(rowsOf(shape, 'product_details'), { key: 'type', value: 'value' }),
    videos: countOf(shape.video_count),
    has_a_plus: typeof shape.plus_content === 'boolean' ? shape.plus_content : null,
  })
  return closePage(page)
}

/** `initial_price` is the price before a discount, and equals the price when there is none. */
function listPrice(shape: Shape): unknown {
  const said = shapeAt(shape, 'prices_breakdown')?.list_price
  if (typeof said === 'number') return said
  const [before, now] = [numberAt(shape, 'initial_price'), numberAt(shape, 'final_price')]
  return before !== undefined && now !== undefined && before > now ? before : undefined
}

/** Some figures come as `{ "__TYPE__": "Literal_value", "value": "4.8" }`. */
const literal = (value: unknown) => (typeof value === 'object' && value !== null && 'value' in value ? value.value : value)

/** The rank in the root category, the one of the page's own category, and those of `subcategory_rank`. */
function readRanks(page: Page): string | null {
  const { shape, item } = page
  const root = textAt(shape, 'root_bs_category') ?? null
  setCount(page, 'bsr', { value: shape.root_bs_rank, field: 'root_bs_rank', least: 1 })
  const said = [
    { category: root, rank: item.observations[0]?.fields.bsr },
    { category: textAt(shape, 'bs_category') ?? null, rank: parseCount(shape.bs_rank) },
    ...shapesAt(shape, 'subcategory_rank').map((row) => ({ category: textAt(row, 'subcategory_name') ?? null, rank: parseCount(row.subcategory_rank) })),
  ]
  addRanks(page, said.flatMap(({ category, rank }) => (category === null || typeof rank !== 'number' || rank < 1 ? [] : [{ category, rank }])))
  return root
}

function imagesOf(shape: Shape): string[] {
  const images = textsAt(shape, 'images')
  if (images.length > 0) return images
  const image = textAt(shape, 'image_url') ?? textAt(shape, 'image')
  return image === undefined ? [] : [image]
}
