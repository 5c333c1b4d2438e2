import type { DayValue } from '#track/tracking'
import type { IndexDay } from './comparison.ts'

export interface PricedRival {
  /** Variations of one parent are one rival. */
  family: string
  days: readonly DayValue[]
}

/**
 * The product's price against its market, day by day: time-weighted daily prices, of each family of variations the lowest, the median of
 * them. 1 is the median; a day on which either side is not known is a gap.
 */
export function priceIndex(own: readonly DayValue[], rivals: readonly PricedRival[]): IndexDay[] {
  return own.map(({ at, average }, day) => {
    const lowest = new Map<string, number>()
    for (const { family, days } of rivals) {
      const price = days[day]?.average ?? null
      if (price !== null) lowest.set(family, Math.min(price, lowest.get(family) ?? Number.POSITIVE_INFINITY))
    }
    const median = medianOf([...lowest.values()])
    return {
      at, own_minor: average === null ? null : Math.round(average), median_minor: median === null ? null : Math.round(median),
      index: average === null || median === null || median === 0 ? null : Math.round((average / median) * 1e4) / 1e4,
    }
  })
}

export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [upper, lower] = [sorted[middle], sorted[middle - 1]]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2
}
