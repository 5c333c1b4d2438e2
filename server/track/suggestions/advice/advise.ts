import type { Type } from '../suggestions.schema.ts'
import { adviseBullets } from './bullets.advice.ts'
import { adviseDescription } from './description.advice.ts'
import type { Basis, Draft } from './draft.ts'
import { adviseImages } from './images.advice.ts'
import { adviseKeywords } from './keywords.advice.ts'
import { advisePrice } from './price.advice.ts'
import { adviseTitle } from './title.advice.ts'

const ADVISERS: Record<Type, (basis: Basis) => Draft[]> = {
  price: advisePrice, title: adviseTitle, description: adviseDescription, bullets: adviseBullets, images: adviseImages, keywords: adviseKeywords,
}

/** What the rules make of the facts, the most worthwhile first. Adds the facts that the advice itself computes. */
export const advise = (basis: Basis, types: readonly Type[]): Draft[] =>
  types.flatMap((type) => ADVISERS[type](basis)).toSorted((a, b) => Number(b.is_hard) - Number(a.is_hard) || b.impact_score - a.impact_score)

/** 1 is the first to do: what Amazon acts on, then by impact in steps of 20. */
export const priorityOf = ({ is_hard, impact_score }: Draft): number => (is_hard ? 1 : Math.max(1, Math.min(5, 5 - Math.floor(impact_score / 20))))
export const impactName = (impact_score: number) => (impact_score >= 60 ? 'high' : impact_score >= 30 ? 'medium' : 'low')

/** The facts that a draft names. */
export const codesOf = ({ text, reasons }: Pick<Draft, 'text' | 'reasons'>): string[] =>
  [...new Set([text, ...reasons].flatMap(({ slots }) => Object.values(slots).filter((code) => code.startsWith('F'))))]
