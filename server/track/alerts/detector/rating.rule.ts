import { z } from 'zod'
import { heldHours } from './confirmation.ts'
import { follow, Level, noLevel, settled } from './level.ts'
import type { Step } from './step.ts'

export const RatingState = z.object({ level: Level, reviews: z.number().nullable() })
export type RatingState = z.infer<typeof RatingState>
export const noRating: RatingState = { level: noLevel, reviews: null }

/** Tenths of a star, as the page shows it: 4.25 is 4.3, 4.24 is 4.2. Ratings come from 4-byte floats, hence the 1e-6. */
const displayed = (rating: number) => Math.floor(rating * 10 + 0.5 + 1e-6)
const hundredths = (rating: number) => Math.round(rating * 100) / 100

/**
 * `rating_drop`: the rating fell by 0.1, or across an x.x5 edge so that the page shows less, with enough reviews that one
 * of them cannot do it. A rise is not told and must stand for a week before the next fall counts from it.
 */
export const watchRating: Step<RatingState> = (state, sample, context) => {
  const { clock, rules } = context
  const reviews = sample.reviews ?? state.reviews
  const moved = (base: number, value: number) => {
    if (displayed(value) > displayed(base)) return 'up' as const
    const hasFallen = base - value >= rules.rating.drop - 1e-6 || displayed(value) < displayed(base)
    return hasFallen ? ('down' as const) : null
  }
  const isRising = state.level.base !== null && (sample.rating ?? state.level.latest ?? 0) > state.level.base
  const need = isRising ? rules.rating.recover : rules.confirm
  const { level, move } = follow(state.level, sample.rating, { clock, need, moved })
  if (move === undefined) return { level, reviews }
  if (move.direction === 'up') return { level: settled(level), reviews }
  if (reviews === null || reviews < rules.rating.least_reviews) return { level: settled(level), reviews }
  const drop = hundredths(move.before - move.after)
  const isTold = context.tell({
    rule: 'rating_drop',
    direction: 'down',
    severity: drop >= 0.3 ? 'high' : drop >= 0.2 ? 'medium' : 'low',
    metric: 'rating',
    before: hundredths(move.before),
    after: hundredths(move.after),
    change: (move.after - move.before) / move.before,
    reason_code: 'displayed_rating_fell',
    facts: { drop, reviews, held_hours: heldHours(move.pending), observations: move.pending.seen },
  })
  return { level: isTold ? settled(level) : level, reviews }
}
