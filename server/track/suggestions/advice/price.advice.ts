import { addOwn, numberOf } from '../measures/codes.ts'
import { type Basis, type Draft, draft, say, type Sentence } from './draft.ts'

/** With fewer prices a median says little. */
const LEAST_RIVALS = 3
/** Percent from the median within which a price is left alone; ours. */
const NEAR = 10
/** Percent from the median beyond which the products are not the same kind of thing, and their price says nothing; ours. */
const FAR = 50
/** A rating this much above the competitors' carries a higher price. */
const BETTER_RATING = 0.2
const CARRIED = 25
/** A smaller change is not worth making. */
const LEAST_CHANGE = 2

/**
 * Brings a price that is far from the competitors' nearer to their median: down to it, or half the way up to it where the
 * rating is no worse. One that is more than half away is left alone: such competitors are other goods. Never below the cheapest or above the dearest of them. The arithmetic is written down as facts.
 */
export function advisePrice(basis: Basis): Draft[] {
  const { measures, codes } = basis
  const { price, median, gap, cheapest, dearest, rivalCount } = codes
  const { currency } = measures.page
  if (price === null || median === null || gap === null || cheapest === null || dearest === null || rivalCount === null || currency === null || numberOf(measures, rivalCount) < LEAST_RIVALS) return []
  const [own, middle, distance] = [numberOf(measures, price), numberOf(measures, median), numberOf(measures, gap)]
  const rating = compareRatings(basis)
  if (Math.abs(distance) > FAR) return []
  const isDear = distance > (rating > BETTER_RATING ? CARRIED : NEAR)
  const isCheap = distance < -NEAR && rating >= 0
  if (!isDear && !isCheap) return []
  const aim = isDear ? middle : Math.round((own + middle) / 2)
  const suggested_minor = inRange(rounded(aim, currency), [numberOf(measures, cheapest), numberOf(measures, dearest)])
  const change = percentOf(suggested_minor, own)
  if (suggested_minor <= 0 || Math.abs(change) < LEAST_CHANGE || change > 0 === isDear) return []
  const suggested = addOwn(measures, {
    metric: 'suggested_price', value: suggested_minor, unit: 'minor', currency, derived_from: [price, median, cheapest, dearest],
    method: `${isDear ? median : `(${price} + ${median}) ÷ 2`}, rounded, between ${cheapest} and ${dearest}`,
  })
  const moved = addOwn(measures, { metric: 'suggested_price_change', value: change, unit: 'percent', derived_from: [suggested, price], method: `(${suggested} − ${price}) ÷ ${price}` })
  return [draft({
    type: 'price', text: say(isDear ? 'price.lower' : 'price.raise', { suggested }), current_minor: own, suggested_minor, currency, implementation_difficulty: 'easy',
    reasons: [say(isDear ? 'price.above' : 'price.below', { price, gap, median, count: rivalCount }), ...ratingReason(basis, isDear), say('price.range', { suggested, cheapest, dearest }), ...answerReason(basis, { change, moved })],
    impact_score: Math.min(100, Math.round(Math.abs(distance) * 1.5) + (codes.elasticity === null ? 10 : 30)),
  })]
}

/** Own rating less the competitors' median; 0 where one is not known. */
function compareRatings({ measures, codes: { rating, medianRating } }: Basis): number {
  return rating === null || medianRating === null ? 0 : numberOf(measures, rating) - numberOf(measures, medianRating)
}

const ratingReason = ({ codes: { rating, medianRating } }: Basis, isDear: boolean): Sentence[] => (rating === null || medianRating === null || isDear ? [] : [say('price.rating', { rating, median: medianRating })])

/** What the own past says of such a step: the elasticity times the change, with its interval. */
function answerReason({ measures, codes }: Basis, { change, moved }: { change: number; moved: string }): Sentence[] {
  const { elasticity } = measures
  if (codes.elasticity === null || elasticity === null) return []
  const ends = [elasticity.low * change, elasticity.high * change].map((end) => Math.round(end * 10) / 10)
  const rank = addOwn(measures, {
    metric: 'expected_rank_change', value: Math.round(elasticity.value * change * 10) / 10, low: Math.min(...ends), high: Math.max(...ends), unit: 'percent', derived_from: [codes.elasticity, moved], method: `${codes.elasticity} × ${moved}`,
  })
  return [say('price.elasticity', { elasticity: codes.elasticity, rank })]
}

/** 45.99 rather than 46.13, where the currency has cents; whole units elsewhere. */
function rounded(minor: number, currency: string): number {
  const decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  if (decimals === 0) return Math.round(minor)
  const unit = 10 ** decimals
  const charm = Math.round((minor + 1) / unit) * unit - 1
  return charm > 0 ? charm : minor
}

const percentOf = (value: number, base: number) => Math.round((1000 * (value - base)) / base) / 10
const inRange = (value: number, [low, high]: [number, number]) => Math.max(low, Math.min(high, value))
