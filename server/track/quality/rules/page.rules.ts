import type { Rule } from './rule.ts'

const GUIDE = 'Amazon Seller Central, product image requirements'
const WEIGHTS = 'Tradewind’s weight; after the published formulas of ZonGuru’s listing score and facron2004/amazon-monitor'
const since = { effective_from: '2024-01-01', is_hard: false } as const

export const PAGE_RULES: readonly Rule[] = [
  { ...since, id: 'images.count', limit: 6, unit: 'count', weight: 12, source: `${GUIDE}: six pictures and one video are recommended` },
  { ...since, id: 'images.size', limit: 1000, unit: 'px', weight: 8, source: `${GUIDE}: zoom needs 1,000 pixels on the longest side (1,600 are best)` },
  { ...since, id: 'description.length', limit: 2000, unit: 'chars', weight: 3, is_hard: false, source: 'Amazon Seller Central, product description: at most 2,000 characters' },
  { ...since, id: 'description.contact', limit: 0, unit: 'count', weight: 1, is_hard: true, source: 'Amazon Seller Central, product description: no web address, e-mail or telephone' },
  { ...since, id: 'description.a_plus', limit: 1, unit: 'count', weight: 6, source: WEIGHTS },
  { ...since, id: 'video.count', limit: 1, unit: 'count', weight: 5, source: `${GUIDE}: six pictures and one video are recommended` },
  /** Share of what the competitors' words weigh that the page uses. */
  { ...since, id: 'keywords.coverage', limit: 0.7, unit: 'ratio', weight: 15, source: WEIGHTS },
  { ...since, id: 'reviews.rating', limit: 4.3, unit: 'rating', weight: 6, source: WEIGHTS },
  /** A quarter of the points each at 10, 100, 500 and 1,000 reviews. */
  { ...since, id: 'reviews.count', limit: 1000, unit: 'count', weight: 4, source: WEIGHTS },
  { ...since, id: 'search_terms.bytes', limit: 249, unit: 'bytes', weight: 0, source: 'Amazon Seller Central, search terms: fewer than 250 bytes of UTF-8', is_hard: true },
]
