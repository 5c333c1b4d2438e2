import { z } from 'zod'
import type { Draft, Severity } from '../alerts.schema.ts'
import { heldHours } from './confirmation.ts'
import { Extreme, known, noExtreme, watchLow } from './extreme.ts'
import { priceFloor } from './floors.ts'
import { follow, Level, type Move, noLevel, settled } from './level.ts'
import type { Rules } from './rules.ts'
import type { Context, Step } from './step.ts'

export const PriceState = z.object({ level: Level, low: Extreme })
export type PriceState = z.infer<typeof PriceState>
export const noPrice: PriceState = { level: noLevel, low: noExtreme }

/** `price_change` and `price_low`. A fall that is also a new low is told once, as the low. */
export const watchPrice: Step<PriceState> = (state, { price_minor }, context) => {
  const low = watchPriceLow(state.low, price_minor, context)
  const { level, move } = follow(state.level, price_minor, priceFollowing(context))
  if (low.isTold) return { level: settled(level), low: low.extreme }
  if (move === undefined || !context.tell(priceMove(move, { rule: 'price_change', metric: 'price', reason_code: 'price_moved' }, context.rules))) {
    return { level, low: low.extreme }
  }
  const { price } = context.rules
  return { level: settled(level), low: move.direction === 'down' ? known(low.extreme, { at: context.clock.at, days: price.low_days }) : low.extreme }
}

/** What counts as a move of a price in this currency, and how long it must stand. */
export function priceFollowing({ clock, rules, currency }: Context) {
  const floor = priceFloor(currency)
  const moved = (base: number, value: number) => {
    const delta = Math.abs(value - base)
    if (delta < floor || delta < rules.price.ratio * base) return null
    return value > base ? ('up' as const) : ('down' as const)
  }
  return { clock, need: rules.confirm, moved }
}

export function priceMove({ before, after, direction, pending }: Move, kind: Pick<Draft, 'rule' | 'metric' | 'reason_code'>, rules: Rules): Draft {
  const change = (after - before) / before
  return { ...kind, direction, before, after, change, severity: priceSeverity(change, rules), facts: { held_hours: heldHours(pending), observations: pending.seen } }
}

function watchPriceLow(state: Extreme, observed: number | null | undefined, context: Context): { extreme: Extreme; isTold: boolean } {
  const { price } = context.rules
  const watch = { days: price.low_days, beats: (value: number, low: number) => value <= low * (1 - price.low_ratio) }
  const { extreme, found } = watchLow(state, observed, { watch, context })
  if (found === undefined) return { extreme, isTold: false }
  const change = (found.value - found.low) / found.low
  const isLong = found.days > price.low_days[0]
  const draft: Draft = {
    rule: 'price_low',
    direction: 'down',
    severity: isLong ? 'high' : 'medium',
    metric: 'price',
    before: found.low,
    after: found.value,
    change,
    reason_code: isLong ? 'price_below_90_days' : 'price_below_30_days',
    facts: { days: found.days, held_hours: heldHours(found.pending), observations: found.pending.seen },
  }
  if (!context.tell(draft)) return { extreme, isTold: false }
  return { extreme: known(extreme, { at: context.clock.at, days: price.low_days }), isTold: true }
}

function priceSeverity(change: number, { price }: Rules): Severity {
  if (Math.abs(change) >= price.high) return 'high'
  return Math.abs(change) >= price.medium ? 'medium' : 'low'
}
