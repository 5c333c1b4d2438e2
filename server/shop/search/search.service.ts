import { type Db, withTenant } from '#kernel/db'
import { invalid, refused } from '#kernel/errors'
import type { Shopper } from '#kernel/shopper'
import { type Card, listCards } from '#shop/catalog'
import { corrected } from './correct.ts'
import type { Filter, Found, SearchEngine, Wanted } from './engine.ts'
import { mark, snippet } from './highlight.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { type Query, readQuery, termsOf } from './query.ts'
import { type Facet, type Hit, type SearchQuery, several } from './search.schema.ts'

/** Further than this no shopper pages. */
const DEEPEST = 10_000
const MAX_FILTERS = 8
/** What a shopper chooses by: the rest is in the texts. */
const MAX_FACETS = 12

interface Asked {
  db: Db
  engine: SearchEngine
  shopper: Shopper
  now: Date
}

/** What a page of a search shows: at most three statements, four where this process knows nothing of the shop yet. */
export async function search({ db, engine, shopper: { tenant_id, store }, now }: Asked, asked: SearchQuery) {
  const currency = currencyOf(store, asked.currency)
  if (asked.page * asked.limit > DEEPEST) throw invalid('page', `Pages end at row ${DEEPEST}: narrow the search down`)
  const lexicon = await lexiconOf(db, tenant_id)
  const wanted: Omit<Wanted, 'query'> = {
    currency, filters: filtersOf(asked), price_min: asked.price_min, price_max: asked.price_max, in_stock: asked.in_stock, rating: asked.rating,
    sort: asked.sort, limit: asked.limit, offset: (asked.page - 1) * asked.limit,
  }
  const { found, query, did_you_mean } = await findOrCorrect({ db, engine, tenant_id }, { text: asked.q, lexicon, wanted })
  const cards = found.hits.length === 0 ? [] : await withTenant(db, tenant_id, (trx) => listCards(trx, { product_ids: found.hits.map(({ product_id }) => product_id), currency, now }))
  // What was taken off a moment ago is not shown, though the index has it still.
  const total = found.total - (found.hits.length - cards.length)
  return {
    data: hitsOf(cards, { found, query }),
    pagination: { page: asked.page, limit: asked.limit, total, pages: Math.ceil(total / asked.limit), is_capped: !found.is_total_exact },
    facets: facetsOf(found.facets, wanted.filters, lexicon),
    price: found.price === null ? null : { ...found.price, currency },
    in_stock: found.in_stock, ratings: found.ratings.map((products, at) => ({ stars: 4 - at, products })),
    did_you_mean, is_loose: found.is_loose,
  }
}

interface Question {
  text: string
  lexicon: Lexicon
  wanted: Omit<Wanted, 'query'>
}

async function findOrCorrect({ db, engine, tenant_id }: Pick<Asked, 'db' | 'engine'> & { tenant_id: string }, { text, lexicon, wanted }: Question): Promise<{ found: Found; query: Query; did_you_mean: string | null }> {
  const query = readQuery(text, lexicon.synonyms)
  // Words were typed and none is one: an emoji finds nothing rather than everything.
  if (query.text !== '' && query.clauses.length === 0) return { found: NOTHING, query, did_you_mean: null }
  const found = await engine.search({ db, tenant_id }, { ...wanted, query })
  const better = found.near.length === 0 ? undefined : corrected(query.text, found.near)
  if (better === undefined) return { found, query, did_you_mean: null }
  const meant = readQuery(better, lexicon.synonyms)
  const again = await engine.search({ db, tenant_id }, { ...wanted, query: meant })
  const isBetter = again.total > 0 && (found.total === 0 || (found.is_loose && !again.is_loose))
  return isBetter ? { found: again, query: meant, did_you_mean: better } : { found, query, did_you_mean: null }
}

const NOTHING: Found = { hits: [], total: 0, is_total_exact: true, is_loose: false, facets: [], price: null, in_stock: 0, ratings: [0, 0, 0, 0], near: [] }

/** @throws AppError 400 for a currency that the store does not sell in */
export function currencyOf(store: Shopper['store'], asked: string | undefined): string {
  if (asked === undefined) return store.currency
  if (!store.currencies.includes(asked)) throw invalid('currency', `The store sells in ${store.currencies.join(', ')}`)
  return asked
}

/** @throws AppError 400 for a value of the wrong shape, 422 for more filters than can be counted */
function filtersOf({ category, brand, ...rest }: SearchQuery): Filter[] {
  const filters: Filter[] = []
  if (category !== undefined) filters.push({ key: 'category', values: category })
  if (brand !== undefined) filters.push({ key: 'brand', values: brand })
  for (const [key, given] of Object.entries(rest)) {
    if (!key.startsWith('attr.')) continue
    const values = several.safeParse(given)
    if (!values.success) throw invalid(key, 'A value has 1 to 200 characters; a name at most 50 of them')
    filters.push({ key, values: values.data })
  }
  if (filters.length > MAX_FILTERS) throw refused('TOO_MANY_FILTERS', `A search takes at most ${MAX_FILTERS} filters`, filters[MAX_FILTERS]?.key)
  return filters
}

function hitsOf(cards: Card[], { found, query }: { found: Found; query: Query }): Hit[] {
  const terms = termsOf(query)
  const excerpts = new Map(found.hits.map(({ product_id, excerpt }) => [product_id, excerpt]))
  return cards.map((card) => {
    const name = mark(card.name, terms)
    const isInName = terms.size === 0 || name.some(({ is_match }) => is_match)
    return { ...card, highlights: { name, description: isInName ? null : (snippet(excerpts.get(card.product_id) ?? '', terms) ?? null) } }
  })
}

/** Those that are chosen stand first and are whole; then those that tell the products apart best. */
function facetsOf(found: Found['facets'], filters: Filter[], { categories }: Lexicon): Facet[] {
  const facets = new Map<string, Facet>(filters.map(({ key }) => [key, { key, values: [] }]))
  for (const { key, value, products } of found) {
    const facet = facets.get(key) ?? { key, values: [] }
    facets.set(key, facet)
    facet.values.push({ value, label: key === 'category' ? (categories.get(value) ?? value) : value, products, is_chosen: false })
  }
  for (const { key, values } of filters) {
    const facet = facets.get(key)
    for (const value of values) {
      const shown = facet?.values.find((one) => one.value === value)
      if (shown !== undefined) shown.is_chosen = true
      else facet?.values.push({ value, label: key === 'category' ? (categories.get(value) ?? value) : value, products: 0, is_chosen: true })
    }
  }
  return [...facets.values()].slice(0, Math.max(MAX_FACETS, filters.length))
}
