export interface PricePosition {
  /** Share of the competitors that are cheaper, ties counted half, 0–100. */
  percentile: number
  /** −12.5: 12.5 % below the median. */
  gap_to_median_percent: number
  median_minor: number
  n: number
}

/** Where an own price stands among others of one currency, in minor units; null without others. */
export function pricePosition(own_minor: number, competitor_minors: readonly number[]): PricePosition | null {
  const others = competitor_minors.filter((price) => price > 0).toSorted((a, b) => a - b)
  const n = others.length
  if (n === 0 || own_minor <= 0) return null
  const below = others.filter((price) => price < own_minor).length
  const ties = others.filter((price) => price === own_minor).length
  const middle = [others[Math.floor((n - 1) / 2)] ?? 0, others[Math.ceil((n - 1) / 2)] ?? 0] as const
  const median_minor = Math.round((middle[0] + middle[1]) / 2)
  return { percentile: Math.round((100 * (below + ties / 2)) / n), gap_to_median_percent: Math.round((1000 * (own_minor - median_minor)) / median_minor) / 10, median_minor, n }
}
