import { analyse, type Token } from './analyse.ts'

/** Words that must stand in a product, one after the other (`phrase`), anywhere (`all`), or that begin so (`prefix`). */
export interface Option {
  terms: string[]
  as: 'phrase' | 'all' | 'prefix'
}

/** One thing that is asked for. The first option is what was typed; the others are as good. */
export interface Clause {
  options: [Option, ...Option[]]
  is_excluded: boolean
}

/** A question as every engine understands it. */
export interface Query {
  /** As typed, without spaces around. */
  text: string
  clauses: Clause[]
  /** Two neighbouring clauses that may be one word: `head set`. The term, and the place of the first. */
  joins: { at: number; term: string }[]
}

/** `tv` → each phrase that means the same, in terms. */
export type Synonyms = ReadonlyMap<string, string[][]>

/** More of a question is not looked at. */
const MAX_CLAUSES = 12
const MAX_OPTIONS = 8
const LONGEST_SYNONYM = 4
const STOP_WORDS = new Set(['a', 'an', 'and', 'are', 'as', 'at', 'be', 'by', 'for', 'from', 'in', 'is', 'it', 'of', 'on', 'or', 'that', 'the', 'this', 'to', 'with'])
const QUOTES = /[“”„«»「」『』＂]/g
const PART = /-?"[^"]*"|\S+/g

/** Reads a question: words, "exact phrases", -without. What is no word (operators, punctuation, emoji) asks for nothing. */
export function readQuery(text: string, synonyms: Synonyms = new Map()): Query {
  const typed = text.trim()
  const clauses: Clause[] = []
  for (const [part] of typed.replace(QUOTES, '"').matchAll(PART)) {
    if (clauses.length >= MAX_CLAUSES) break
    const is_excluded = part.startsWith('-') && part.length > 1
    const words = is_excluded ? part.slice(1) : part
    const tokens = analyse(words)
    if (words.startsWith('"')) addPhrase(clauses, tokens, is_excluded)
    else for (const options of optionsOf(tokens)) clauses.push({ options, is_excluded })
  }
  const telling = clauses.filter(({ options: [{ terms }] }) => !(terms.length === 1 && STOP_WORDS.has(terms[0] ?? '')))
  const kept = withSynonyms((telling.length === 0 ? clauses : telling).slice(0, MAX_CLAUSES), synonyms)
  return { text: typed, clauses: kept, joins: joinsOf(kept) }
}

/** How a phrase is looked up among synonyms. */
export const synonymKey = (terms: readonly string[]): string => terms.join(' ')
/** A phrase of a synonym list in terms. */
export const synonymTerms = (phrase: string): string[] => analyse(phrase).filter(isPlain).map(({ term }) => term)

const isPlain = ({ kind }: Token): boolean => kind === 'word' || kind === 'pair'

function addPhrase(clauses: Clause[], tokens: Token[], is_excluded: boolean): void {
  const terms = tokens.filter((token, at) => isPlain(token) || (token.kind === 'last' && tokens[at - 1]?.kind !== 'pair')).map(({ term }) => term)
  if (terms.length > 0) clauses.push({ options: [{ terms, as: 'phrase' }], is_excluded })
}

/** What the parts of one stretch without spaces ask for. */
function optionsOf(tokens: Token[]): [Option, ...Option[]][] {
  const clauses: [Option, ...Option[]][] = []
  const joined = tokens.filter(({ kind }) => kind === 'joined')
  const plain = tokens.filter(({ kind }) => kind !== 'joined')
  for (let at = 0; at < plain.length; at++) {
    const token = plain[at]
    if (token === undefined) break
    if (token.kind === 'pair') {
      const run = takeWhile(plain, at, ({ kind }) => kind === 'pair')
      clauses.push([{ terms: run.map(({ term }) => term), as: 'phrase' }])
      at += run.length // and the last character, which the pairs hold already
    } else if (token.kind === 'last') clauses.push([{ terms: [token.term], as: 'prefix' }])
    else {
      const whole = joined.find(({ start, end }) => start === token.start && end > token.end)
      const parts = whole === undefined ? [token] : takeWhile(plain, at, ({ end }) => end <= whole.end)
      const amount = joined.filter(({ start, end }) => start === token.start && end === token.end)
      clauses.push([
        { terms: parts.map(({ term }) => term), as: parts.length > 1 ? 'phrase' : 'all' },
        ...(whole === undefined ? [] : [{ terms: [whole.term], as: 'all' as const }]),
        ...(amount.length === 2 ? [{ terms: amount.map(({ term }) => term), as: 'phrase' as const }] : []),
      ])
      at += parts.length - 1
    }
  }
  return clauses
}

function takeWhile<T>(list: T[], from: number, holds: (item: T) => boolean): T[] {
  const end = list.findIndex((item, at) => at >= from && !holds(item))
  return list.slice(from, end === -1 ? list.length : end)
}

/** The longest run of words that has synonyms becomes one clause that any of them answers. */
function withSynonyms(clauses: Clause[], synonyms: Synonyms): Clause[] {
  if (synonyms.size === 0) return clauses
  const out: Clause[] = []
  for (let at = 0; at < clauses.length; ) {
    const [taken, clause] = synonymClause(clauses, at, synonyms)
    if (clause !== undefined) out.push(clause)
    at += taken
  }
  return out
}

function synonymClause(clauses: Clause[], at: number, synonyms: Synonyms): [taken: number, clause: Clause | undefined] {
  for (let length = Math.min(LONGEST_SYNONYM, clauses.length - at); length > 0; length--) {
    const run = clauses.slice(at, at + length)
    if (length > 1 && run.some(({ is_excluded, options }) => is_excluded || options[0].as === 'prefix')) continue
    const terms = run.flatMap(({ options }) => options[0].terms)
    const same = synonyms.get(synonymKey(terms))
    if (same === undefined) continue
    const typed: Option = length === 1 && run[0] !== undefined ? run[0].options[0] : { terms, as: 'all' }
    const own = length === 1 ? (run[0]?.options.slice(1) ?? []) : []
    const others = same.map((words): Option => ({ terms: words, as: words.length > 1 ? 'phrase' : 'all' }))
    return [length, { options: [typed, ...own, ...others].slice(0, MAX_OPTIONS) as [Option, ...Option[]], is_excluded: run[0]?.is_excluded ?? false }]
  }
  return [1, clauses[at]]
}

function joinsOf(clauses: Clause[]): Query['joins'] {
  return clauses.flatMap((clause, at) => {
    const [one, two] = [wordOf(clause), wordOf(clauses[at + 1])]
    return one === undefined || two === undefined ? [] : [{ at, term: one + two }]
  })
}

const wordOf = (clause: Clause | undefined): string | undefined => {
  const first = clause?.is_excluded === false ? clause.options[0] : undefined
  return first?.as === 'all' && first.terms.length === 1 && /^[a-z0-9]+$/.test(first.terms[0] ?? '') ? first.terms[0] : undefined
}

/** Every term that a product may have been found by. */
export const termsOf = ({ clauses, joins }: Query): Set<string> =>
  new Set([...clauses.filter(({ is_excluded }) => !is_excluded).flatMap(({ options }) => options.flatMap(({ terms }) => terms)), ...joins.map(({ term }) => term)])
