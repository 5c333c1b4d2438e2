import { aspectName, fullCheckName } from './check-names.ts'
import { integer, MISSING, money, oneDecimal, rank, rating, share } from './format.ts'
import { m } from './paraglide/messages.js'

interface Shown {
  metric: string
  value: string | number | null
  unit: string
  currency: string | null
}

/** A fact's value in the reader's way. */
export function factValue({ value, unit, currency }: Omit<Shown, 'metric'>): string {
  if (value === null) return MISSING
  if (typeof value === 'string') return value
  if (unit === 'minor' && currency !== null) return money(value, currency)
  if (unit === 'percent') return share(value / 100)
  if (unit === 'rank') return rank(value)
  if (unit === 'rating') return rating(value)
  return Number.isInteger(value) ? integer(value) : oneDecimal(value)
}

const METRICS: Record<string, () => string> = {
  price: m.fact_metric_price, buy_box: m.fact_metric_buy_box, bsr: m.fact_metric_bsr, rating: m.fact_metric_rating, reviews: m.fact_metric_reviews, images: m.fact_metric_images, offers: m.fact_metric_offers,
  median_price: m.fact_metric_median_price, median_buy_box: m.fact_metric_median_buy_box, median_rating: m.fact_metric_median_rating, lowest_price: m.fact_metric_lowest_price, highest_price: m.fact_metric_highest_price,
  competitors_with_price: m.fact_metric_competitors_with_price, price_gap: m.fact_metric_price_gap, buy_box_gap: m.fact_metric_buy_box_gap, suggested_price: m.fact_metric_suggested_price,
  suggested_price_change: m.fact_metric_suggested_price_change, price_elasticity: m.fact_metric_price_elasticity, expected_rank_change: m.fact_metric_expected_rank_change, keyword_coverage: m.fact_metric_keyword_coverage,
  missing_keywords: m.fact_metric_missing_keywords, missing_keyword_count: m.fact_metric_missing_keyword_count, audit_score: m.fact_metric_audit_score,
  estimated_sales: m.fact_metric_estimated_sales, monthly_sold: m.fact_metric_monthly_sold, review_velocity: m.fact_metric_review_velocity, stock_out_share: m.fact_metric_stock_out_share, stock_out_share_90d: m.fact_metric_stock_out_share_90d,
  content_quality: m.fact_metric_content_quality, total_sales: m.fact_metric_total_sales, price_percentile: m.fact_metric_price_percentile, price_steps: m.fact_metric_price_steps, days_before: m.fact_metric_days_before, days_after: m.fact_metric_days_after,
  controls: m.fact_metric_controls, bsr_change: m.fact_metric_bsr_change, units_change: m.fact_metric_units_change, rating_change: m.fact_metric_rating_change,
}

/** What was measured: `check.title.length` is a check, `keyword_users.usb hub` a word. */
export function factName(metric: string): string {
  const known = METRICS[metric]
  if (known) return known()
  const [, base, ending] = /^(.+)_(gap|change)$/.exec(metric) ?? []
  if (base !== undefined) return ending === 'gap' ? m.fact_gap_of({ name: factName(base) }) : m.fact_change_of({ name: factName(base) })
  if (metric.startsWith('median_')) return m.fact_median_of({ name: factName(metric.slice('median_'.length)) })
  const dot = metric.indexOf('.')
  const [kind, rest] = [metric.slice(0, dot), metric.slice(dot + 1)]
  if (kind === 'check') return fullCheckName(rest)
  if (kind === 'limit') return m.fact_limit_of({ name: fullCheckName(rest) })
  if (kind === 'found') return m.fact_found_of({ name: fullCheckName(rest) })
  if (kind === 'keyword_users') return m.suggest_card({ type: m.fact_metric_keyword_users(), text: rest })
  if (kind === 'aspect_mentions') return m.suggest_card({ type: m.fact_metric_aspect_mentions(), text: aspectName(rest) })
  if (kind === 'aspect_negative_share') return m.suggest_card({ type: m.fact_metric_aspect_negative_share(), text: aspectName(rest) })
  if (kind === 'aspect_negative') return m.suggest_card({ type: m.fact_metric_aspect_negative(), text: aspectName(rest) })
  return metric.replaceAll('_', ' ')
}
