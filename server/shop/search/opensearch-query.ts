import type { Wanted } from './engine.ts'
import { FIELDS } from './impact.ts'
import type { Clause, Option, Query } from './query.ts'

/** Words are cut by us (`analyse`), so both engines know the same terms; the engine only splits at spaces. */
export const INDEX = {
  settings: { analysis: { analyzer: { terms: { type: 'custom', tokenizer: 'whitespace' } } }, number_of_replicas: 1 },
  mappings: {
    dynamic: false,
    properties: {
      ...Object.fromEntries([...Object.keys(FIELDS), 'joined'].map((field) => [`${field}_terms`, { type: 'text', analyzer: 'terms' }])),
      facets: { type: 'keyword' }, in_stock: { type: 'boolean' }, rating: { type: 'float' }, created_at: { type: 'date' }, prices: { type: 'object', dynamic: true },
      name: { type: 'keyword', index: false, doc_values: false }, excerpt: { type: 'keyword', index: false, doc_values: false },
    },
  },
} as const

const JOINED_WEIGHT = 0.6
const BOOSTED = [...Object.entries(FIELDS).map(([field, { weight }]) => `${field}_terms^${weight}`), `joined_terms^${JOINED_WEIGHT}`]
const TIE = 0.1
/** Totals are counted up to here. */
export const COUNTED = 10_000
const FACET_VALUES = 300
const NEAR = 5

const match = (query: string, type: 'best_fields' | 'phrase' | 'phrase_prefix') => ({ multi_match: { query, type, fields: BOOSTED, tie_breaker: TIE } })
const all = (must: object[]) => ({ bool: { must } })
const any = (should: object[]) => ({ bool: { should, minimum_should_match: 1 } })

function optionQuery({ terms, as }: Option): object {
  if (as === 'prefix') return match(terms[0] ?? '', 'phrase_prefix')
  if (terms.length === 1) return match(terms[0] ?? '', 'best_fields')
  return as === 'phrase' ? match(terms.join(' '), 'phrase') : all(terms.map((term) => match(term, 'best_fields')))
}

const clauseQuery = ({ options }: Clause): object => (options.length === 1 ? optionQuery(options[0]) : any(options.map(optionQuery)))

function wordsQuery({ clauses, joins }: Query, isLoose: boolean): object {
  const wanted = clauses.filter(({ is_excluded }) => !is_excluded)
  const strict = [wanted.map(clauseQuery), ...joins.map(({ at, term }) => clauses.flatMap((clause, place) => (clause.is_excluded || place === at + 1 ? [] : [place === at ? match(term, 'best_fields') : clauseQuery(clause)])))]
  const loose = [...wanted.flatMap(({ options }) => options.flatMap(({ terms, as }) => (as === 'prefix' ? [match(terms[0] ?? '', 'phrase_prefix')] : terms.map((term) => match(term, 'best_fields'))))), ...joins.map(({ term }) => match(term, 'best_fields'))]
  const words = wanted.length === 0 ? { match_all: {} } : isLoose ? any(loose) : strict.length === 1 ? all(strict[0] ?? []) : any(strict.map(all))
  return { bool: { must: [words], must_not: clauses.filter(({ is_excluded }) => is_excluded).map(clauseQuery) } }
}

const SORTS: Record<Wanted['sort'], (currency: string) => object[]> = {
  relevance: () => [{ _score: 'desc' }],
  price: (currency) => [{ [`prices.${currency}`]: { order: 'asc', unmapped_type: 'long' } }],
  '-price': (currency) => [{ [`prices.${currency}`]: { order: 'desc', unmapped_type: 'long' } }],
  newest: () => [{ created_at: 'desc' }],
  rating: () => [{ rating: { order: 'desc', missing: '_last' } }],
}

/** The body of a `_search`. What is chosen filters the hits after they are counted; each count leaves its own choice out. */
export function searchBody({ query, currency, filters, price_min, price_max, in_stock, rating, sort, limit, offset }: Wanted, isLoose: boolean): object {
  const chosen = new Map<string, object>(filters.map(({ key, values }) => [key, { terms: { facets: values.map((value) => `${key}\u001f${value}`) } }]))
  if (price_min !== undefined || price_max !== undefined) chosen.set(' price', { range: { [`prices.${currency}`]: { ...(price_min !== undefined && { gte: price_min }), ...(price_max !== undefined && { lte: price_max }) } } })
  if (in_stock) chosen.set(' stock', { term: { in_stock: true } })
  if (rating !== undefined) chosen.set(' rating', { range: { rating: { gte: rating } } })
  const without = (own: string | undefined, ...more: object[]) => ({ bool: { filter: [...[...chosen].filter(([key]) => key !== own).map(([, filter]) => filter), ...more] } })
  const counts = (own: string | undefined, include?: string) => ({ filter: without(own), aggs: { values: { terms: { field: 'facets', size: FACET_VALUES, ...(include !== undefined && { include }) } } } })
  const terms = query.clauses.filter(({ is_excluded }) => !is_excluded).flatMap(({ options }) => options[0].terms)
  return {
    query: { bool: { must: [wordsQuery(query, isLoose)], filter: [{ exists: { field: `prices.${currency}` } }] } },
    post_filter: without(undefined),
    from: offset, size: limit, track_total_hits: COUNTED, _source: ['name', 'excerpt'],
    sort: [...SORTS[sort](currency), ...(sort === 'relevance' ? [] : [{ _score: 'desc' }]), { created_at: 'desc' }],
    aggs: {
      words: { filter: { match_all: {} } },
      facets: counts(undefined),
      ...Object.fromEntries(filters.map(({ key }, at) => [`own_${at}`, counts(key, `${escapeRegExp(key)}\u001f.*`)])),
      price_of: { filter: without(' price'), aggs: { min: { min: { field: `prices.${currency}` } }, max: { max: { field: `prices.${currency}` } } } },
      stock: { filter: without(' stock', { term: { in_stock: true } }) },
      ...Object.fromEntries([4, 3, 2, 1].map((stars) => [`stars_${stars}`, { filter: without(' rating', { range: { rating: { gte: stars } } }) }])),
    },
    ...(terms.length > 0 && !isLoose && { suggest: { near: { text: terms.join(' '), term: { field: 'name_terms', suggest_mode: 'missing', size: NEAR, max_edits: 2, prefix_length: 0 } } } }),
  }
}

/** For Lucene's regular expressions. */
const escapeRegExp = (text: string): string => text.replaceAll(/[.?+*|{}[\]()"\\#@&<>~^$-]/g, String.raw`\$&`)
