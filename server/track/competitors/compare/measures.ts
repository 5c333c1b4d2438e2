import type { DayValue, Page, PageValue, StockTime } from '#track/tracking'
import { estimateFrom, type SalesModel } from '../sales/estimate.ts'
import type { Measured } from './comparison.ts'

const UNKNOWN = { value: null, at: null, source: null }

/** A value of the page as it stands there. */
export function seenAt(page: Page | undefined, name: PageValue, unit: Measured['unit']): Measured {
  const seen = page?.values[name]
  return seen === undefined ? { ...UNKNOWN, unit } : { value: seen.value, unit, at: seen.at, source: seen.source }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export function salesOf(page: Page | undefined, model: SalesModel | undefined): Measured {
  const rank = page?.values.bsr
  const sold = page?.values.monthly_sold
  const { value, low, high, n, error, note } = estimateFrom({ bsr: numberOf(rank?.value), monthly_sold: numberOf(sold?.value) }, model)
  const from = note === 'OBSERVED_BRACKET' ? sold : rank
  return {
    value, unit: 'per_month', at: from?.at ?? null, source: from?.source ?? null, note,
    ...(low === null || high === null ? {} : { low, high }), ...(n === null ? {} : { n }), ...(error === null ? {} : { error }),
  }
}

/** Money in another currency than that of the product it is held against cannot be compared. */
export const moneyAt = (page: Page | undefined, name: 'price_minor' | 'buy_box_minor', currency: string | null): Measured =>
  page === undefined || isComparable(page, currency) ? seenAt(page, name, 'minor') : { ...seenAt(page, name, 'minor'), value: null, note: 'OTHER_CURRENCY' }

export const isComparable = (page: Page | undefined, currency: string | null): boolean => page?.currency == null || currency === null || page.currency === currency

/** A fall of the count by more than this within a day is Amazon removing reviews, not customers writing fewer. */
const PURGE = 0.02
const LEAST_DAYS = 3
const Z95 = 1.959964

/**
 * Reviews a day over the days of a range: what was added between the first and the last day that is known. The time between two looks in which reviews
 * were removed (more than 2 %) counts on neither side. The interval is that of a Poisson count. Fewer than three days say nothing.
 */
export function reviewVelocity(days: readonly DayValue[]): Measured {
  const known = days.flatMap(({ at, last }) => (last === null ? [] : [{ at, count: last }]))
  const latest = known.at(-1)
  let [added, spent] = [0, 0]
  for (const [index, { at, count }] of known.entries()) {
    const before = known[index - 1]
    if (before === undefined || count - before.count < -PURGE * before.count) continue
    added += count - before.count
    spent += (at.getTime() - before.at.getTime()) / 86_400_000
  }
  if (latest === undefined || spent < LEAST_DAYS) return { ...UNKNOWN, unit: 'per_day', n: known.length, note: 'TOO_SHORT' }
  const spread = Z95 * Math.sqrt(Math.max(1, added))
  return { value: round(Math.max(0, added) / spent), unit: 'per_day', low: round(Math.max(0, added - spread) / spent), high: round((Math.max(0, added) + spread) / spent), at: latest.at, source: null, n: known.length }
}

/** The share of the known time without an offer. Less than half of the range known is said with a note. */
export function stockOutShare(time: StockTime | undefined, { to, days }: { to: Date; days: number }): Measured {
  if (time === undefined || time.known_s <= 0) return { ...UNKNOWN, unit: 'ratio', note: 'NOT_OBSERVED' }
  const covered = time.known_s / (days * 86_400)
  return { value: round(time.out_s / time.known_s), unit: 'ratio', at: to, source: null, ...(covered < 0.5 ? { note: 'PARTLY_KNOWN' } : {}) }
}

const round = (value: number) => Math.round(value * 1e4) / 1e4
