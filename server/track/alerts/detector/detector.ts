import { z } from 'zod'
import type { Draft, Finding } from '../alerts.schema.ts'
import { BsrState, noBsr, watchBsr } from './bsr-shift.rule.ts'
import { BuyBoxPriceState, noBuyBoxPrice, watchBuyBoxOwner, watchBuyBoxPrice } from './buy-box.rule.ts'
import { Choice, noChoice } from './choice.ts'
import { keyOf, mayTell, Told } from './cool-down.ts'
import { noPrice, PriceState, watchPrice } from './price.rule.ts'
import { noRating, RatingState, watchRating } from './rating.rule.ts'
import { noReviews, ReviewsState, watchReviews } from './reviews.rule.ts'
import { DEFAULT_RULES, type Rules } from './rules.ts'
import { type Sample, withoutNonsense } from './sample.ts'
import { noSellers, SellerState, watchSellers } from './seller.rule.ts'
import type { Context, Step } from './step.ts'
import { noStock, StockState, watchStock } from './stock.rule.ts'

const Memory = z.object({
  price: PriceState,
  buy_box_price: BuyBoxPriceState,
  buy_box_owner: Choice,
  sellers: SellerState,
  stock: StockState,
  bsr: BsrState,
  rating: RatingState,
  reviews: ReviewsState,
})
type Memory = z.infer<typeof Memory>

/** All that the detector knows of one listing. Plain JSON: stored per listing, it resumes where it stopped. */
export const DetectorState = z.object({
  /** Time of the last sample in ms. */
  at: z.number().nullable(),
  currency: z.string().nullable(),
  told: Told,
  memory: Memory,
})
export type DetectorState = z.infer<typeof DetectorState>

const noPrices = { price: noPrice, buy_box_price: noBuyBoxPrice }

export const newState = (): DetectorState => ({
  at: null,
  currency: null,
  told: {},
  memory: { ...noPrices, buy_box_owner: noChoice, sellers: noSellers, stock: noStock, bsr: noBsr, rating: noRating, reviews: noReviews },
})

const steps = [
  on('price', watchPrice),
  on('buy_box_price', watchBuyBoxPrice),
  on('sellers', watchSellers),
  on('buy_box_owner', watchBuyBoxOwner),
  on('stock', watchStock),
  on('bsr', watchBsr),
  on('rating', watchRating),
  on('reviews', watchReviews),
]

/**
 * One sample further. Pure: neither argument is changed, and the same samples give the same findings whether they come
 * live or from history, in one run or resumed from a stored state. A sample given twice changes nothing.
 * @throws RangeError when the sample is older than the last one: who feeds the detector sorts by time.
 */
export function detect(state: DetectorState, raw: Sample, rules: Rules = DEFAULT_RULES): { state: DetectorState; findings: Finding[] } {
  const at = raw.at.getTime()
  if (Number.isNaN(at)) throw new RangeError('a sample needs a time')
  if (state.at !== null && at < state.at) {
    throw new RangeError(`samples come in order: ${raw.at.toISOString()} is before ${new Date(state.at).toISOString()}`)
  }
  const sample = withoutNonsense(raw)
  const currency = sample.currency ?? state.currency
  const gap = state.at === null ? 0 : at - state.at
  const findings: Finding[] = []
  const told = { ...state.told }
  const tell = (draft: Draft) => {
    if (!mayTell(told, draft, { at, coolDownMs: rules.cool_down_ms[draft.rule] })) return false
    told[keyOf(draft)] = { at, severity: draft.severity }
    findings.push({ ...draft, at: raw.at, currency })
    return true
  }
  const context: Context = { clock: { at, gap, elapsed: gap > rules.silence_ms ? 0 : gap }, rules, currency, tell }
  const isOtherMoney = state.currency !== null && currency !== state.currency
  const before = isOtherMoney ? { ...state.memory, ...noPrices } : state.memory
  const memory = steps.reduce((known, step) => step(known, sample, context), before)
  return { state: { at, currency, told, memory }, findings }
}

function on<K extends keyof Memory>(key: K, step: Step<Memory[K]>): Step<Memory> {
  return (memory, sample, context) => ({ ...memory, [key]: step(memory[key], sample, context) })
}
