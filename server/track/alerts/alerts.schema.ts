import { z } from 'zod'

export const RuleName = z.enum([
  'price_change',
  'price_low',
  'buy_box_owner',
  'buy_box_price',
  'bsr_shift',
  'rating_drop',
  'review_velocity',
  'review_purge',
  'out_of_stock',
  'back_in_stock',
  'new_seller',
  'listing_changed',
  'stale_data',
])
export type RuleName = z.infer<typeof RuleName>

export const Direction = z.enum(['up', 'down', 'none'])
export type Direction = z.infer<typeof Direction>

export const Severity = z.enum(['low', 'medium', 'high'])
export type Severity = z.infer<typeof Severity>

export const Metric = z.enum(['price', 'buy_box', 'buy_box_seller', 'bsr', 'rating', 'reviews', 'offers_new', 'availability', 'page', 'look'])
export type Metric = z.infer<typeof Metric>

/** Which sentence tells the finding. A client translates by it; `facts` are the numbers of the sentence. */
export const ReasonCode = z.enum([
  'price_moved',
  'price_below_30_days',
  'price_below_90_days',
  'buy_box_price_moved',
  'buy_box_changed_hands',
  'buy_box_empty',
  'buy_box_filled',
  'rank_left_its_median',
  'displayed_rating_fell',
  'reviews_faster',
  'reviews_slower',
  'reviews_removed',
  'no_offer',
  'offer_again',
  'seller_first_seen',
  'offers_above_28_days',
  'page_changed',
  'page_reverted',
  'no_look_for_two_intervals',
])
export type ReasonCode = z.infer<typeof ReasonCode>

export const PageField = z.enum(['title', 'brand', 'bullets', 'images', 'description', 'category'])
export type PageField = z.infer<typeof PageField>
export const FieldChange = z.object({ field: PageField, before: z.union([z.string(), z.array(z.string())]), after: z.union([z.string(), z.array(z.string())]) })
export type FieldChange = z.infer<typeof FieldChange>

/** What a rule says when it fires. `before` and `after` are in the unit of the metric: minor units, rank, rating, count, seller. */
export interface Draft {
  rule: RuleName
  direction: Direction
  severity: Severity
  metric: Metric
  before: number | string | null
  after: number | string | null
  /** `after / before − 1`, or null where a ratio says nothing. */
  change: number | null
  reason_code: ReasonCode
  facts: Record<string, number>
  /** What changed in the words and pictures of the page. */
  fields?: FieldChange[]
}

/** A draft that was told, at the time of the sample that confirmed it. */
export interface Finding extends Draft {
  at: Date
  currency: string | null
}

export const ProductEvent = z.object({
  /** The same for the same finding, however often it is computed. */
  id: z.string(),
  at: z.iso.datetime(),
  rule: RuleName,
  direction: Direction,
  severity: Severity,
  metric: Metric,
  before: z.union([z.number(), z.string()]).nullable(),
  after: z.union([z.number(), z.string()]).nullable(),
  change: z.number().nullable(),
  /** Of `before` and `after` where they are prices, then in minor units. */
  currency: z.string().nullable(),
  reason: z.string(),
  reason_code: ReasonCode,
  facts: z.record(z.string(), z.number()),
})
export type ProductEvent = z.infer<typeof ProductEvent>

const time = z.iso.datetime({ offset: true }).or(z.iso.date()).transform((text) => new Date(text))
export const EventQuery = z.object({ from: time.optional(), to: time.optional() })
export const ProductParams = z.object({ product_id: z.uuid() })
