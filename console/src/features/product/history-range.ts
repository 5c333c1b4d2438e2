import type { Product } from '../../api.types.ts'
import { DEFAULT_RANGE, type ProductSearch } from './product.search.ts'
import { nextDay, startOfDay } from './zone.ts'

export interface HistoryRange {
  from: string
  to: string
  /** The last observation is old, and the range ends with it. */
  endsEarly: boolean
}

const DAY = 86_400_000
const DAYS = { '30d': 30, '90d': 90, '1y': 365 } as const
/** A history that ends before this is shown up to its end: the last 90 days of it, not an empty page. */
const OLD = 2 * DAY
/** "Now" moves in steps, so that the same range is the same question to the cache. */
const STEP = 10 * 60_000

/** What to ask for; undefined while the product has no observation at all. */
export function historyRange(search: ProductSearch, product: Pick<Product, 'first_observed_at' | 'last_observed_at'>, { now, zone }: { now: number; zone: string }): HistoryRange | undefined {
  const { first_observed_at, last_observed_at } = product
  if (!first_observed_at || !last_observed_at) return undefined
  const last = Date.parse(last_observed_at)
  const endsEarly = now - last > OLD
  if (search.range === 'custom' && search.from && search.to) {
    return asRange(startOfDay(search.from, zone), Math.min(startOfDay(nextDay(search.to), zone), ceil(now)), false)
  }
  const end = endsEarly ? last : ceil(now)
  const range = search.range ?? DEFAULT_RANGE
  const start = range === 'all' || range === 'custom' ? Date.parse(first_observed_at) : end - DAYS[range] * DAY
  // A single observation still needs a width to be drawn in.
  return asRange(Math.min(start, end - DAY), end, endsEarly && range !== 'all')
}

const ceil = (at: number) => Math.ceil(at / STEP) * STEP
const asRange = (from: number, to: number, endsEarly: boolean): HistoryRange => ({
  from: new Date(Math.min(from, to - DAY)).toISOString(),
  to: new Date(to).toISOString(),
  endsEarly,
})
