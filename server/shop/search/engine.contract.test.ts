import { describe, expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { startOpenSearch } from '../../tests/opensearch.ts'
import type { SearchDocument } from './document.ts'
import * as documents from './documents.repository.ts'
import type { SearchEngine, Wanted } from './engine.ts'
import { openSearchEngine } from './opensearch.engine.ts'
import { postgresEngine } from './postgres.engine.ts'
import { readQuery } from './query.ts'

const [FIRST, SECOND] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const
const idOf = (n: number) => `00000000-0000-4000-8000-00000000010${n}`

const document = (n: number, given: Partial<SearchDocument>): SearchDocument => ({
  product_id: idOf(n), name: `Product ${n}`, brand: null, excerpt: given.description ?? '', description: '', values: [], qualities: [], labels: [], categories: [], skus: [], facets: [],
  prices: { USD: 1_000 * n }, in_stock: true, rating: null, reviews: 0, created_at: new Date(2026, 0, n), ...given,
})

const SHOP = [
  document(1, { name: 'Camera bag', brand: 'Oku', facets: [{ key: 'brand', value: 'Oku' }, { key: 'attr.color', value: 'Black, "matt": 5' }] }),
  document(2, { name: 'Camera', brand: 'Ray', description: 'Comes with a bag', facets: [{ key: 'brand', value: 'Ray' }, { key: 'attr.color', value: 'Sand' }], in_stock: false, rating: 4.5 }),
  document(3, { name: 'Wi-Fi router 500GB', brand: 'Ray', facets: [{ key: 'brand', value: 'Ray' }], prices: { USD: 500, JPY: 70_000 }, rating: 3 }),
  document(4, { name: '無線藍牙耳機', facets: [{ key: 'brand', value: '聲浪' }] }),
]

describe.each([['PostgreSQL'], ['OpenSearch']])('%s', (name) => {
  async function open() {
    const database = await testDatabase()
    const engine: SearchEngine = name === 'PostgreSQL' ? postgresEngine : openSearchEngine((await startOpenSearch()).url)
    const at = <T>(work: (place: Parameters<SearchEngine['index']>[0]) => Promise<T>, tenant_id: string = FIRST) => withTenant(database.app, tenant_id, (trx) => work({ trx, tenant_id }))
    const put = (list: SearchDocument[], tenant_id: string = FIRST) => at(async (place) => {
      await engine.index(place, list)
      await documents.countWords(place.trx, tenant_id)
    }, tenant_id)
    const search = (q: string, more: Partial<Wanted> = {}, tenant_id: string = FIRST) =>
      engine.search({ db: database.app, tenant_id }, { query: readQuery(q), currency: 'USD', filters: [], in_stock: false, sort: 'relevance', limit: 20, offset: 0, ...more })
    const names = async (q: string, more: Partial<Wanted> = {}) => (await search(q, more)).hits.map((hit) => hit.name)
    return { engine, at, put, search, names }
  }

  test('an index that is not there finds nothing', async () => {
    const { search } = await open()
    expect(await search('camera')).toMatchObject({ hits: [], total: 0, price: null, facets: [] })
  })

  test('all words, phrases, joined words, parts of Chinese, and words that are kept out', async () => {
    const { put, names } = await open()
    await put(SHOP)
    expect(await names('camera bag')).toEqual(['Camera bag', 'Camera'])
    expect(await names('"camera bag"')).toEqual(['Camera bag'])
    expect(await names('camera -oku')).toEqual(['Camera'])
    for (const q of ['wifi', 'wi-fi', 'Wi Fi', '500 gb', '500gb']) expect(await names(q), q).toEqual(['Wi-Fi router 500GB'])
    for (const q of ['耳機', '藍牙耳机', '機']) expect(await names(q), q).toEqual(['無線藍牙耳機'])
  })

  test('where no product has all the words those that have some are found', async () => {
    const { put, search } = await open()
    await put(SHOP)
    const found = await search('camera router')
    expect([found.is_loose, found.total]).toEqual([true, 3])
    expect((await search('camera bag')).is_loose).toBe(false)
  })

  test('an unknown word is told with those that it may be', async () => {
    const { put, search } = await open()
    await put(SHOP)
    const { near } = await search('camra')
    expect(near.find(({ term }) => term === 'camra')?.words.map(({ word }) => word)).toContain('camera')
    expect((await search('camera')).near).toEqual([])
  })

  test('facets leave their own choice out', async () => {
    const { put, search } = await open()
    await put(SHOP)
    const found = await search('', { filters: [{ key: 'brand', values: ['Ray'] }], in_stock: true })
    expect(found.hits.map((hit) => hit.name)).toEqual(['Wi-Fi router 500GB'])
    const of = (key: string) => found.facets.filter((facet) => facet.key === key).map(({ value, products }) => `${value}: ${products}`).toSorted()
    expect(of('brand')).toEqual(['Oku: 1', 'Ray: 1', '聲浪: 1'])
    expect(of('attr.color')).toEqual([])
    expect(found.in_stock).toBe(1)
    const value = 'Black, "matt": 5'
    expect((await search('', { filters: [{ key: 'attr.color', values: [value] }] })).facets.filter(({ key }) => key === 'attr.color').map((facet) => facet.value).toSorted()).toEqual([value, 'Sand'])
  })

  test('prices and stars are counted and limited, each without its own limit', async () => {
    const { put, search, names } = await open()
    await put(SHOP)
    const found = await search('', { price_min: 1_000, price_max: 2_000, rating: 4 })
    expect(found.hits.map((hit) => hit.name)).toEqual(['Camera'])
    expect([found.price, found.ratings]).toEqual([{ min_minor: 2_000, max_minor: 2_000 }, [1, 1, 1, 1]])
    expect(await names('', { currency: 'JPY' })).toEqual(['Wi-Fi router 500GB'])
    expect(await names('', { currency: 'KWD', sort: 'price' })).toEqual([])
  })

  test.each([['price', ['Wi-Fi router 500GB', 'Camera bag', 'Camera', '無線藍牙耳機']], ['-price', ['無線藍牙耳機', 'Camera', 'Camera bag', 'Wi-Fi router 500GB']], ['newest', ['無線藍牙耳機', 'Wi-Fi router 500GB', 'Camera', 'Camera bag']], ['rating', ['Camera', 'Wi-Fi router 500GB']]] as const)('sorted by %s', async (sort, expected) => {
    const { put, names } = await open()
    await put(SHOP)
    expect((await names('', { sort })).slice(0, expected.length)).toEqual(expected)
    expect(await names('', { sort, limit: 1, offset: 1 })).toEqual([expected[1]])
  })

  test('what is put in twice is there once, what is removed twice is gone, and nothing is another tenant’s', async () => {
    const { engine, at, put, search } = await open()
    await put(SHOP)
    await put(SHOP.slice(0, 2))
    await put([document(1, { name: 'Camera of others' })], SECOND)
    expect((await search('camera')).total).toBe(2)
    expect((await search('camera', {}, SECOND)).hits.map((hit) => hit.name)).toEqual(['Camera of others'])
    for (let time = 0; time < 2; time++) await at((place) => engine.remove(place, [idOf(1)]))
    expect((await search('camera')).total).toBe(1)
    expect((await search('camera', {}, SECOND)).total).toBe(1)
  })

  test('a rebuild is seen when it is finished, with what changed meanwhile, and leaves nothing of the old', async () => {
    const { engine, at, put, names } = await open()
    await put(SHOP)
    const abandoned = await at((place) => engine.beginRebuild(place))
    const rebuild = await at((place) => engine.beginRebuild(place))
    await expect(at((place) => engine.fill(place, abandoned, SHOP))).rejects.toMatchObject({ code: 'REBUILD_REPLACED' })
    await at((place) => engine.fill(place, rebuild, SHOP.slice(0, 1)))
    await at((place) => engine.index(place, [document(5, { name: 'Camera strap' })]))
    expect((await names('camera')).length).toBe(3)
    await at((place) => engine.finishRebuild(place, rebuild))
    expect((await names('camera')).toSorted()).toEqual(['Camera bag', 'Camera strap'])
    await put([document(6, { name: 'Camera lens' })])
    expect((await names('camera')).length).toBe(3)
  })
})

test('OpenSearch gets its password, whole bulks and one search at a time', async () => {
  const database = await testDatabase()
  const world = await startOpenSearch()
  const engine = openSearchEngine(world.url)
  await withTenant(database.app, FIRST, (trx) => engine.index({ trx, tenant_id: FIRST }, SHOP))
  world.requests.length = 0
  await engine.search({ db: database.app, tenant_id: FIRST }, { query: readQuery('camera'), currency: 'USD', filters: [], in_stock: false, sort: 'relevance', limit: 20, offset: 0 })
  expect(world.requests.map(({ method, path }) => [method, path])).toEqual([['POST', `/tradewind-${FIRST}/_search`]])
  expect(world.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('shop:se@ret').toString('base64')}`)
  expect(world.requests[0]?.headers['content-type']).toBe('application/json')
})

test.each([[429], [503]])('an OpenSearch that answers %i is down: a shopper is told so, and a job tries again', async (status) => {
  const database = await testDatabase()
  const world = await startOpenSearch()
  const engine = openSearchEngine(world.url)
  world.fail(status)
  const wanted: Wanted = { query: readQuery('camera'), currency: 'USD', filters: [], in_stock: false, sort: 'relevance', limit: 20, offset: 0 }
  await expect(engine.search({ db: database.app, tenant_id: FIRST }, wanted)).rejects.toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  await expect(withTenant(database.app, FIRST, (trx) => engine.index({ trx, tenant_id: FIRST }, SHOP))).rejects.toMatchObject({ status: 503 })
  await world.stop()
  world.fail(undefined)
  await expect(engine.search({ db: database.app, tenant_id: FIRST }, wanted)).rejects.toMatchObject({ status: 503 })
})
