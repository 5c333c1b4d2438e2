import type { Column } from '../metrics.ts'

/** What a column of a table is. */
export type Role = 'asin' | 'url' | 'marketplace' | 'time' | 'currency' | 'title' | 'brand' | 'image' | 'metric' | 'value' | 'bsr_category' | Column

/** Names that people and tools give to columns, by what they mean. */
const ALIASES: Record<Role, string[]> = {
  asin: ['asin', 'product_asin', 'product_id'],
  url: ['url', 'product_url', 'link', 'product_link'],
  marketplace: ['marketplace', 'domain', 'market', 'country', 'locale'],
  time: ['observed_at', 'scraped_at', 'ts_utc', 'timestamp', 'datetime', 'time', 'crawled_at', 'fetched_at', 'checked_at', 'date'],
  currency: ['currency', 'currency_code'],
  title: ['title', 'product_name', 'name', 'product_title'],
  brand: ['brand'],
  image: ['image', 'image_url', 'img_link', 'thumbnail'],
  metric: ['metric', 'series'],
  value: ['value'],
  bsr_category: ['bsr_category', 'category', 'root_category'],
  price_minor: ['price', 'current_price', 'new', 'new_price', 'sale_price', 'final_price', 'selling_price', 'discounted_price', 'lowest_new'],
  buy_box_minor: ['buy_box', 'buybox', 'buy_box_price', 'buybox_price', 'buy_box_shipping'],
  buy_box_shipping_minor: ['buy_box_shipping_price', 'shipping', 'shipping_price'],
  list_minor: ['list_price', 'list', 'mrp', 'rrp', 'msrp', 'retail_price', 'actual_price', 'original_price', 'initial_price'],
  amazon_minor: ['amazon', 'amazon_price'],
  used_minor: ['used', 'used_price'],
  fba_minor: ['new_fba', 'fba', 'fba_price'],
  fbm_minor: ['new_fbm_shipping', 'new_fbm', 'fbm', 'fbm_price'],
  bsr: ['bsr', 'rank', 'sales_rank', 'salesrank', 'sales', 'best_seller_rank', 'bestseller_rank'],
  rating: ['rating', 'stars', 'avg_rating', 'average_rating'],
  reviews: ['reviews', 'review_count', 'reviews_count', 'count_reviews', 'rating_count', 'ratings_count', 'num_reviews', 'ratings'],
  monthly_sold: ['monthly_sold', 'bought_past_month', 'monthlysold'],
  offers_new: ['offers_new', 'count_new', 'new_offers', 'offers', 'offer_count', 'number_of_sellers'],
  offers_used: ['offers_used', 'count_used', 'used_offers'],
  buy_box_seller: ['buy_box_seller', 'buybox_seller', 'seller', 'seller_id', 'seller_name', 'sold_by'],
  availability: ['availability', 'in_stock', 'available', 'is_available', 'stock', 'stock_status'],
}

const ROLES = Object.entries(ALIASES) as [Role, string[]][]

export interface CsvPlan {
  shape: 'long' | 'wide'
  /** The header's name of each role; of several the one that stands first in the aliases. */
  columns: Partial<Record<Role, string>>
  unknown: string[]
}

/** Finds out what each column of a table is. `metric` and `value` make it a long one: a row is one point. */
export function planColumns(header: readonly string[]): CsvPlan {
  const columns: CsvPlan['columns'] = {}
  const known = new Set<string>([''])
  for (const [role, names] of ROLES) {
    for (const name of names) if (header.includes(name)) known.add(name)
    const found = names.find((name) => header.includes(name))
    if (found !== undefined) columns[role] = found
  }
  return {
    shape: columns.metric !== undefined && columns.value !== undefined ? 'long' : 'wide',
    columns,
    unknown: header.filter((name) => !known.has(name)),
  }
}

const roleOf = new Map(ROLES.flatMap(([role, names]) => [role, ...names].map((name): [string, Role] => [name, role])))
const NOT_MEASURED = new Set<Role>(['asin', 'url', 'marketplace', 'time', 'currency', 'title', 'brand', 'image', 'metric', 'value', 'bsr_category'])

/** The column of a metric's name in a long table, where Keepa's names (`NEW`, `SALES`, `COUNT_REVIEWS`) are known too. */
export function columnOfMetric(name: string): Column | undefined {
  const role = roleOf.get(name.trim().toLowerCase().replace(/[\s-]+/g, '_'))
  return role === undefined || NOT_MEASURED.has(role) ? undefined : (role as Column)
}
