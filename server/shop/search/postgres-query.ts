import type { Clause, Option, Query } from './query.ts'

/** A question in PostgreSQL's words, for `search.find`. */
export interface TsQuestion {
  strict: string
  loose: string
  terms: string[]
  weights: number[]
  main_terms: number
}

const MAX_TERMS = 8
const PAIR = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]{2}/u
const lexeme = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

export function tsQuestion({ clauses, joins }: Query): TsQuestion {
  const wanted = clauses.filter(({ is_excluded }) => !is_excluded)
  const excluded = clauses.filter(({ is_excluded }) => is_excluded).map((clause) => `!${clauseText(clause)}`)
  const all = (list: string[]) => list.filter((text) => text !== '').join(' & ')
  const strict = [wanted.map(clauseText), ...joins.map(({ at, term }) => clauses.flatMap((clause, place) => (clause.is_excluded || place === at + 1 ? [] : [place === at ? lexeme(term) : clauseText(clause)])))].map(all)
  // Of a Chinese or Japanese run some pairs may do; `wi-fi` or a part number stays whole.
  const any = wanted.flatMap(({ options }) => options.flatMap((option) => (option.as === 'phrase' && PAIR.test(option.terms[0] ?? '') ? option.terms.map(lexeme) : [optionText(option)]))).concat(joins.map(({ term }) => lexeme(term)))
  return {
    strict: all([strict.length > 1 ? `(${strict.map((text) => `(${text})`).join(' | ')})` : (strict[0] ?? ''), ...excluded]),
    loose: wanted.length < 2 && !any.some((text) => PAIR.test(text)) ? '' : all([`(${[...new Set(any)].join(' | ')})`, ...excluded]),
    ...ranked(wanted, joins),
  }
}

const clauseText = ({ options }: Clause): string => (options.length === 1 ? optionText(options[0]) : `(${options.map(optionText).join(' | ')})`)

function optionText({ terms, as }: Option): string {
  if (as === 'prefix') return `${lexeme(terms[0] ?? '')}:*`
  return terms.length === 1 ? lexeme(terms[0] ?? '') : `(${terms.map(lexeme).join(as === 'phrase' ? ' <-> ' : ' & ')})`
}

/** What is ranked by: each clause counts once, however many terms it has; another spelling counts as what it stands for. */
function ranked(clauses: Clause[], joins: Query['joins']): Pick<TsQuestion, 'terms' | 'weights' | 'main_terms'> {
  const main = new Map<string, number>()
  const other = new Map<string, number>()
  for (const { options } of clauses) {
    for (const [place, { terms }] of options.entries()) {
      for (const term of terms) {
        const into = place === 0 ? main : other
        into.set(term, Math.max(into.get(term) ?? 0, 1 / terms.length))
      }
    }
  }
  for (const { term } of joins) other.set(term, 2)
  const list = [...[...main].slice(0, MAX_TERMS), ...[...other].filter(([term]) => !main.has(term))].slice(0, MAX_TERMS)
  return { terms: list.map(([term]) => term), weights: list.map(([, weight]) => weight), main_terms: Math.min(MAX_TERMS, main.size) }
}
