import type { Marketplace } from './marketplaces.ts'
import type { Column } from './metrics.ts'

/** Where a value is from; `crawl` is a page that Tradewind had looked at itself. */
export type Source = 'keepa' | 'axesso' | 'junglee' | 'brightdata' | 'csv' | 'crawl'

/** A field that is missing was not observed; `null` was observed to be absent (no offer, not ranked). */
export type Fields = Partial<Record<Column, number | string | null>>

/** One wide row: everything one source saw of a listing at one time. */
export interface Observation {
  /** Unix milliseconds. */
  at: number
  /** Seconds its values hold; null until the next change. */
  holds_s: number | null
  currency: string | null
  fields: Fields
  /** Bits of the columns the source says it does not know from here on: a gap begins, and nothing is said to be absent. */
  unknown: number
}

export interface RankPoint {
  at: number
  category_id: string
  /** 1 is the best; null is not ranked. */
  rank: number | null
}

/** A point of a series that has no column. Prices in minor units; `text` for series of words. */
export interface SeriesPoint {
  at: number
  series: string
  value: number | null
  text: string | null
}

export interface Content {
  at: number
  title: string | null
  brand: string | null
  bullets: string[]
  images: string[]
  description: string | null
  category_path: string[]
  parent_asin: string | null
  /** The name of the category of `bsr`. */
  bsr_category: string | null
}

/** What a review aspect is, as Amazon's own summary of the reviews counts it. */
export interface Aspect {
  name: string
  sentiment: 'positive' | 'negative' | 'mixed' | null
  /** Reviews that speak of it; null where Amazon does not say. */
  mentions: number | null
  positive: number | null
  negative: number | null
  text: string | null
}

/** A review on the page itself, without its author. */
export interface PageReview {
  /** 1–5. */
  stars: number
  title: string | null
  text: string | null
}

/** What a page holds besides its words: only the newest is kept. `null` is not known. */
export interface Detail {
  at: number
  attributes: { key: string; value: string }[]
  videos: number | null
  has_a_plus: boolean | null
  aspects: Aspect[]
  reviews: PageReview[]
}

export interface NormalItem {
  listing: { marketplace: string; asin: string }
  source: Source
  observations: Observation[]
  ranks: RankPoint[]
  points: SeriesPoint[]
  categories: { category_id: string; name: string }[]
  content: Content | null
  detail: Detail | null
  /** Unix milliseconds up to which a source of changes has looked: its last value holds until then. */
  known_until: number | null
}

export type ProblemCode =
  | 'ASIN_INVALID'
  | 'ASIN_MISMATCH'
  | 'ASIN_REDIRECTED'
  | 'AVAILABILITY_INVALID'
  | 'CSV_BROKEN'
  | 'CSV_HEADER_UNKNOWN'
  | 'CURRENCY_UNKNOWN'
  | 'FILE_BINARY'
  | 'FILE_EMPTY'
  | 'FILE_TRUNCATED'
  | 'FILE_UNKNOWN'
  | 'ITEM_EMPTY'
  | 'ITEM_TOO_LARGE'
  | 'JSON_INVALID'
  | 'MARKETPLACE_MISMATCH'
  | 'MARKETPLACE_UNKNOWN'
  | 'METRIC_UNKNOWN'
  | 'PAGE_UNKNOWN'
  | 'POINTS_DUPLICATED'
  | 'POINTS_UNSORTED'
  | 'PRICE_IMPLAUSIBLE'
  | 'PRICE_OUT_OF_STOCK'
  | 'QUOTA_EXCEEDED'
  | 'SERIES_INVALID'
  | 'SERIES_ODD_LENGTH'
  | 'SHAPE_UNKNOWN'
  | 'TIME_INVALID'
  | 'URL_NOT_A_PRODUCT'
  | 'VALIDATION_ERROR'
  | 'VALUE_INVALID'

/** What is wrong with an item. Fatal: the item was refused; else one value was left out or corrected, as `message` says. */
export interface Finding {
  code: ProblemCode
  field: string | null
  message: string
  fatal: boolean
}

/** A finding and where it was made. `item` counts from 1 in the file; 0 is the file itself. `line` counts from 1. */
export interface Problem extends Finding {
  item: number
  line: number | null
  asin: string | null
}

export interface Normalised {
  item: NormalItem | null
  asin: string | null
  findings: Finding[]
}

export interface NormaliseContext {
  /** Decides when the item does not say where it is from. */
  marketplace: Marketplace | null
  /** Refuses a price in another currency than this one; null takes the marketplace's. */
  currency: string | null
  /** Unix milliseconds, for items without a time of their own. */
  observed_at: number
  /** Unix milliseconds: times more than a day later are refused. */
  now: number
}

export const flaw = (code: ProblemCode, field: string | null, message: string): Finding => ({ code, field, message, fatal: false })
export const fatal = (code: ProblemCode, field: string | null, message: string): Finding => ({ code, field, message, fatal: true })

/** Seconds a crawled value holds when its interval is not known: twice a day. */
export const CRAWLED_HOLD_S = 2 * 24 * 60 * 60
