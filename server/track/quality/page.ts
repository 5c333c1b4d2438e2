/** The page of a listing as one tenant sees it now; null is not known. */
export interface Page {
  listing_id: string
  marketplace: string
  asin: string
  url: string
  title: string | null
  brand: string | null
  bullets: string[]
  images: string[]
  description: string | null
  category_path: string[]
  bsr_category: string | null
  parent_asin: string | null
  attributes: { key: string; value: string }[]
  videos: number | null
  has_a_plus: boolean | null
  aspects: { name: string; sentiment: 'positive' | 'negative' | 'mixed' | null; text: string | null }[]
  reviews: { stars: number; title: string | null; text: string | null }[]
  content_at: Date | null
  content_source: string | null
  currency: string | null
  observed_at: Date | null
  values: Partial<Record<PageValue, { value: number | string | null; at: Date; source: string }>>
}
export type PageValue = 'price_minor' | 'buy_box_minor' | 'list_minor' | 'bsr' | 'rating' | 'reviews' | 'monthly_sold' | 'offers_new' | 'buy_box_seller' | 'availability'
