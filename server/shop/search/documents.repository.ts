import { sql } from 'kysely'
import { type Db, queryTenant } from '#kernel/db'
import { type SearchDocument, fieldsOf } from './document.ts'
import type { Found, Wanted } from './engine.ts'
import type { Field } from './impact.ts'
import { tsQuestion } from './postgres-query.ts'

export interface IndexState {
  generation: number
  building: number | null
  words_at: Date | null
}

/** The tenant's index, made when there is none; nobody else writes to it until the transaction ends. */
export async function lockState(trx: Db, tenantId: string): Promise<IndexState> {
  await sql`insert into search.state (tenant_id, generation) values (${tenantId}, nextval('search.generation_id')) on conflict do nothing`.execute(trx)
  const { rows } = await sql<IndexState>`select generation, building, words_at from search.state where tenant_id = ${tenantId} for update`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the state of an index vanished')
  return row
}

export async function setBuilding(trx: Db, tenantId: string): Promise<number> {
  const { rows } = await sql<{ building: number }>`update search.state set building = nextval('search.generation_id') where tenant_id = ${tenantId} returning building`.execute(trx)
  return rows[0]?.building ?? 0
}

/** Shoppers read the new generation from here on. */
export async function swap(trx: Db, tenantId: string): Promise<void> {
  await sql`update search.state set generation = building, building = null, rebuilt_at = now(), changed_at = now() where tenant_id = ${tenantId} and building is not null`.execute(trx)
}

export async function dropOthers(trx: Db, tenantId: string, kept: number[]): Promise<void> {
  await sql`delete from search.document where tenant_id = ${tenantId} and generation <> all (${kept}::bigint[])`.execute(trx)
  await sql`delete from search.word where tenant_id = ${tenantId} and generation <> all (${kept}::bigint[])`.execute(trx)
}

const GAP = 2
const FIELD_ORDER: Field[] = ['name', 'label', 'description', 'attributes']
/** PostgreSQL counts no further. */
const LAST_POSITION = 16_383
const MAX_POSITIONS = 100

/** Every term with its positions, and the lexeme of the generation. */
function vectorOf({ tokens }: ReturnType<typeof fieldsOf>, generation: number): string {
  const places = new Map<string, Set<number>>()
  let from = 0
  for (const field of FIELD_ORDER) {
    for (const { term, position } of tokens[field]) {
      const at = Math.min(LAST_POSITION, from + position)
      const known = places.get(term)
      if (known === undefined) places.set(term, new Set([at]))
      else if (known.size < MAX_POSITIONS) known.add(at)
    }
    from += (tokens[field].at(-1)?.position ?? 0) + GAP
  }
  const quoted = [...places].map(([term, at]) => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}':${[...at].join(',')}`)
  return `'#${generation}' ${quoted.join(' ')}`
}

/** Puts documents into generations of the index; what is there of them is replaced. */
export async function put(trx: Db, tenantId: string, { generations, documents }: { generations: number[]; documents: SearchDocument[] }): Promise<void> {
  const fields = documents.map(fieldsOf)
  for (const generation of generations) {
    const rows = documents.map((document, at) => {
      const own = fields[at] ?? fieldsOf(document)
      const { product_id, prices, in_stock, rating, reviews, created_at, name, excerpt, facets } = document
      return { product_id, vector: vectorOf(own, generation), impacts: own.impacts, facets: facets.map(({ key, value }) => `${key}\u001f${value}`), prices, in_stock, rating, reviews, created_at, name, excerpt }
    })
    await sql`insert into search.document (tenant_id, generation, product_id, vector, impacts, facets, prices, in_stock, rating, reviews, created_at, name, excerpt)
      select ${tenantId}, ${generation}, product_id, vector::tsvector, impacts, array(select jsonb_array_elements_text(facets)), prices, in_stock, rating, reviews, created_at, name, excerpt
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(product_id uuid, vector text, impacts jsonb, facets jsonb, prices jsonb, in_stock boolean, rating real, reviews integer, created_at timestamptz, name text, excerpt text)
      on conflict (tenant_id, generation, product_id) do update set vector = excluded.vector, impacts = excluded.impacts, facets = excluded.facets, prices = excluded.prices, in_stock = excluded.in_stock,
        rating = excluded.rating, reviews = excluded.reviews, created_at = excluded.created_at, name = excluded.name, excerpt = excluded.excerpt`.execute(trx)
  }
  await sql`update search.state set changed_at = now() where tenant_id = ${tenantId}`.execute(trx)
}

export async function remove(trx: Db, tenantId: string, productIds: string[]): Promise<void> {
  await sql`delete from search.document where tenant_id = ${tenantId} and product_id = any (${productIds}::uuid[])`.execute(trx)
  await sql`update search.state set changed_at = now() where tenant_id = ${tenantId}`.execute(trx)
}

