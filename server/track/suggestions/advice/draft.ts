import type { Audit, Check } from '#track/quality'
import type { Measures } from '#track/measures'
import type { Codes } from '../measures/codes.ts'
import type { Suggestion, Type } from '../suggestions.schema.ts'

/** A sentence by its code in the words; each slot is a fact's code, or `@name` for a word of ours. */
export interface Sentence {
  code: string
  slots: Record<string, string>
}

/** A suggestion as it is computed, before anybody words it. */
export interface Draft {
  type: Type
  text: Sentence
  reasons: Sentence[]
  current_text: string | null
  suggested_text: string | null
  current_minor: number | null
  suggested_minor: number | null
  currency: string | null
  impact_score: number
  /** It breaks a rule that Amazon acts on: first of all. */
  is_hard: boolean
  implementation_difficulty: Suggestion['implementation_difficulty']
}

export interface Basis {
  measures: Measures
  codes: Codes
  now: Date
}

export const say = (code: string, slots: Record<string, string> = {}): Sentence => ({ code, slots })

type NewDraft = Pick<Draft, 'type' | 'text' | 'reasons' | 'impact_score' | 'implementation_difficulty'> & Partial<Draft>
export const draft = (given: NewDraft): Draft => ({ current_text: null, suggested_text: null, current_minor: null, suggested_minor: null, currency: null, is_hard: false, ...given })

export const broken = (audit: Audit, section: Check['section']): Check[] => audit.checks.filter((check) => check.section === section && (check.status === 'fail' || check.status === 'warn'))

/** Why a check complains, with its numbers. */
export function reasonOf({ id }: Check, { codes }: Basis): Sentence[] {
  const found = codes.checks.get(id)
  if (found === undefined) return []
  const { measured, limit, details } = found
  return [say(id, { measured, limit, ...(details === null ? {} : { found: details }) })]
}

const POINT = 5
const HARD = 50

/** 5 for each point of the audit that is lost, and 50 more for a rule that Amazon acts on; at most 100. */
export function impactOf(checks: readonly Check[], audit: Audit): { impact_score: number; is_hard: boolean } {
  const is_hard = checks.some(({ id }) => audit.policy.some((hard) => hard.id === id))
  const lost = checks.reduce((sum, { weight, points }) => sum + weight - points, 0)
  return { impact_score: Math.min(100, Math.round(lost * POINT + (is_hard ? HARD : 0))), is_hard }
}

/** Points of the text checks of a section, to see whether a new text is better. */
export const pointsOf = (audit: Audit, section: Check['section']): number => audit.checks.filter((check) => check.section === section).reduce((sum, { points }) => sum + points, 0)
