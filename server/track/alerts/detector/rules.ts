import type { Confirmation } from './confirmation.ts'
import type { RuleName } from '../alerts.schema.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY_MS = 24 * HOUR

/**
 * Thresholds of the rules. "Measured" stands for the recorded history of one listing (604 days); the others are our choice,
 * made so that a listing in normal trade gives a handful of findings a month.
 */
export interface Rules {
  /** After this long without any sample nothing is known to have held: time stops counting towards a confirmation. */
  silence_ms: number
  /** After this long without any sample a window of past values starts anew: "lowest in 30 days" is no longer known. */
  forget_ms: number
  confirm: Confirmation
  price: { ratio: number; low_ratio: number; low_days: readonly [number, number]; medium: number; high: number }
  bsr: {
    window_days: number
    /** Known days the window must have; a listing crawled once a week never has them and gets no rank findings. */
    least_days: number
    z: number
    sigma_floor: number
    ratio: number
    days: number
    rearm_z: number
    /** A day counts as known when the rank was known for this long in it. */
    least_known_ms: number
  }
  rating: { drop: number; least_reviews: number; recover: Confirmation }
  reviews: { window_days: number; least_days: number; p: number; factor: number; least: number; purge_ratio: number; purge_least: number; purge_days: number }
  sellers: { learn_days: number; window_days: number; ratio: number }
  cool_down_ms: Record<RuleName, number>
}

export const DEFAULT_RULES: Rules = {
  /** Ours: two daily crawls. */
  silence_ms: 48 * HOUR,
  /** Ours. */
  forget_ms: 14 * DAY_MS,
  /** Measured: 107 of 117 A-B-A changes of the buy box, and 92 of 121 of its price, were over within 6 h. */
  confirm: { seen: 2, apart_ms: 30 * MINUTE, held_ms: 6 * HOUR, beats: 2 },
  /** 5 % and the floor of floors.ts; severity and the 1 % of a new low are ours. */
  price: { ratio: 0.05, low_ratio: 0.01, low_days: [30, 90], medium: 0.1, high: 0.2 },
  /** Measured: 9 findings where "10 % against yesterday" gives 236. */
  bsr: { window_days: 28, least_days: 14, z: 3.5, sigma_floor: 0.08, ratio: 0.3, days: 2, rearm_z: 1.75, least_known_ms: HOUR },
  /** A rise must stand for a week before a fall back is news: the recorded rating crosses an edge up to 9 times a day. */
  rating: { drop: 0.1, least_reviews: 50, recover: { seen: Infinity, apart_ms: 0, held_ms: 7 * 24 * HOUR, beats: 2 } },
  /** p and 2 % from the research; twice the rate, 5 reviews and the 7 days that a purge is measured against are ours. */
  reviews: { window_days: 28, least_days: 14, p: 0.001, factor: 2, least: 5, purge_ratio: 0.02, purge_least: 5, purge_days: 7 },
  /** Ours: who sells in the first four weeks is taken as known. */
  sellers: { learn_days: 28, window_days: 28, ratio: 0.1 },
  /** 24 h, and 7 days for the rank, from the research; 7 days for ratings and reviews is ours: they move by the week. */
  cool_down_ms: {
    price_change: DAY_MS,
    price_low: DAY_MS,
    buy_box_owner: DAY_MS,
    buy_box_price: DAY_MS,
    bsr_shift: 7 * DAY_MS,
    rating_drop: 7 * DAY_MS,
    review_velocity: 7 * DAY_MS,
    review_purge: 7 * DAY_MS,
    out_of_stock: DAY_MS,
    back_in_stock: DAY_MS,
    new_seller: DAY_MS,
    listing_changed: DAY_MS,
    stale_data: DAY_MS,
  },
}
