import type { Page } from '#track/tracking'
import { hasNoSpaces, languageOf, lengthOf, type TextLanguage, wordsOf } from './words/language.ts'
import { isStopWord } from './words/stop-words.ts'

const LONGEST = 3
const MAX_TERMS = 60
const MAX_COMPETITORS = 100
/** With this many competitors or more, a term that only one of them uses is its own business. */
const CROWD = 3

export interface Competitor {
  page: Page
  /** Null: not ranked or not known; it counts as the last. */
  bsr: number | null
}

export interface KeywordTerm {
  term: string
  /** Share of the weight of all terms, 0–1. */
  weight: number
  is_used: boolean
  /** ASINs, the best rank first. */
  used_by: string[]
}

export interface KeywordCoverage {
  /** 0–1: the weight of the terms that the own page uses. */
  coverage: number
  /** The heaviest first, at most 60. */
  terms: KeywordTerm[]
}

interface Candidate {
  key: string
  term: string
  weight: number
  used_by: string[]
}

/**
 * Which words of one to three the competitors' titles and bullets have in common, and which of them the own page lacks.
 * A term weighs Σ over the competitors that use it of (1 + ln count) · idf ÷ place, where place is 1 for the best sales
 * rank, and idf = ln((1 + n) ÷ (1 + users)) + 1. Brands, numbers and stop words at an edge are no terms; of two that the
 * same competitors use, the longer stays. At most 100 competitors are read, and 6,000 characters of each.
 */
export function keywordCoverage(own: Page, competitors: readonly Competitor[]): KeywordCoverage {
  const ordered = competitors.toSorted((a, b) => (a.bsr ?? Number.POSITIVE_INFINITY) - (b.bsr ?? Number.POSITIVE_INFINITY) || 0).slice(0, MAX_COMPETITORS)
  const languages = new Map(ordered.map(({ page }) => [page.asin, languageOf(textOf(page), page.marketplace)]))
  const brands = new Set([own, ...ordered.map(({ page }) => page)].flatMap(({ brand, marketplace }) => (brand === null ? [] : wordsOf(brand, languageOf(brand, marketplace)))))
  const counted = ordered.map(({ page }) => ({ asin: page.asin, grams: countGrams(textOf(page), languages.get(page.asin) ?? 'other', brands) }))
  const terms = withoutContained(weigh(counted)).slice(0, MAX_TERMS)
  const ownText = [textOf(own), own.description ?? ''].join('. ')
  const used = countGrams(ownText, languageOf(ownText, own.marketplace), new Set())
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const shared = terms.map(({ key, term, weight, used_by }) => ({ term, weight: weight / total, is_used: used.has(key), used_by }))
  return { coverage: shared.reduce((sum, { weight, is_used }) => sum + (is_used ? weight : 0), 0), terms: shared }
}

const textOf = (page: Page) => [page.title ?? '', ...page.bullets].join('. ')

interface Gram {
  term: string
  count: number
}

/** The runs of one to three words of a text, by a key that plural and singular share. */
function countGrams(text: string, language: TextLanguage, brands: ReadonlySet<string | null>): Map<string, Gram> {
  const words = wordsOf(text, language)
  const grams = new Map<string, Gram>()
  const glue = hasNoSpaces(language) ? '' : ' '
  const isEdge = (word: string) => !isStopWord(word, language) && !brands.has(word)
  for (let start = 0; start < words.length; start++) {
    for (let length = 1; length <= LONGEST; length++) {
      const run = words.slice(start, start + length)
      if (run.length < length || run.at(-1) === null || run.some((word) => word === null)) break
      const whole = run as string[] // without a null, as the line above saw
      const [first = '', last = ''] = [whole[0], whole.at(-1)]
      if (!isEdge(first) || !isEdge(last) || whole.some((word) => brands.has(word))) continue
      if (whole.every((word) => /^[\d.,]+$/.test(word)) || (length === 1 && lengthOf(first) < 2)) continue
      const key = whole.map((word) => stem(word, language)).join(glue)
      const known = grams.get(key)
      if (known === undefined) grams.set(key, { term: whole.join(glue), count: 1 })
      else known.count++
    }
  }
  return grams
}

/** English plurals are one word with their singular. */
const stem = (word: string, language: TextLanguage) => (language === 'en' && word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word)

function weigh(pages: readonly { asin: string; grams: Map<string, Gram> }[]): Candidate[] {
  const users = new Map<string, number>()
  for (const { grams } of pages) for (const key of grams.keys()) users.set(key, (users.get(key) ?? 0) + 1)
  const least = pages.length >= CROWD ? 2 : 1
  const found = new Map<string, Candidate>()
  pages.forEach(({ asin, grams }, index) => {
    for (const [key, { term, count }] of grams) {
      const by = users.get(key) ?? 0
      if (by < least) continue
      const candidate = found.get(key) ?? { key, term, weight: 0, used_by: [] }
      candidate.weight += ((1 + Math.log(count)) * (Math.log((1 + pages.length) / (1 + by)) + 1)) / (index + 1)
      candidate.used_by.push(asin)
      found.set(key, candidate)
    }
  })
  return [...found.values()].toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
}

/** A term that stands only inside a longer one, for the same competitors, says nothing more. Looked for among the heaviest. */
function withoutContained(terms: readonly Candidate[]): Candidate[] {
  const heaviest = terms.slice(0, MAX_TERMS * 5)
  const longerBy = Map.groupBy(heaviest, ({ used_by }) => used_by.join())
  return heaviest.filter((term) => !(longerBy.get(term.used_by.join()) ?? []).some((other) => other.key.length > term.key.length && contains(other.key, term.key)))
}

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const contains = (longer: string, part: string) => (NO_SPACES.test(part) ? longer.includes(part) : ` ${longer} `.includes(` ${part} `))
