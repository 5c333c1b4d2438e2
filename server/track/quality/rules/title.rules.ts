import type { Rule } from './rule.ts'

const STYLE_GUIDE = 'Amazon Seller Central, product title requirements (G201100890), announced for 21 January 2025'
const SHORT = 'Amazon Seller Central news of 10 June 2026: item_name of at most 75 characters from 27 July 2026; media keep 200; SA, EG, TR and AE are exempt'
const rule = { unit: 'count', is_hard: true, source: STYLE_GUIDE, effective_from: '2025-01-21' } as const

export const TITLE_RULES: readonly Rule[] = [
  { ...rule, id: 'title.length', limit: 200, unit: 'chars', weight: 7 },
  { ...rule, id: 'title.length', limit: 75, unit: 'chars', weight: 7, source: SHORT, effective_from: '2026-07-27', media: false, except_marketplaces: ['sa', 'eg', 'tr', 'ae'] },
  { ...rule, id: 'title.characters', limit: 0, weight: 3 },
  /** How often one word may stand in a title; articles, prepositions and conjunctions do not count. */
  { ...rule, id: 'title.repeats', limit: 2, weight: 3 },
  { ...rule, id: 'title.promotion', limit: 0, weight: 3 },
  { ...rule, id: 'title.capitals', limit: 0, weight: 2, is_hard: false },
  { ...rule, id: 'title.brand_first', limit: 'brand', unit: 'text', weight: 2, is_hard: false },
]
