import { z } from 'zod'
import type { Draft } from '../alerts.schema.ts'
import { type Choice, choose, type Switch, switched } from './choice.ts'
import { heldHours } from './confirmation.ts'
import { follow, Level, noLevel, settled } from './level.ts'
import { priceFollowing, priceMove } from './price.rule.ts'
import type { Step } from './step.ts'

/** Stands for "nobody qualified". No seller id is empty. */
const NOBODY = ''

/** `buy_box_owner`: another seller, or nobody, holds the buy box and keeps it. Where there is no offer at all, `out_of_stock` says so. */
export const watchBuyBoxOwner: Step<Choice> = (state, { buy_box_seller, availability }, context) => {
  const seller = buy_box_seller !== null ? buy_box_seller : availability === 'out_of_stock' ? undefined : NOBODY
  const { choice, change } = choose(state, seller, { clock: context.clock, need: context.rules.confirm })
  if (change === undefined || !context.tell(ownerChange(change))) return choice
  return switched(choice)
}

export const BuyBoxPriceState = z.object({
  level: Level,
  /** The lowest new price now, and when the base of the level was set. */
  lowest: z.number().nullable(),
  lowest_at_base: z.number().nullable(),
})
export type BuyBoxPriceState = z.infer<typeof BuyBoxPriceState>
export const noBuyBoxPrice: BuyBoxPriceState = { level: noLevel, lowest: null, lowest_at_base: null }

/**
 * `buy_box_price`: the thresholds of the price. Where the buy box and the lowest new price were one before and are one
 * after, the move is `price_change`, and is not told again here.
 */
export const watchBuyBoxPrice: Step<BuyBoxPriceState> = (state, { buy_box_minor, price_minor }, context) => {
  const lowest = price_minor === undefined ? state.lowest : price_minor
  const following = priceFollowing(context)
  const { level, move } = follow(state.level, buy_box_minor, following)
  if (move === undefined) {
    return { level, lowest, lowest_at_base: level.settling === null && state.level.settling === null ? state.lowest_at_base : lowest }
  }
  const isNear = (price: number | null, value: number) => price !== null && following.moved(value, price) === null
  const isOfThePrice = isNear(state.lowest_at_base, move.before) && isNear(lowest, move.after)
  const draft = priceMove(move, { rule: 'buy_box_price', metric: 'buy_box', reason_code: 'buy_box_price_moved' }, context.rules)
  return isOfThePrice || context.tell(draft) ? { level: settled(level), lowest, lowest_at_base: lowest } : { ...state, level, lowest }
}

function ownerChange({ before, after, pending }: Switch): Draft {
  const isEmpty = after === NOBODY
  const wasEmpty = before === NOBODY
  return {
    rule: 'buy_box_owner',
    direction: 'none',
    severity: isEmpty ? 'high' : 'medium',
    metric: 'buy_box_seller',
    before: wasEmpty ? null : before,
    after: isEmpty ? null : after,
    change: null,
    reason_code: isEmpty ? 'buy_box_empty' : wasEmpty ? 'buy_box_filled' : 'buy_box_changed_hands',
    facts: { held_hours: heldHours(pending), observations: pending.seen },
  }
}
