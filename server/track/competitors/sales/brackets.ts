/** "300+ bought in past month" says: at least `low`, and less than `high`, where Amazon would have said the next bracket. */
export interface Bracket {
  low: number
  high: number
}

/**
 * The bracket that begins at a number: 50, then hundreds to 1,000, thousands to 10,000, ten thousands, and so on by the first digit.
 * Below 50 Amazon says nothing.
 */
export function bracketOf(low: number): Bracket {
  if (low < 50) return { low, high: 50 }
  if (low < 100) return { low, high: 100 }
  return { low, high: low + 10 ** Math.floor(Math.log10(low)) }
}
