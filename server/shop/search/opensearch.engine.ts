import { conflict } from '#kernel/errors'
import { fieldsOf, type SearchDocument } from './document.ts'
import * as documents from './documents.repository.ts'
import type { Found, SearchEngine } from './engine.ts'
import { FacetValues, openSearchClient, type SearchAnswer } from './opensearch.client.ts'
import { INDEX, searchBody } from './opensearch-query.ts'

const aliasOf = (tenantId: string) => `tradewind-${tenantId}`
const indexOf = (tenantId: string, generation: number | string) => `${aliasOf(tenantId)}-${generation}`
const MAX_FACET_VALUES = 30

/**
 * The index in OpenSearch or Elasticsearch: one index a generation, an alias a tenant. Which generation is read, and which is being
 * built, stands in PostgreSQL as with the other engine; its lock keeps writers in order here too.
 */
export function openSearchEngine(url: string): SearchEngine {
  const client = openSearchClient(url)
  /** Indices that this process knows to be there. */
  const known = new Set<string>()

  async function ensure(tenantId: string, generation: number): Promise<void> {
    const index = indexOf(tenantId, generation)
    if (known.has(index)) return
    const there = await client.listIndices(`${aliasOf(tenantId)}-*`)
    if (!there.includes(index)) await client.createIndex(index, INDEX)
    // Only the first of a tenant: later ones are pointed at when they are whole.
    if (there.length === 0) await client.point(aliasOf(tenantId), index)
    known.add(index)
  }

  async function write(tenantId: string, generations: number[], list: SearchDocument[]): Promise<void> {
    for (const generation of generations) await ensure(tenantId, generation)
    if (list.length > 0) await client.bulk(generations.flatMap((generation) => list.flatMap((document) => [{ index: { _index: indexOf(tenantId, generation), _id: document.product_id } }, bodyOf(document)])))
  }

  return {
    async index({ trx, tenant_id }, list) {
      const { generation, building } = await documents.lockState(trx, tenant_id)
      await write(tenant_id, building === null ? [generation] : [generation, building], list)
    },
    async remove({ trx, tenant_id }, productIds) {
      const { generation, building } = await documents.lockState(trx, tenant_id)
      const generations = building === null ? [generation] : [generation, building]
      await write(tenant_id, generations, [])
      await client.bulk(generations.flatMap((one) => productIds.map((_id) => ({ delete: { _index: indexOf(tenant_id, one), _id } }))))
    },
    async search({ tenant_id }, wanted) {
      const strict = await client.search(aliasOf(tenant_id), searchBody(wanted, false))
      if (strict === undefined) return NOTHING
      const terms = wanted.query.clauses.filter(({ is_excluded }) => !is_excluded).flatMap(({ options }) => options[0].terms)
      if (strict.aggregations.words.doc_count > 0 || terms.length === 0) return { ...foundOf(strict, wanted.filters.length), near: [] }
      const loose = terms.length > 1 ? await client.search(aliasOf(tenant_id), searchBody(wanted, true)) : undefined
      return { ...foundOf(loose ?? strict, wanted.filters.length), is_loose: loose !== undefined, near: nearOf(strict) }
    },
    async beginRebuild({ trx, tenant_id }) {
      const { generation } = await documents.lockState(trx, tenant_id)
      await ensure(tenant_id, generation)
      // An attempt whose transaction failed after it had swapped left the alias on an index that goes now.
      await client.point(aliasOf(tenant_id), indexOf(tenant_id, generation))
      const building = await documents.setBuilding(trx, tenant_id)
      await ensure(tenant_id, building)
      await keepOnly(tenant_id, [generation, building])
      return String(building)
    },
    async fill({ trx, tenant_id }, rebuild, list) {
      const { building } = await documents.lockState(trx, tenant_id)
      if (String(building) !== rebuild) throw conflict('REBUILD_REPLACED', 'Another rebuild of the index has begun')
      await write(tenant_id, [Number(rebuild)], list)
    },
    async finishRebuild({ trx, tenant_id }, rebuild) {
      const { building } = await documents.lockState(trx, tenant_id)
      if (String(building) !== rebuild) throw conflict('REBUILD_REPLACED', 'Another rebuild of the index has begun')
      await client.point(aliasOf(tenant_id), indexOf(tenant_id, rebuild))
      await documents.swap(trx, tenant_id)
      await keepOnly(tenant_id, [Number(rebuild)])
    },
  }

  async function keepOnly(tenantId: string, generations: number[]): Promise<void> {
    const kept = new Set(generations.map((generation) => indexOf(tenantId, generation)))
    for (const index of await client.listIndices(`${aliasOf(tenantId)}-*`)) {
      if (kept.has(index)) continue
      await client.deleteIndex(index)
      known.delete(index)
    }
  }
}

const NOTHING: Found = { hits: [], total: 0, is_total_exact: true, is_loose: false, facets: [], price: null, in_stock: 0, ratings: [0, 0, 0, 0], near: [] }

function bodyOf(document: SearchDocument): object {
  const { tokens } = fieldsOf(document)
  const text = (list: (typeof tokens)['name'], isJoined: boolean) => list.filter(({ kind }) => (kind === 'joined') === isJoined).map(({ term }) => term).join(' ')
  const { name, excerpt, facets, prices, in_stock, rating, created_at } = document
  return {
    name, excerpt, prices, in_stock, rating, created_at: created_at.toISOString(), facets: facets.map(({ key, value }) => `${key}\u001f${value}`),
    ...Object.fromEntries(Object.entries(tokens).map(([field, list]) => [`${field}_terms`, text(list, false)])),
    joined_terms: Object.values(tokens).map((list) => text(list, true)).filter((part) => part !== '').join(' '),
  }
}

/** What is chosen by is counted apart, without its own choice. */
function foundOf({ hits, aggregations }: SearchAnswer, filters: number): Omit<Found, 'near'> {
  const apart = Array.from({ length: filters }, (_, at) => valuesOf(aggregations[`own_${at}`]))
  const own = new Set(apart.flatMap((values) => values.map(({ key }) => key)))
  const rest = valuesOf(aggregations['facets']).filter(({ key }) => !own.has(key))
  const { min, max } = aggregations.price_of
  return {
    hits: hits.hits.map(({ _id, _source }) => ({ product_id: _id, ..._source })),
    total: hits.total.value, is_total_exact: hits.total.relation === 'eq', is_loose: false,
    facets: [...apart.flat(), ...rest], in_stock: aggregations.stock.doc_count,
    price: min.value === null || max.value === null ? null : { min_minor: min.value, max_minor: max.value },
    ratings: [aggregations.stars_4.doc_count, aggregations.stars_3.doc_count, aggregations.stars_2.doc_count, aggregations.stars_1.doc_count],
  }
}

function valuesOf(aggregation: unknown): Found['facets'] {
  const seen = new Map<string, number>()
  return FacetValues.parse(aggregation).values.buckets.flatMap(({ key: text, doc_count }) => {
    const at = text.indexOf('\u001f')
    const facet = { key: text.slice(0, at), value: text.slice(at + 1), products: doc_count }
    seen.set(facet.key, (seen.get(facet.key) ?? 0) + 1)
    return (seen.get(facet.key) ?? 0) > MAX_FACET_VALUES ? [] : [facet]
  })
}

const nearOf = ({ suggest }: SearchAnswer): Found['near'] =>
  (suggest?.near ?? []).map(({ text, options }) => ({ term: text, words: options.map((option) => ({ word: option.text, documents: option.freq })) })).filter(({ words }) => words.length > 0)
