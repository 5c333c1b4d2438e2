import { z } from 'zod'
import type { Draft } from '../alerts.schema.ts'
import { heldHours, isConfirmed, Pending, stands } from './confirmation.ts'
import { DAY_MS } from './rules.ts'
import { poissonAtLeast, poissonAtMost } from './statistics.ts'
import type { Context, Step } from './step.ts'

export const ReviewsState = z.object({
  /** The last count of the running UTC day, once one is seen in it. */
  today: z.object({ day: z.number(), count: z.number() }).nullable(),
  /** [day number, last count] of the days in which a count was seen, oldest first. */
  days: z.array(z.tuple([z.number(), z.number()])),
  /** A fall of the count that is not yet believed. */
  purge: z.object({ from: z.number(), to: z.number(), pending: Pending }).nullable(),
})
export type ReviewsState = z.infer<typeof ReviewsState>
export const noReviews: ReviewsState = { today: null, days: [], purge: null }

/**
 * `review_velocity`, judged per UTC day, and `review_purge`, judged per sample. While a purge waits to be believed the
 * lower counts do not enter the days; once told, the days start anew.
 */
export const watchReviews: Step<ReviewsState> = (state, { reviews }, context) => {
  const day = Math.floor(context.clock.at / DAY_MS)
  const rolled = state.today !== null && state.today.day !== day ? closeDay(state, state.today, context) : state
  const count = reviews ?? undefined
  const purge = watchPurge(rolled, count, context)
  if (purge !== null && isConfirmed(purge.pending, context.rules.confirm) && context.tell(removed(purge))) {
    return { today: { day, count: purge.to }, days: [], purge: null }
  }
  const today = count === undefined || purge !== null ? rolled.today : { day, count }
  return { ...rolled, today, purge }
}

function watchPurge({ today, days, purge }: ReviewsState, count: number | undefined, { clock, rules }: Context): ReviewsState['purge'] {
  const from = purge?.from ?? recentMost({ today, days }, clock.at / DAY_MS - rules.reviews.purge_days)
  const to = count ?? purge?.to
  if (from === null || to === undefined) return null
  const fall = from - to
  if (fall <= rules.reviews.purge_ratio * from || fall < rules.reviews.purge_least) return null
  return { from, to, pending: stands(purge?.pending ?? null, count !== undefined, { clock, need: rules.confirm }) }
}

/** The highest count of the last days, or the last one known where those are empty. */
function recentMost({ today, days }: Pick<ReviewsState, 'today' | 'days'>, fromDay: number): number | null {
  const counts = days.filter(([day], index) => day >= fromDay || index === days.length - 1).map(([, count]) => count)
  if (today !== null) counts.push(today.count)
  return counts.length === 0 ? null : Math.max(...counts)
}

function removed({ from, to, pending }: NonNullable<ReviewsState['purge']>): Draft {
  const change = (to - from) / from
  return {
    rule: 'review_purge',
    direction: 'down',
    severity: change <= -0.1 ? 'high' : 'medium',
    metric: 'reviews',
    before: from,
    after: to,
    change,
    reason_code: 'reviews_removed',
    facts: { removed: from - to, held_hours: heldHours(pending), observations: pending.seen },
  }
}

function closeDay(state: ReviewsState, { day, count }: { day: number; count: number }, context: Context): ReviewsState {
  const { reviews } = context.rules
  const last = state.days.at(-1)
  if (last !== undefined) judgeVelocity(state.days, { added: count - last[1], spanDays: day - last[0], count }, context)
  const kept = state.days.filter(([number]) => number >= day - reviews.window_days)
  return { ...state, today: null, days: [...kept, [day, count]] }
}

function judgeVelocity(days: ReviewsState['days'], { added, spanDays, count }: { added: number; spanDays: number; count: number }, context: Context): void {
  const { reviews } = context.rules
  const usual = pace(days)
  if (usual === null || usual.days < reviews.least_days || added < 0) return
  const expected = usual.perDay * spanDays
  const isUp = added > expected
  const p = isUp
    ? poissonAtLeast(Math.floor(added / usual.dispersion), expected / usual.dispersion)
    : poissonAtMost(Math.ceil(added / usual.dispersion), expected / usual.dispersion)
  const factor = isUp ? added / expected : expected / Math.max(added, 0.5)
  if (p >= reviews.p || factor < reviews.factor || Math.abs(added - expected) < reviews.least) return
  const before = round(usual.perDay)
  const after = round(added / spanDays)
  context.tell({
    rule: 'review_velocity',
    direction: isUp ? 'up' : 'down',
    severity: factor >= 5 ? 'high' : 'medium',
    metric: 'reviews',
    before,
    after,
    change: added / expected - 1,
    reason_code: isUp ? 'reviews_faster' : 'reviews_slower',
    facts: { added, span_days: spanDays, expected: round(expected), p: Math.max(1e-12, Number(p.toPrecision(2))), dispersion: round(usual.dispersion), count },
  })
}

/**
 * Reviews per day over the known days, and how much more they scatter than a Poisson count would (Pearson's χ² over its
 * degrees of freedom, at least 1): Amazon adds reviews in batches. Half a review is added so that the pace is never 0.
 */
function pace(days: ReviewsState['days']): { perDay: number; days: number; dispersion: number } | null {
  const steps = days.slice(1).map(([day, count], index) => {
    const [previousDay, previousCount] = days[index] ?? [day, count]
    return { span: day - previousDay, added: Math.max(0, count - previousCount) }
  })
  const span = steps.reduce((sum, step) => sum + step.span, 0)
  if (steps.length < 2) return null
  const perDay = (steps.reduce((sum, step) => sum + step.added, 0) + 0.5) / span
  const chi2 = steps.reduce((sum, step) => sum + (step.added - perDay * step.span) ** 2 / (perDay * step.span), 0)
  return { perDay, days: span, dispersion: Math.max(1, chi2 / (steps.length - 1)) }
}

const round = (value: number) => Math.round(value * 100) / 100
