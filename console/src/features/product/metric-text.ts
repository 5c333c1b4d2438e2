import type { Metric } from '../../api.types.ts'
import { integer, money, rank, rating } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

export const metricNames: Record<Metric, () => string> = {
  price: m.metric_price,
  buy_box: m.metric_buy_box,
  bsr: m.metric_bsr,
  rating: m.metric_rating,
  reviews: m.metric_reviews,
}

export function metricValue(metric: Metric, value: number | null | undefined, currency: string): string {
  if (metric === 'price' || metric === 'buy_box') return money(value === null || value === undefined ? null : Math.round(value), currency)
  if (metric === 'bsr') return rank(value)
  if (metric === 'rating') return rating(value)
  return integer(value)
}

/** Which way is good news. A price is for the seller to judge. */
export const goodWay: Record<Metric, 'up' | 'down' | 'neither'> = { price: 'neither', buy_box: 'neither', bsr: 'down', rating: 'up', reviews: 'up' }
