import type { Metric, Result, Slice } from '../experiments.schema.ts'
import { type Estimate, estimateChange, estimatePairs, mean } from './estimate.ts'
import { type Daily, groupOf, netOf } from './series.ts'

/** Fewer known days a side say nothing. */
const LEAST_BEFORE = 10
const LEAST_AFTER = 7
const LEAST_CONTROLS = 2
const LEAST_PAIRS = 3
/** A slice in which the price was another on more than this share of its known days was not followed. */
const MOST_ASTRAY = 0.34
const PRICE_TOLERANCE = 0.02

export interface Data {
  /** `2026-11-01`, one a day without gaps. */
  days: readonly string[]
  own: Daily
  controls: readonly Daily[]
  /** The own price a day, in minor units. */
  price: Daily
}

export interface BeforeAfter {
  metric: Metric
  starts_on: string
  settle_days: number
}

/** Which days count for which side; those of settling for neither. */
export function sidesOf(days: readonly string[], { starts_on, settle_days }: Pick<BeforeAfter, 'starts_on' | 'settle_days'>): { before: number[]; after: number[] } {
  const start = days.indexOf(starts_on)
  const all = [...days.keys()]
  return start < 0 ? { before: all, after: [] } : { before: all.slice(0, start), after: all.slice(start + 1 + settle_days) }
}

/** Difference in differences: the own change after less that of the group. */
export function judgeBeforeAfter(data: Data, plan: BeforeAfter): Result {
  const { before, after } = sidesOf(data.days, plan)
  const scale = scaleOf(plan.metric)
  const { group, used } = groupOf(data.controls.map(scale.take), { before, after })
  const own = scale.take(data.own)
  const [netBefore, netAfter] = [netOf(own, group, before), netOf(own, group, after)]
  const counts = { n_before: netBefore.length, n_after: netAfter.length, controls_used: used, unit: scale.unit }
  if (used < LEAST_CONTROLS) return nothing(counts, 'NO_CONTROLS')
  const estimate = netBefore.length < LEAST_BEFORE || netAfter.length < LEAST_AFTER ? null : estimateChange(netBefore, netAfter)
  return estimate === null ? nothing(counts, 'TOO_FEW_DAYS') : judged(estimate, plan.metric, counts)
}

/** Pairs of slices with either price, the other products' movement taken away. Slices in which the price was not as planned are left out with their pair. */
export function judgeSlices(data: Data, { metric, slices, prices, settle_days }: { metric: Metric; slices: readonly Slice[]; prices: { a: number; b: number }; settle_days: number }): Result {
  const scale = scaleOf(metric)
  const inSlices = [...data.days.keys()].filter((day) => slices.some(({ from, to }) => (data.days[day] ?? '') >= from && (data.days[day] ?? '') <= to))
  const { group, used } = groupOf(data.controls.map(scale.take), { before: inSlices, after: inSlices })
  const own = scale.take(data.own)
  const sides = slices.map(({ from, to, arm }) => {
    const all = [...data.days.keys()].filter((day) => (data.days[day] ?? '') >= from && (data.days[day] ?? '') <= to)
    const seen = all.slice(settle_days).flatMap((day) => data.price[day] ?? [])
    const isFollowed = seen.length > 0 && seen.filter((price) => Math.abs(price / prices[arm] - 1) > PRICE_TOLERANCE).length <= MOST_ASTRAY * seen.length
    const values = netOf(own, used === 0 ? null : group, all.slice(settle_days))
    return { arm, isFollowed, value: isFollowed && values.length > 0 ? mean(values) : null }
  })
  const pairs = sides.flatMap((first, index) => {
    const second = sides[index + 1]
    if (index % 2 === 1 || second === undefined || first.value === null || second.value === null) return []
    return [first.arm === 'a' ? { a: first.value, b: second.value } : { a: second.value, b: first.value }]
  })
  const counts = { n_before: pairs.length, n_after: pairs.length, controls_used: used, unit: scale.unit }
  if (pairs.length < LEAST_PAIRS) {
    const astray = sides.filter(({ isFollowed }) => !isFollowed).length
    return { ...nothing(counts, astray > sides.length / 3 ? 'PRICES_NOT_FOLLOWED' : 'TOO_FEW_DAYS'), verdict: astray > sides.length / 3 ? 'not_followed' : 'too_little_data' }
  }
  const estimate = estimatePairs(pairs)
  return estimate === null ? nothing(counts, 'TOO_FEW_DAYS') : judged(estimate, metric, counts)
}

type Counts = Pick<Result, 'n_before' | 'n_after' | 'controls_used' | 'unit'>

const nothing = (counts: Counts, reason: string): Result => ({ verdict: 'too_little_data', effect: null, low: null, high: null, reason, ...counts })

function judged({ effect, low, high }: Estimate, metric: Metric, counts: Counts): Result {
  const { show } = scaleOf(metric)
  const isUp = low > 0
  const isDown = high < 0
  const verdict = !isUp && !isDown ? 'no_difference' : isUp === (metric !== 'bsr') ? 'better' : 'worse'
  return { verdict, effect: show(effect), low: show(low), high: show(high), reason: null, ...counts }
}

/** Ranks and sales multiply, so they are compared as logarithms and told in percent; ratings add. */
function scaleOf(metric: Metric) {
  const isLog = metric !== 'rating'
  return {
    unit: isLog ? ('percent' as const) : ('points' as const),
    take: (values: Daily): (number | null)[] => values.map((value) => (value === null || !isLog ? value : value > 0 ? Math.log(value) : null)),
    show: (value: number) => (isLog ? Math.round(1000 * Math.expm1(value)) / 10 : Math.round(100 * value) / 100),
  }
}
