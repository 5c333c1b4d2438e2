import type { Rule } from './rule.ts'

const source = 'Amazon Seller Central, bullet point requirements in force since 15 August 2024 (read through goatconsulting, shipaim, epinium)'
const rule = { limit: 0, unit: 'count', is_hard: false, source, effective_from: '2024-08-15' } as const

export const BULLET_RULES: readonly Rule[] = [
  /** At least 3, 5 use the room; a vendor may have 10. */
  { ...rule, id: 'bullets.count', limit: 5, weight: 6 },
  { ...rule, id: 'bullets.length', limit: '10–255', unit: 'chars', weight: 5 },
  { ...rule, id: 'bullets.total', limit: 1000, unit: 'chars', weight: 2 },
  { ...rule, id: 'bullets.capital', weight: 2 },
  { ...rule, id: 'bullets.end_mark', weight: 1 },
  { ...rule, id: 'bullets.characters', weight: 1, is_hard: true },
  { ...rule, id: 'bullets.claims', weight: 2, is_hard: true },
  { ...rule, id: 'bullets.contact', weight: 1, is_hard: true },
]
