import { z } from 'zod'
import type { CompareMetric } from './compare/comparison.ts'

export const CompareOrder = z.strictObject({
  /** All confirmed competitors when none are named. */
  competitor_ids: z.array(z.uuid()).min(1).max(200).optional(),
  group_id: z.uuid().optional(),
  /** Days the price index goes back. */
  days: z.int().min(7).max(365).default(90),
})

/** Null is not known. `low` and `high` hold four of five (sales) or 95 % (reviews a day); `error` 0.4 is 40 %; `note` is a code that says why or how. */
const Measured = z.object({
  value: z.union([z.number(), z.string()]).nullable(),
  unit: z.enum(['minor', 'rank', 'per_month', 'rating', 'count', 'per_day', 'score', 'ratio']),
  low: z.number().optional(), high: z.number().optional(),
  at: z.date().nullable(), source: z.string().nullable(), n: z.number().optional(), error: z.number().optional(), note: z.string().optional(),
})

const Metrics = z.object({
  price: Measured, buy_box: Measured, bsr: Measured, estimated_sales: Measured, rating: Measured, reviews: Measured, review_velocity: Measured, images: Measured, content_quality: Measured,
  keyword_coverage: Measured, stock_out_share: Measured, stock_out_share_90d: Measured, offers: Measured,
} satisfies Record<CompareMetric, typeof Measured>)

export const ComparisonAnswer = z.object({
  currency: z.string().nullable(),
  products: z.array(z.object({
    product_id: z.uuid(), listing_id: z.uuid(), competitor_id: z.uuid().nullable(), asin: z.string(), marketplace: z.string(), name: z.string(), image_url: z.string().nullable(),
    is_own: z.boolean(), is_family_of_own: z.boolean(), parent_asin: z.string().nullable(), metrics: Metrics,
  })),
  price_index: z.array(z.object({ at: z.date(), own_minor: z.int().nullable(), median_minor: z.int().nullable(), index: z.number().nullable() })),
  /** ln(units a month) = a + b ln(rank). Null: too few products of this root category were seen with both. */
  sales_model: z.object({
    marketplace: z.string(), root_category: z.string(), a: z.number(), b: z.number(), sigma: z.number(), n: z.int(), median_error: z.number().nullable(),
    rank_min: z.int(), rank_max: z.int(), observed_from: z.date(), observed_to: z.date(), fitted_at: z.date(),
  }).nullable(),
  /** Of all products compared, the variations of one parent counted once. */
  total_sales: Measured,
})
