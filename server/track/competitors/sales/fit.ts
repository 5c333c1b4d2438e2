/** A family of listings at one rank, which sold at least `low` and less than `high` a month. */
export interface FitPoint {
  family: string
  rank: number
  low: number
  high: number
}

/** ln(units a month) = a + b ln(rank) + e, e normal with deviation sigma. */
export interface Fit {
  a: number
  b: number
  sigma: number
  /** Of a and b: [var a, cov a b, var b]. */
  covariance: [number, number, number]
  /** Families. */
  n: number
}

/**
 * Where the slope is drawn to: −0.87, the middle of what was measured for books (Brynjolfsson & Smith 2003: −0.871; others −0.855 to −0.91).
 * The deviation is ours: what six root categories gave lies between −0.60 and −0.96.
 */
const PRIOR_B = -0.87
const PRIOR_SD = 0.12
const LEAST_SIGMA = 0.15
const MAX_ROUNDS = 500
const CLOSE = 1e-7

/**
 * The most likely line when all that is known of each point is an interval, and nothing of points below 50: expectation–maximisation of a normal regression with
 * interval-censored values from a truncated sample, and a normal prior on the slope. Looks at one family more often count together as one.
 * @param points at least three families at three ranks
 */
export function fitSales(points: readonly FitPoint[]): Fit {
  const looks = new Map<string, number>()
  for (const { family } of points) looks.set(family, (looks.get(family) ?? 0) + 1)
  const rows = points.map(({ family, rank, low, high }) => ({ x: Math.log(rank), low: Math.log(low), high: Math.log(high), weight: 1 / (looks.get(family) ?? 1) }))
  let sigma = 0.7
  let line = leastSquares(rows.map(({ x, low, high, weight }) => ({ x, y: (low + high) / 2, weight })), sigma)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const expected = rows.flatMap((row) => {
      const mu = line.a + line.b * row.x
      return [{ ...row, ...truncated(mu, sigma, row) }, unseenBeside(row, mu, sigma)]
    })
    const next = leastSquares(expected.map(({ x, mean, weight }) => ({ x, y: mean, weight })), sigma)
    const squares = expected.reduce((sum, { x, mean, variance, weight }) => sum + weight * (variance + (mean - next.a - next.b * x) ** 2), 0)
    const nextSigma = Math.max(LEAST_SIGMA, Math.sqrt(squares / expected.reduce((sum, { weight }) => sum + weight, 0)))
    const moved = Math.abs(next.a - line.a) + Math.abs(next.b - line.b) + Math.abs(nextSigma - sigma)
    line = next
    sigma = nextSigma
    if (moved < CLOSE) break
  }
  // Who was seen tells how sure the line is, not who was thought of.
  const { covariance } = leastSquares(rows.map(({ x, low, weight }) => ({ x, y: low, weight })), sigma)
  return { ...line, covariance, sigma, n: looks.size }
}

/** Below 50 a month Amazon says nothing: such listings are never among the points. */
const SILENT_BELOW = Math.log(50)
/** However unlikely it was to be told of a point, it stands for no more silent ones than this. */
const MOST_UNSEEN = 4

/**
 * Who is told of at a rank stands for those of the same rank that sold too little to be told of: (1 − p) / p of them, p the chance to be told
 * of. Without them the line would be that of the lucky, and too flat.
 */
function unseenBeside({ x, weight }: { x: number; weight: number }, mu: number, sigma: number) {
  const told = upperTail((SILENT_BELOW - mu) / sigma)
  const low = Math.min(mu, SILENT_BELOW) - 9 * sigma
  return { x, weight: weight * Math.min(MOST_UNSEEN, (1 - told) / Math.max(told, 1e-9)), ...truncated(mu, sigma, { low, high: SILENT_BELOW }) }
}

function leastSquares(rows: readonly { x: number; y: number; weight: number }[], sigma: number) {
  const pull = (sigma / PRIOR_SD) ** 2
  let [n, sx, sxx, sy, sxy] = [0, 0, pull, 0, pull * PRIOR_B]
  for (const { x, y, weight } of rows) {
    n += weight
    sx += weight * x
    sxx += weight * x * x
    sy += weight * y
    sxy += weight * x * y
  }
  const size = n * sxx - sx * sx
  const variance = sigma ** 2 / size
  const covariance: [number, number, number] = [sxx * variance, -sx * variance, n * variance]
  return { a: (sxx * sy - sx * sxy) / size, b: (n * sxy - sx * sy) / size, covariance }
}

/** Mean and variance of a normal value that is known to lie in an interval. */
export function truncated(mu: number, sigma: number, { low, high }: { low: number; high: number }): { mean: number; variance: number } {
  const [alpha, beta] = [(low - mu) / sigma, (high - mu) / sigma]
  const mass = normalMass(alpha, beta)
  // So far out that nothing is left to weigh: the near end.
  if (mass < 1e-12) return { mean: alpha > 0 ? low : high, variance: 0 }
  const shift = (density(alpha) - density(beta)) / mass
  const variance = sigma ** 2 * Math.max(0, 1 + (alpha * density(alpha) - beta * density(beta)) / mass - shift ** 2)
  return { mean: Math.min(high, Math.max(low, mu + sigma * shift)), variance }
}

const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/** From the tail that is nearer, so that small masses stay exact. */
const normalMass = (from: number, to: number) => (from > 0 ? upperTail(from) - upperTail(to) : upperTail(-to) - upperTail(-from))

/** P(Z > z), relative error below 1.2e-7 (Numerical Recipes, erfc by Chebyshev). */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const series = [1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277]
  const sum = series.reduceRight((inner, coefficient) => coefficient + t * inner, 0)
  const erfc = t * Math.exp(-x * x - 1.26551223 + t * sum)
  return z >= 0 ? erfc / 2 : 1 - erfc / 2
}

const FOLDS = 5

/** What a family that was left out of the fit really sold, against what the fit of the others says: the median of |said − sold| ÷ sold, sold taken as the geometric middle of its bracket. */
export function heldOutError(points: readonly FitPoint[]): number | null {
  const families = [...new Set(points.map(({ family }) => family))].sort()
  const foldOf = new Map(families.map((family, index) => [family, index % FOLDS]))
  const errors: number[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const [kept, left] = [points.filter(({ family }) => foldOf.get(family) !== fold), points.filter(({ family }) => foldOf.get(family) === fold)]
    if (left.length === 0 || new Set(kept.map(({ family }) => family)).size < 3) continue
    const { a, b } = fitSales(kept)
    for (const { rank, low, high } of left) errors.push(Math.abs(Math.exp(a + b * Math.log(rank)) / Math.sqrt(low * high) - 1))
  }
  if (errors.length === 0) return null
  const sorted = errors.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? null) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
