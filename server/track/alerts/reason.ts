import type { Finding, ReasonCode } from './alerts.schema.ts'
import { fractionDigits } from './detector/floors.ts'

/** The finding in one English sentence without a full stop, as the replay and the console's tooltip show it. */
export function reasonOf(finding: Finding): string {
  return sentences[finding.reason_code](finding)
}

type Sentence = (finding: Finding) => string

const moved: Sentence = (f) => `${f.direction === 'up' ? 'rose' : 'fell'} to ${money(f, f.after)} from ${money(f, f.before)} (${percent(f.change)}, ${stood(f)})`
const low: Sentence = (f) => `Price fell to ${money(f, f.after)}, below the ${f.facts.days}-day low of ${money(f, f.before)} (${percent(f.change)}, ${stood(f)})`
const pace: Sentence = (f) =>
  `${count(f.facts.added)} reviews in ${plural(f.facts.span_days, 'day')} where ${count(f.facts.expected)} were expected (Poisson p ${f.facts.p}, 28-day pace ${f.before} a day)`

const sentences: Record<ReasonCode, Sentence> = {
  price_moved: (f) => `Price ${moved(f)}`,
  price_below_30_days: low,
  price_below_90_days: low,
  buy_box_price_moved: (f) => `Buy box price ${moved(f)}`,
  buy_box_changed_hands: (f) => `Buy box went from seller ${f.before} to ${f.after} (${stood(f)})`,
  buy_box_empty: (f) => `Nobody has the buy box; it was seller ${f.before} (${stood(f)})`,
  buy_box_filled: (f) => `Seller ${f.after} has the buy box, which was empty (${stood(f)})`,
  rank_left_its_median: (f) =>
    `BSR ${f.direction === 'up' ? 'rose' : 'fell'} to #${count(f.after)} from a ${f.facts.window_days}-day median of #${count(f.before)} (${percent(f.change)}, robust z ${Math.abs(f.facts.z ?? 0)}, ${plural(f.facts.days, 'day')})`,
  displayed_rating_fell: (f) => `Rating fell to ${f.after} from ${f.before} with ${count(f.facts.reviews)} reviews (${stood(f)})`,
  reviews_faster: pace,
  reviews_slower: pace,
  reviews_removed: (f) => `${count(f.facts.removed)} reviews gone: ${count(f.after)} from ${count(f.before)} (${percent(f.change)}, ${stood(f)})`,
  no_offer: (f) => `Out of stock (${stood(f)})`,
  offer_again: (f) => `Back in stock (${stood(f)})`,
  seller_first_seen: (f) => `Seller ${f.after} has the buy box for the first time (${stood(f)})`,
  offers_above_28_days: (f) => `${count(f.after)} new offers, more than the ${count(f.before)} of the last ${f.facts.days} days (${stood(f)})`,
  page_changed: (f) => `The page changed: ${(f.fields ?? []).map(({ field }) => field).join(', ')}`,
  page_reverted: (f) => `The page is as it was: ${(f.fields ?? []).map(({ field }) => field).join(', ')}`,
  no_look_for_two_intervals: (f) => `No good look at the page for ${count(f.facts.hours)} h`,
}

function stood({ facts }: Finding): string {
  const seen = facts.observations ?? 0
  return seen >= 2 ? `seen ${seen} times` : `held ${facts.held_hours} h`
}

function money({ currency }: Finding, minor: Finding['after']): string {
  if (typeof minor !== 'number') return '–'
  if (currency === null) return `${count(minor)} minor units`
  const digits = fractionDigits(currency)
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(minor / 10 ** digits)
}

const count = (value: number | string | null | undefined) => (typeof value === 'number' ? value.toLocaleString('en-US') : '–')
const plural = (value: number | undefined, noun: string) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`

/** "−60 %", with the minus sign of typography. */
function percent(change: number | null): string {
  if (change === null) return 'new'
  const rounded = Math.abs(change) < 0.1 ? Math.round(change * 1000) / 10 : Math.round(change * 100)
  return `${rounded < 0 ? '−' : '+'}${Math.abs(rounded)} %`
}
