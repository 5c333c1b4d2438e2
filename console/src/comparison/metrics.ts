import type { Compared } from '../api.types.ts'
import { integer, MISSING, money, oneDecimal, percent, rank, rating } from '../format.ts'
import { m } from '../paraglide/messages.js'

export const METRICS = ['price', 'buy_box', 'bsr', 'estimated_sales', 'rating', 'reviews', 'review_velocity', 'images', 'content_quality', 'keyword_coverage', 'stock_out_share', 'stock_out_share_90d', 'offers'] as const
export type Metric = (typeof METRICS)[number]
export type Measured = Compared['metrics'][Metric]

/** `good`: which end is better for a shopper's choice; neither for what is a matter of position. */
export const METRIC: Record<Metric, { name: () => string; good: 'high' | 'low' | 'neither' }> = {
  price: { name: m.metric_price, good: 'low' }, buy_box: { name: m.metric_buy_box, good: 'low' }, bsr: { name: m.metric_bsr, good: 'low' }, estimated_sales: { name: m.metric_estimated_sales, good: 'high' },
  rating: { name: m.metric_rating, good: 'high' }, reviews: { name: m.metric_reviews, good: 'high' }, review_velocity: { name: m.metric_review_velocity, good: 'high' }, images: { name: m.metric_images, good: 'high' },
  content_quality: { name: m.metric_content_quality, good: 'high' }, keyword_coverage: { name: m.metric_keyword_coverage, good: 'high' }, stock_out_share: { name: m.metric_stock_out_share, good: 'low' },
  stock_out_share_90d: { name: m.metric_stock_out_share_90d, good: 'low' }, offers: { name: m.metric_offers, good: 'neither' },
}

const NOTES: Record<string, () => string> = {
  OBSERVED_BRACKET: m.note_observed, FROM_RANK: m.note_from_rank, FROM_RANK_BEYOND: m.note_beyond, NO_MODEL: m.note_no_model, NO_RANK: m.note_no_rank, TOO_SHORT: m.note_too_short, NOT_OBSERVED: m.note_not_observed, PARTLY_KNOWN: m.note_partly_known,
  OTHER_CURRENCY: m.note_other_currency,
}
export const noteText = (note: string | undefined): string | undefined => (note === undefined ? undefined : NOTES[note]?.())

export function valueText(value: number | string | null | undefined, unit: Measured['unit'], currency: string): string {
  if (value == null || typeof value === 'string') return value ?? MISSING
  if (unit === 'minor') return money(value, currency)
  if (unit === 'rank') return rank(value)
  if (unit === 'rating') return rating(value)
  if (unit === 'ratio') return percent(value)
  return unit === 'per_day' || unit === 'score' ? oneDecimal(value) : integer(value)
}

/** An end that many share tells nobody apart. */
const MOST_TIES = 2

/** Marks the ends of a row: the rivals' and the product's own values, without variations of the product and where they differ. */
export function endsOf(products: readonly Compared[], metric: Metric): Map<string, 'best' | 'worst'> {
  const { good } = METRIC[metric]
  const known = products.filter(({ is_family_of_own }) => !is_family_of_own).flatMap(({ listing_id, metrics }) => (typeof metrics[metric].value === 'number' ? [{ listing_id, value: metrics[metric].value }] : []))
  const values = known.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (good === 'neither' || known.length < 2 || low === high) return new Map()
  const mark = (end: number, name: 'best' | 'worst') => {
    const sharing = known.filter(({ value }) => value === end)
    return sharing.length > MOST_TIES ? [] : sharing.map(({ listing_id }) => [listing_id, name] as const)
  }
  return new Map([...mark(good === 'low' ? low : high, 'best'), ...mark(good === 'low' ? high : low, 'worst')])
}
