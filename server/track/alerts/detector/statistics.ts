/** The middle value, or the mean of the two. NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[sorted.length >> 1]
  const lower = sorted[(sorted.length - 1) >> 1]
  return upper === undefined || lower === undefined ? Number.NaN : (lower + upper) / 2
}

/** Median absolute deviation × 1.4826: the standard deviation, were the values normal (Rousseeuw and Croux, 1993). */
export function robustSigma(values: readonly number[]): number {
  const middle = median(values)
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)))
}

/** P(X ≥ n) for a Poisson count with this mean > 0, and n ≥ 0. Summed from the left in logarithms. */
export function poissonAtLeast(n: number, mean: number): number {
  return n <= 0 ? 1 : Math.max(0, 1 - poissonAtMost(n - 1, mean))
}

/** P(X ≤ n). */
export function poissonAtMost(n: number, mean: number): number {
  let logTerm = -mean
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= n; k++) {
    logTerm += Math.log(mean / k)
    sum += Math.exp(logTerm)
  }
  return Math.min(1, sum)
}
