import { z } from 'zod'
import { Audit } from '#track/quality'

/** How the page and its price stand among the confirmed competitors, variations of the product left out. */
export const Market = z.object({
  product_id: z.uuid(),
  /** Competitors that were looked at. */
  competitors: z.int(),
  /** The audit of the page with the competitors' words counted in. */
  audit: Audit,
  /** Null without competitors whose pages are known. */
  keywords: z.object({
    /** 0–1: share of the weight of the terms that the page uses. */
    coverage: z.number(),
    terms: z.array(z.object({ term: z.string(), weight: z.number(), is_used: z.boolean(), used_by: z.array(z.string()) })),
  }).nullable(),
  /** Null without an own price and a competitor's in the same currency. `percentile` 0 is the cheapest. */
  price: z.object({ own_minor: z.int(), median_minor: z.int(), lowest_minor: z.int(), highest_minor: z.int(), currency: z.string(), percentile: z.int(), gap_to_median_percent: z.number(), n: z.int() }).nullable(),
  /** Percent the sales rank changes when the own price rises by one percent, with its 95 % interval. Null: fewer than six price changes, or too few days. */
  elasticity: z.object({ value: z.number(), low: z.number(), high: z.number(), n_steps: z.int(), is_significant: z.boolean() }).nullable(),
})
export type Market = z.infer<typeof Market>
