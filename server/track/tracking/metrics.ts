/**
 * What one observation can hold, in the order of the bits of `absent` and `unknown`: never reorder, only append.
 * Prices are integer minor units of the row's currency; `rating` is 0..5.
 */
export const FIELDS = [
  { metric: 'price', column: 'price_minor', unit: 'minor' },
  { metric: 'buy_box', column: 'buy_box_minor', unit: 'minor' },
  { metric: 'buy_box_shipping', column: 'buy_box_shipping_minor', unit: 'minor' },
  { metric: 'list', column: 'list_minor', unit: 'minor' },
  { metric: 'amazon', column: 'amazon_minor', unit: 'minor' },
  { metric: 'used', column: 'used_minor', unit: 'minor' },
  { metric: 'fba', column: 'fba_minor', unit: 'minor' },
  { metric: 'fbm', column: 'fbm_minor', unit: 'minor' },
  { metric: 'bsr', column: 'bsr', unit: 'rank' },
  { metric: 'rating', column: 'rating', unit: 'rating' },
  { metric: 'reviews', column: 'reviews', unit: 'count' },
  { metric: 'monthly_sold', column: 'monthly_sold', unit: 'count' },
  { metric: 'offers_new', column: 'offers_new', unit: 'count' },
  { metric: 'offers_used', column: 'offers_used', unit: 'count' },
  { metric: 'buy_box_seller', column: 'buy_box_seller', unit: 'text' },
  { metric: 'availability', column: 'availability', unit: 'text' },
] as const

export type Column = (typeof FIELDS)[number]['column']
export type Unit = 'minor' | 'rank' | 'rating' | 'count'

export const COLUMNS: readonly Column[] = FIELDS.map((field) => field.column)

/** The metrics with a number, which have rollups and a history. */
export const METRICS = FIELDS.flatMap((field) => (field.unit === 'text' ? [] : [field]))
export type Metric = (typeof METRICS)[number]['metric']
export const METRIC_NAMES: readonly Metric[] = METRICS.map((field) => field.metric)

const bits = new Map<string, number>(COLUMNS.map((column, index) => [column, 1 << index]))

/** The bit of a column in `absent`, `unknown` and `seen`. */
export function bitOf(column: Column): number {
  const bit = bits.get(column)
  if (bit === undefined) throw new Error(`no bit for ${column}`)
  return bit
}
