import type { Column } from '../metrics.ts'

/** What one of Keepa's numbered series becomes. `shipping` series have three numbers an entry: time, price, shipping. */
export interface KeepaCsv {
  name: string
  kind: 'price' | 'rank' | 'rating' | 'count'
  column?: Column
  shipping?: true
}

/** Keepa's `csv` by index. Source: keepacom/api_backend, Product.CsvType. */
export const KEEPA_CSV: readonly KeepaCsv[] = [
  { name: 'amazon', kind: 'price', column: 'amazon_minor' },
  { name: 'new', kind: 'price', column: 'price_minor' },
  { name: 'used', kind: 'price', column: 'used_minor' },
  { name: 'sales', kind: 'rank', column: 'bsr' },
  { name: 'list_price', kind: 'price', column: 'list_minor' },
  { name: 'collectible', kind: 'price' },
  { name: 'refurbished', kind: 'price' },
  { name: 'new_fbm_shipping', kind: 'price', column: 'fbm_minor', shipping: true },
  { name: 'lightning_deal', kind: 'price' },
  { name: 'warehouse', kind: 'price' },
  { name: 'new_fba', kind: 'price', column: 'fba_minor' },
  { name: 'count_new', kind: 'count', column: 'offers_new' },
  { name: 'count_used', kind: 'count', column: 'offers_used' },
  { name: 'count_refurbished', kind: 'count' },
  { name: 'count_collectible', kind: 'count' },
  { name: 'extra_info_updates', kind: 'count' },
  { name: 'rating', kind: 'rating', column: 'rating' },
  { name: 'count_reviews', kind: 'count', column: 'reviews' },
  { name: 'buy_box_shipping', kind: 'price', column: 'buy_box_minor', shipping: true },
  { name: 'used_like_new_shipping', kind: 'price', shipping: true },
  { name: 'used_very_good_shipping', kind: 'price', shipping: true },
  { name: 'used_good_shipping', kind: 'price', shipping: true },
  { name: 'used_acceptable_shipping', kind: 'price', shipping: true },
  { name: 'collectible_like_new_shipping', kind: 'price', shipping: true },
  { name: 'collectible_very_good_shipping', kind: 'price', shipping: true },
  { name: 'collectible_good_shipping', kind: 'price', shipping: true },
  { name: 'collectible_acceptable_shipping', kind: 'price', shipping: true },
  { name: 'refurbished_shipping', kind: 'price', shipping: true },
  { name: 'ebay_new_shipping', kind: 'price' },
  { name: 'ebay_used_shipping', kind: 'price' },
  { name: 'trade_in', kind: 'price' },
  { name: 'rental', kind: 'price' },
  { name: 'buy_box_used_shipping', kind: 'price', shipping: true },
  { name: 'prime_exclusive', kind: 'price' },
  { name: 'count_new_fba', kind: 'count' },
  { name: 'count_new_fbm', kind: 'count' },
]
