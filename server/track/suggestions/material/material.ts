import type { Compared } from '#track/competitors'
import type { Audit, Elasticity, KeywordCoverage, ReviewAspect } from '#track/quality'
import type { Page, ProductRef } from '#track/tracking'

/** What a run reads of the world, once, before anything is concluded from it. */
export interface Material {
  product: ProductRef
  page: Page
  now: Date
  /** Confirmed competitors that are no variations of the product; empty when they were not asked for. */
  rivals: Compared[]
  audit: Audit
  coverage: KeywordCoverage | null
  aspects: ReviewAspect[]
  elasticity: Elasticity | null
}

/** The codes of what was measured, by what it is. */
export interface Measures {
  /** Of each audit check that could be measured. */
  checks: Map<string, { measured: string; limit: string; details: string | null }>
  price: string | null
  rivalPrices: string[]
  median: string | null
  cheapest: string | null
  dearest: string | null
  gap: string | null
  rivalCount: string | null
  rating: string | null
  medianRating: string | null
  elasticity: string | null
  coverage: string | null
  missing: string | null
  missingCount: string | null
  /** Name of the aspect → how often it is spoken of, and how often badly. */
  aspects: Map<string, { mentions: string; negative: string }>
}

