import { m } from '../../paraglide/messages.js'
import type { Sort } from './products.search.ts'

export const sortNames: Record<Sort, () => string> = {
  name: m.column_product,
  price: m.column_price,
  bsr: m.column_bsr,
  rating: m.column_rating,
  reviews: m.column_reviews,
  observed_at: m.column_observed,
}
