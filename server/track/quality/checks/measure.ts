import type { Page } from '#track/tracking'
import type { Rule } from '../rules/rule.ts'
import type { TextLanguage } from '../words/language.ts'

/** What a page cannot say itself, told by whoever knows. */
export interface Known {
  /** 0–1, from `keywordCoverage`. */
  coverage: number | null
  /** The backend's search terms. */
  search_terms: string | null
}

export interface Examined {
  page: Page
  rule: Rule
  language: TextLanguage
  known: Known
}

/** `share` of the points that were earned, 0–1; `details` name what was found. */
export interface Measured {
  measured: number | string
  share: number
  details?: string[]
}

/** Undefined: it cannot be told from what is known. */
export type Measure = (examined: Examined) => Measured | undefined

/** Nothing to find is a pass; each of these is a fail. */
export const noneOf = (found: readonly string[]): Measured => ({ measured: found.length, share: found.length === 0 ? 1 : 0, ...(found.length === 0 ? {} : { details: [...new Set(found)].slice(0, 10) }) })

/** For what is counted a bullet: those that are wrong, by their place from 1. */
export const shareOf = (bullets: readonly string[], isWrong: (bullet: string) => boolean): Measured => {
  const wrong = bullets.flatMap((bullet, index) => (isWrong(bullet) ? [String(index + 1)] : []))
  return { measured: wrong.length, share: 1 - wrong.length / bullets.length, ...(wrong.length === 0 ? {} : { details: wrong }) }
}

export const limitOf = ({ rule }: Examined): number => {
  if (typeof rule.limit !== 'number') throw new Error(`the limit of ${rule.id} is a number`)
  return rule.limit
}
