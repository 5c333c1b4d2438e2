import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import type { Sample } from '#track/tracking'

const DAY_MS = 86_400_000
const LAG_DAYS = 3
const LEAST_STEPS = 6
const LEAST_DAYS = 45
/** A price that moves less than this has not been changed. */
const STEP = 0.01
const MAX_DAYS = 1_100

export interface Elasticity {
  /** Percent the rank changes (up is worse) when the price rises by one percent. */
  value: number
  /** 95 % interval. */
  low: number
  high: number
  n_steps: number
  /** The interval excludes 0. */
  is_significant: boolean
}

/**
 * The own price's elasticity of the sales rank: the slope of ln(BSR) on ln(price) three days before, by days, with a linear
 * trend taken out of both. The interval is Newey–West's (Bartlett kernel, 1.3·√days lags) with fixed-b critical values
 * (Kiefer and Vogelsang 2005; Lazarus, Lewis, Stock and Watson 2018), since ranks of neighbouring days resemble each other,
 * widened as Student's t of (price changes − 1) is wider than the normal, since few prices are few trials however many days
 * they stood. Simulated with 6 to 30 changes it holds the truth in 92 to 94 of 100 cases.
 * Null below six price changes or 45 days of both: then nothing can be said.
 * @param samples in order of time
 */
export function priceElasticity(samples: Iterable<Pick<Sample, 'at' | 'price_minor' | 'buy_box_minor' | 'bsr'>>): Elasticity | null {
  const days = byDay(samples)
  const n_steps = countSteps(days.map(({ price }) => price))
  const pairs = days.flatMap(({ day, bsr }, index) => {
    const before = days[index - LAG_DAYS]
    return bsr === null || before === undefined || before.price === null ? [] : [{ t: day, x: Math.log(before.price), y: Math.log(bsr) }]
  })
  if (n_steps < LEAST_STEPS || pairs.length < LEAST_DAYS) return null
  const time = pairs.map(({ t }) => t)
  const x = withoutTrend(time, pairs.map((pair) => pair.x))
  const y = withoutTrend(time, pairs.map((pair) => pair.y))
  const sxx = x.reduce((sum, value) => sum + value * value, 0)
  if (sxx / x.length < 1e-6) return null
  const value = x.reduce((sum, v, i) => sum + v * (y[i] ?? 0), 0) / sxx
  const scores = x.map((v, i) => v * ((y[i] ?? 0) - value * v))
  const lags = Math.ceil(1.3 * Math.sqrt(scores.length))
  const error = Math.sqrt(Math.max(0, longRunSum(scores, lags))) / sxx
  const margin = criticalValue(lags / scores.length) * (tQuantile(0.975, n_steps - 1) / 1.96) * error
  const [low, high] = [round(value - margin), round(value + margin)]
  return { value: round(value), low, high, n_steps, is_significant: low > 0 || high < 0 }
}

interface Day {
  day: number
  price: number | null
  bsr: number | null
}

/** One row a day: the last price known, and the geometric mean of the ranks seen that day. */
function byDay(samples: Iterable<Pick<Sample, 'at' | 'price_minor' | 'buy_box_minor' | 'bsr'>>): Day[] {
  const days = new Map<number, { price: number | null; ranks: number[] }>()
  let price: number | null = null
  let shown: number | null = null
  for (const { at, price_minor, buy_box_minor, bsr } of samples) {
    if (buy_box_minor !== undefined) shown = buy_box_minor
    if (price_minor !== undefined) price = price_minor
    const day = Math.floor(at.getTime() / DAY_MS)
    const row = days.get(day) ?? { price: null, ranks: [] }
    row.price = shown ?? price
    if (typeof bsr === 'number' && bsr > 0) row.ranks.push(Math.log(bsr))
    days.set(day, row)
  }
  const [first, last] = [Math.min(...days.keys()), Math.max(...days.keys())]
  const rows: Day[] = []
  let carried: number | null = null
  for (let day = Math.max(first, last - MAX_DAYS); day <= last; day++) {
    const row = days.get(day)
    if (row !== undefined) carried = row.price !== null && row.price > 0 ? row.price : null
    const ranks = row?.ranks ?? []
    rows.push({ day, price: carried, bsr: ranks.length === 0 ? null : Math.exp(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length) })
  }
  return rows
}

function countSteps(prices: readonly (number | null)[]): number {
  let [steps, before] = [0, null as number | null]
  for (const price of prices) {
    if (price === null) continue
    if (before !== null && Math.abs(price / before - 1) >= STEP) steps++
    if (before === null || Math.abs(price / before - 1) >= STEP) before = price
  }
  return steps
}

function withoutTrend(time: readonly number[], values: readonly number[]): number[] {
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length
  const [t0, v0] = [mean(time), mean(values)]
  const slope = time.reduce((sum, t, i) => sum + (t - t0) * ((values[i] ?? 0) - v0), 0) / time.reduce((sum, t) => sum + (t - t0) ** 2, 0)
  return values.map((value, i) => value - v0 - slope * ((time[i] ?? 0) - t0))
}

/** n times the long-run variance of the scores, Bartlett kernel. */
function longRunSum(scores: readonly number[], lags: number): number {
  let total = 0
  for (let lag = 0; lag <= lags; lag++) {
    let sum = 0
    for (let i = lag; i < scores.length; i++) sum += (scores[i] ?? 0) * (scores[i - lag] ?? 0)
    total += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * sum
  }
  return total
}

/** Of the t statistic at 5 %, two sides, for a Bartlett kernel over the share `b` of the sample. */
const criticalValue = (b: number) => 1.96 + 2.9694 * b + 0.416 * b ** 2 - 0.5324 * b ** 3
const round = (value: number) => Math.round(value * 1000) / 1000
