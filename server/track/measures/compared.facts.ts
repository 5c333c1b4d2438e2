import type { Compared, Comparison, Measured } from '#track/competitors'
import type { Unit } from '#track/facts'
import type { FactList } from './fact-list.ts'

type Metric = keyof Compared['metrics']

/** What the group is measured by: gaps of the own value to the median of the others. */
const GROUP: readonly Metric[] = ['price', 'buy_box', 'bsr', 'estimated_sales', 'rating', 'reviews', 'review_velocity', 'images', 'content_quality', 'stock_out_share', 'offers']
/** Shares are told in percent. */
const SHARES = new Set<Metric>(['stock_out_share', 'stock_out_share_90d', 'keyword_coverage'])
const METHODS: Partial<Record<Metric, string>> = {
  estimated_sales: 'sales_from_rank', review_velocity: 'reviews_per_day_28d', content_quality: 'listing_audit', keyword_coverage: 'tf_idf_terms', stock_out_share: 'time_share_30d', stock_out_share_90d: 'time_share_90d',
}

/** Every value of every product, then what the group says of the own one. */
export function addCompared(list: FactList, { products, currency, total_sales }: Comparison): void {
  for (const { product_id, asin, listing_id, name, page } of products) {
    list.add({ metric: 'name', product_id, asin, listing_id, value: short(name), unit: 'text', observed_at: page?.content_at ?? null, source: page?.content_source ?? null, method: 'short_name' })
  }
  for (const product of products) for (const [metric, measured] of Object.entries(product.metrics) as [Metric, Measured][]) addOne(list, product, { metric, measured, currency })
  const own = products.find(({ is_own }) => is_own)
  const rivals = products.filter(({ is_own, is_family_of_own }) => !is_own && !is_family_of_own)
  if (own !== undefined) for (const metric of GROUP) addGap(list, { own, rivals, metric, currency })
  if (typeof total_sales.value === 'number' && rivals.length > 0) {
    const codes = products.flatMap(({ product_id }) => list.codeOf('estimated_sales', product_id) ?? [])
    list.add({ metric: 'total_sales', value: total_sales.value, unit: 'per_month', low: total_sales.low ?? null, high: total_sales.high ?? null, derived_from: codes, method: 'sum_of_families' })
  }
}

function addOne(list: FactList, { product_id, asin, listing_id, page }: Compared, { metric, measured: { value, unit, low, high, at, source }, currency }: { metric: Metric; measured: Measured; currency: string | null }): void {
  if (value === null) return
  const isShare = SHARES.has(metric)
  const scaled = (number: number | undefined) => (number === undefined ? null : isShare ? number * 100 : number)
  list.add({
    metric, product_id, asin, listing_id, value: typeof value === 'number' ? (scaled(value) ?? value) : value, unit: isShare ? 'percent' : (unit satisfies Unit),
    currency: unit === 'minor' ? (page?.currency ?? currency) : null, low: scaled(low), high: scaled(high), observed_at: at, source, method: METHODS[metric] ?? null,
  })
}

/** Of a rank, and of days without stock, less is better: the sign is still that of the number. */
function addGap(list: FactList, { own, rivals, metric, currency }: { own: Compared; rivals: readonly Compared[]; metric: Metric; currency: string | null }): void {
  const known = rivals.flatMap((rival) => {
    const { value } = rival.metrics[metric]
    const code = list.codeOf(metric, rival.product_id)
    return typeof value === 'number' && code !== undefined ? [{ value: SHARES.has(metric) ? value * 100 : value, code }] : []
  })
  if (known.length === 0) return
  const median = medianOf(known.map(({ value }) => value))
  const unit = SHARES.has(metric) ? 'percent' : own.metrics[metric].unit
  const medianCode = list.add({ metric: `median_${metric}`, product_id: null, value: median, unit, currency: unit === 'minor' ? currency : null, derived_from: known.map(({ code }) => code), method: 'median' })
  const ownCode = list.codeOf(metric, own.product_id)
  const ownValue = own.metrics[metric].value
  // Of nothing there is no percentage; shares and ratings are subtracted.
  if (ownCode === undefined || typeof ownValue !== 'number' || (median === 0 && !SHARES.has(metric) && metric !== 'rating')) return
  const difference = SHARES.has(metric) ? ownValue * 100 - median : metric === 'rating' ? ownValue - median : (100 * (ownValue - median)) / median
  list.add({
    metric: `${metric}_gap`, product_id: own.product_id, asin: own.asin, listing_id: own.listing_id, value: round(difference), unit: metric === 'rating' ? 'ratio' : 'percent',
    derived_from: [ownCode, medianCode], method: metric === 'rating' || SHARES.has(metric) ? 'difference' : 'percent_of_median',
  })
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return (low + high) / 2
}

const NAME = 60
/** The beginning of a title says what it is. */
const short = (name: string) => (name.length <= NAME ? name : `${name.slice(0, NAME - 1).toWellFormed().trimEnd()}…`)

const round = (value: number) => Math.round(value * 100) / 100
