import type { Metric } from '../../api.types.ts'

export const RANGES = ['30d', '90d', '1y', 'all'] as const
export type Range = (typeof RANGES)[number] | 'custom'
export const METRICS = ['price', 'buy_box', 'bsr', 'rating', 'reviews'] as const satisfies readonly Metric[]

/** What the address says. What is left out has its default: 90 days, price, Buy Box and BSR, as a chart. */
export interface ProductSearch {
  range?: Range
  /** Days (2026-08-22) in the user's time zone, both included. */
  from?: string
  to?: string
  /** Metrics joined by commas. */
  series?: string
  view?: 'table'
}

export const DEFAULT_RANGE = '90d'
const DEFAULT_SERIES: Metric[] = ['price', 'buy_box', 'bsr']

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))

export function parseProductSearch(raw: Record<string, unknown>): ProductSearch {
  const { from, to } = raw
  const range = RANGES.find((each) => each === raw['range'])
  const isCustom = isDay(from) && isDay(to) && from <= to
  return {
    ...(isCustom ? { range: 'custom', from, to } : range && range !== DEFAULT_RANGE && { range }),
    ...(typeof raw['series'] === 'string' && { series: joinSeries(splitSeries(raw['series'])) }),
    ...(raw['view'] === 'table' && { view: 'table' }),
  }
}

/** In the order of `METRICS`, whatever the order in the address. */
export const splitSeries = (series: string | undefined): Metric[] =>
  series === undefined ? DEFAULT_SERIES : METRICS.filter((metric) => series.split(',').includes(metric))

export const joinSeries = (metrics: Metric[]): string | undefined => {
  const joined = METRICS.filter((metric) => metrics.includes(metric)).join(',')
  return joined === DEFAULT_SERIES.join(',') ? undefined : joined
}