/** Where fewer products have all the words, those with some of them are shown, and what was meant is looked for. */
const AT_LEAST = 1
const MAX_FACET_VALUES = 30
const ANY_PRICE = Number.MAX_SAFE_INTEGER

const FIND = {
  name: 'search_find',
  text: `select search.find($1::text, $2::text, $3::integer, $4::text[], $5::real[], $6::integer, $7::text, $8::jsonb, $9::bigint, $10::bigint, $11::boolean, $12::real, $13::text, $14::integer, $15::integer) as found`,
}

interface Answer {
  total: number
  is_loose: boolean
  hits: [product_id: string, name: string, excerpt: string][]
  /** The most frequent values, and how many products have each. */
  facets: [values: string[], products: number[]]
  price: [min: number | null, max: number | null]
  in_stock: number
  ratings: Found['ratings']
  near: [term: string, words: [word: string, documents: number][] | null, halves: [words: string, documents: number][] | null][] | null
}

/** One statement, in one message. */
export async function find(db: Db, tenantId: string, { query, currency, filters, price_min, price_max, in_stock, rating, sort, limit, offset }: Wanted): Promise<Found> {
  const { strict, loose, terms, weights, main_terms } = tsQuestion(query)
  const groups = filters.map(({ key, values }) => ({ key, values: values.map((value) => `${key}\u001f${value}`) }))
  const [row] = await queryTenant<{ found: Answer | null }>(db, tenantId, FIND, [
    strict, loose, AT_LEAST, textArray(terms), `{${weights.join(',')}}`, main_terms, currency, JSON.stringify(groups), price_min ?? 0, price_max ?? ANY_PRICE, String(in_stock), rating ?? 0, sort, limit, offset,
  ])
  const found = row?.found
  if (found == null) return { hits: [], total: 0, is_total_exact: true, is_loose: false, facets: [], price: null, in_stock: 0, ratings: [0, 0, 0, 0], near: [] }
  const [min_minor, max_minor] = found.price
  return {
    hits: found.hits.map(([product_id, name, excerpt]) => ({ product_id, name, excerpt })), total: found.total, is_total_exact: true, is_loose: found.is_loose, in_stock: found.in_stock, ratings: found.ratings,
    facets: facetsOf(found.facets),
    price: min_minor === null || max_minor === null ? null : { min_minor, max_minor },
    near: (found.near ?? []).map(([term, words, halves]) => ({ term, words: [...(words ?? []), ...(halves ?? [])].map(([word, documents]) => ({ word, documents })) })),
  }
}

const textArray = (texts: string[]): string => `{${texts.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`

/** Of each key the most frequent values; keys that most products have first. */
function facetsOf([values, products]: Answer['facets']): Found['facets'] {
  const keys = new Map<string, { of: number; facets: Found['facets'] }>()
  for (const [place, text] of values.entries()) {
    const at = text.indexOf('\u001f')
    const key = text.slice(0, at)
    const known = keys.get(key) ?? { of: 0, facets: [] }
    keys.set(key, known)
    known.of += products[place] ?? 0
    if (known.facets.length < MAX_FACET_VALUES) known.facets.push({ key, value: text.slice(at + 1), products: products[place] ?? 0 })
  }
  // Chosen values came first, so that none is cut off.
  return [...keys.values()].toSorted((a, b) => b.of - a.of).flatMap(({ facets }) => facets.toSorted((a, b) => b.products - a.products || (a.value < b.value ? -1 : 1)))
}

/** Counts the words of the generation that is read anew: how rare they are, and which there are. */
export async function countWords(trx: Db, tenantId: string): Promise<void> {
  const { generation } = await lockState(trx, tenantId)
  await sql`delete from search.word where tenant_id = ${tenantId} and generation = ${generation}`.execute(trx)
  await sql`insert into search.word (tenant_id, generation, word, documents, length, letters)
    select ${tenantId}, ${generation}, word, ndoc, length(word), search.letters_of(word)
    from ts_stat(format('select vector from search.document where tenant_id = %L and generation = %s', ${tenantId}::text, ${generation}::bigint)) where word not like '#%'`.execute(trx)
  await sql`update search.state set words_at = now(), documents = (select count(*) from search.document where tenant_id = ${tenantId} and generation = ${generation}) where tenant_id = ${tenantId}`.execute(trx)
}

/** In the index that is read, when its words were counted last. */
export async function countDocuments(trx: Db, tenantId: string): Promise<number> {
  const { rows } = await sql<{ documents: number }>`select documents from search.state where tenant_id = ${tenantId}`.execute(trx)
  return rows[0]?.documents ?? 0
}
