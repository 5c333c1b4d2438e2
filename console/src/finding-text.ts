import { change, integer, MISSING, money, rank, rating } from './format.ts'
import { m } from './paraglide/messages.js'

/** What the detector or a rule says, as events of a product, incidents and notifications carry it. */
export interface Tellable {
  rule: string
  direction: 'up' | 'down' | 'none'
  metric: string
  before: number | string | null
  after: number | string | null
  change: number | null
  reason_code: string
  facts: Record<string, unknown>
}

/** Short enough for a label in the chart. */
export const eventNames: Record<string, () => string> = {
  price_change: m.event_price_change,
  price_low: m.event_price_low,
  buy_box_owner: m.event_buy_box_owner,
  buy_box_price: m.event_buy_box_price,
  bsr_shift: m.event_bsr_shift,
  rating_drop: m.event_rating_drop,
  review_velocity: m.event_review_velocity,
  review_purge: m.event_review_purge,
  out_of_stock: m.availability_out_of_stock,
  back_in_stock: m.event_back_in_stock,
  new_seller: m.event_new_seller,
  listing_changed: m.event_listing_changed,
  stale_data: m.event_stale_data,
  threshold: m.event_threshold,
  change: m.event_change,
  seller_not_allowed: m.event_seller_not_allowed,
}

export function eventValue({ metric }: Pick<Tellable, 'metric'>, value: number | string | null, currency: string): string {
  if (value === null) return MISSING
  if (metric === 'availability') return value === 'out_of_stock' ? m.availability_out_of_stock() : m.availability_in_stock()
  if (typeof value === 'string') return value
  if (metric === 'price' || metric === 'buy_box') return money(value, currency)
  if (metric === 'bsr') return rank(value)
  return metric === 'rating' ? rating(value) : integer(value)
}

/** What happened, in a few words: own rules say of what. */
export function findingTitle({ rule, direction, metric }: Pick<Tellable, 'rule' | 'direction' | 'metric'>): string {
  if (rule === 'change') return m.title_moved({ direction, metric: metricName(metric) })
  if (rule === 'threshold') return m.title_limit({ direction, metric: metricName(metric) })
  return eventNames[rule]?.() ?? m.event_other()
}

interface Told {
  event: Tellable
  before: string
  after: string
  /** A number among the facts of the finding. */
  fact: (name: string) => string
  /** The limit of the rule, in the unit of the metric. */
  limit: string
  /** The same as a number, to choose between one day and several. */
  days: (name: string) => number
}

/** The finding in one sentence, by the code of its reason. */
const REASONS: Record<string, (told: Told) => string> = {
  price_moved: ({ event, before, after }) => m.reason_price_moved({ direction: event.direction, before, after, change: change(event.change) }),
  price_below_30_days: ({ before, after }) => m.reason_price_low({ days: integer(30), before, after }),
  price_below_90_days: ({ before, after }) => m.reason_price_low({ days: integer(90), before, after }),
  buy_box_price_moved: ({ event, before, after }) => m.reason_buy_box_moved({ direction: event.direction, before, after, change: change(event.change) }),
  buy_box_changed_hands: ({ before, after }) => m.reason_buy_box_hands({ before, after }),
  buy_box_empty: ({ before }) => m.reason_buy_box_empty({ before }),
  buy_box_filled: ({ after }) => m.reason_buy_box_filled({ after }),
  rank_left_its_median: ({ event, before, after, fact }) => m.reason_bsr({ direction: event.direction, before, after, days: fact('window_days'), change: change(event.change) }),
  displayed_rating_fell: ({ before, after, fact }) => m.reason_rating({ before, after, reviews: fact('reviews') }),
  reviews_faster: ({ fact, days }) => m.reason_reviews_faster({ count: days('span_days'), added: fact('added'), days: fact('span_days'), expected: fact('expected') }),
  reviews_slower: ({ fact, days }) => m.reason_reviews_slower({ count: days('span_days'), added: fact('added'), days: fact('span_days'), expected: fact('expected') }),
  reviews_removed: ({ before, after, fact }) => m.reason_reviews_removed({ removed: fact('removed'), before, after }),
  no_offer: () => m.reason_no_offer(),
  offer_again: () => m.reason_offer_again(),
  seller_first_seen: ({ after }) => m.reason_new_seller({ after }),
  page_changed: () => m.reason_page_changed(),
  page_reverted: () => m.reason_page_reverted(),
  no_look_for_two_intervals: ({ fact, days }) => m.reason_no_look({ count: days('hours'), hours: fact('hours') }),
  limit_reached: ({ event, after, limit }) => m.reason_limit({ direction: event.direction, metric: metricName(event.metric), after, limit }),
  moved_by: ({ event, before, after }) => m.reason_moved({ direction: event.direction, metric: metricName(event.metric), before, after, change: change(event.change) }),
  seller_not_allowed: ({ after }) => m.reason_seller_not_allowed({ after }),
  offers_above_28_days: ({ before, after, fact }) => m.reason_offers({ before, after, days: fact('days') }),
}

export function eventReason(event: Tellable, currency: string): string {
  const { facts } = event
  const fact = (name: string) => (typeof facts[name] === 'number' ? integer(facts[name]) : MISSING)
  const days = (name: string) => Number(facts[name])
  const limit = eventValue(event, typeof facts['limit'] === 'number' ? facts['limit'] : null, currency)
  const told = { event, fact, days, limit, before: eventValue(event, event.before, currency), after: eventValue(event, event.after, currency) }
  return REASONS[event.reason_code]?.(told) ?? eventNames[event.rule]?.() ?? m.event_other()
}

const METRICS: Record<string, () => string> = { price: m.metric_price, buy_box: m.metric_buy_box, bsr: m.metric_bsr, rating: m.metric_rating, reviews: m.metric_reviews, offers_new: m.fact_offers }
export const metricName = (metric: string): string => METRICS[metric]?.() ?? metric
