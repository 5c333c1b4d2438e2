import type { Page } from '#track/tracking'
import type { SalesModel } from '../sales/estimate.ts'

export const COMPARE_METRICS = [
  'price', 'buy_box', 'bsr', 'estimated_sales', 'rating', 'reviews', 'review_velocity', 'images', 'content_quality', 'keyword_coverage', 'stock_out_share', 'stock_out_share_90d', 'offers',
] as const
export type CompareMetric = (typeof COMPARE_METRICS)[number]

/** A value and where it is from; null is not known, and `note` may say why. */
export interface Measured {
  value: number | string | null
  unit: 'minor' | 'rank' | 'per_month' | 'rating' | 'count' | 'per_day' | 'score' | 'ratio'
  low?: number | undefined
  high?: number | undefined
  at: Date | null
  source: string | null
  n?: number | undefined
  /** Of an estimate: the median error on what it had not seen. 0.4 is 40 %. */
  error?: number | undefined
  note?: string | undefined
}

export interface Compared {
  product_id: string
  listing_id: string
  /** Null for the product itself. */
  competitor_id: string | null
  asin: string
  marketplace: string
  name: string
  image_url: string | null
  is_own: boolean
  /** A variation of the same parent: its rank is the family's, and it is no rival. */
  is_family_of_own: boolean
  /** The parent that variations share. */
  parent_asin: string | null
  page: Page | null
  metrics: Record<CompareMetric, Measured>
}

/** One day (UTC): own price ÷ median of the competitors' prices, a family of variations counted once by its lowest. */
export interface IndexDay {
  at: Date
  own_minor: number | null
  median_minor: number | null
  index: number | null
}

export interface Comparison {
  currency: string | null
  products: Compared[]
  price_index: IndexDay[]
  sales_model: SalesModel | null
  /** Of all that are compared, each family once; `n` families of which something is known. */
  total_sales: Measured
}
