import { z } from 'zod'
import type { Draft } from '../alerts.schema.ts'
import { heldHours, isConfirmed, Pending, stands } from './confirmation.ts'
import { Extreme, known, noExtreme, watchLow } from './extreme.ts'
import { DAY_MS } from './rules.ts'
import type { Context, Step } from './step.ts'

/** Sellers remembered per listing; the one not seen for longest is forgotten first. */
const MOST_SELLERS = 100

export const SellerState = z.object({
  learning_since: z.number().nullable(),
  latest: z.string().nullable(),
  /** [seller id, last seen] of the sellers known here. */
  known: z.array(z.tuple([z.string(), z.number()])),
  /** Sellers not known here, with the time they had the buy box in all: one that only flaps in adds up. */
  strangers: z.array(z.tuple([z.string(), Pending])),
  /** Offers, negated: the highest count of a window is the lowest of these. */
  offers: Extreme,
})
export type SellerState = z.infer<typeof SellerState>
export const noSellers: SellerState = { learning_since: null, latest: null, known: [], strangers: [], offers: noExtreme }

/** `new_seller`: a seller never seen in this buy box before, or more new offers than in four weeks. */
export const watchSellers: Step<SellerState> = (state, { buy_box_seller, offers_new }, context) => {
  const sellers = watchStrangers(state, buy_box_seller, context)
  return { ...sellers, offers: watchOffers(state.offers, offers_new, context) }
}

function watchStrangers(state: SellerState, observed: string | null | undefined, context: Context): SellerState {
  const { clock, rules } = context
  const latest = observed === undefined ? state.latest : observed
  if (latest === null) return { ...state, latest }
  const learning_since = state.learning_since ?? clock.at
  const isKnown = state.known.some(([id]) => id === latest)
  const isLearning = clock.at - learning_since < rules.sellers.learn_days * DAY_MS
  if (isKnown || isLearning) return { ...state, latest, learning_since, known: remember(state.known, latest, clock.at) }
  const before = state.strangers.find(([id]) => id === latest)?.[1] ?? null
  const pending = stands(before, observed !== undefined, { clock: latest === state.latest ? clock : { ...clock, elapsed: 0 }, need: rules.confirm })
  const others = state.strangers.filter(([id]) => id !== latest).slice(-MOST_SELLERS)
  if (!isConfirmed(pending, rules.confirm) || !context.tell(stranger(latest, pending))) {
    return { ...state, latest, learning_since, strangers: [...others, [latest, pending]] }
  }
  return { ...state, latest, learning_since, strangers: others, known: remember(state.known, latest, clock.at) }
}

function remember(known: SellerState['known'], seller: string, at: number): SellerState['known'] {
  return [...known.filter(([id]) => id !== seller), [seller, at] as [string, number]].slice(-MOST_SELLERS)
}

function stranger(seller: string, pending: Pending): Draft {
  return {
    rule: 'new_seller',
    direction: 'up',
    severity: 'high',
    metric: 'buy_box_seller',
    before: null,
    after: seller,
    change: null,
    reason_code: 'seller_first_seen',
    facts: { held_hours: heldHours(pending), observations: pending.seen },
  }
}

function watchOffers(state: Extreme, observed: number | null | undefined, context: Context): Extreme {
  const { sellers } = context.rules
  const watch = { days: [sellers.window_days], beats: (value: number, low: number) => value <= low - Math.max(1, -low * sellers.ratio) }
  const { extreme, found } = watchLow(state, typeof observed === 'number' ? 0 - observed : observed, { watch, context })
  if (found === undefined) return extreme
  const before = -found.low
  const isTold = context.tell({
    rule: 'new_seller',
    direction: 'up',
    severity: before <= 1 ? 'high' : 'low',
    metric: 'offers_new',
    before,
    after: -found.value,
    change: before === 0 ? null : (found.low - found.value) / before,
    reason_code: 'offers_above_28_days',
    facts: { days: found.days, held_hours: heldHours(found.pending), observations: found.pending.seen },
  })
  return isTold ? known(extreme, { at: context.clock.at, days: watch.days }) : extreme
}
