import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { withTenant } from '#kernel/db'
import { readSamples } from './samples.repository.ts'
import { findByAsin } from './products.repository.ts'
import { productRoutes } from './products.routes.ts'
import { at, buildProduct, importContent, OTHER, TENANT } from './testing.ts'

const DAY = 24 * 60

async function start() {
  const database = await testDatabase()
  const app = await testApp(testServices(database), productRoutes)
  const get = async (url: string, tenant_id = TENANT) => {
    const answer = await app.inject({ url: `/api/v1${url}`, headers: asCaller({ tenant_id, role: 'viewer' }) })
    return { status: answer.statusCode, ...answer.json() }
  }
  return { db: database.app, get }
}

test('a product is listed as it was last seen', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2499], [60, 1999]], 3: [[0, 1234]], 16: [[0, 45]], 17: [[0, 300]], 18: [[0, 2499], [60, -1]] }, { title: 'Serum', brand: 'EQQUALBERRY', buyBoxSellerIdHistory: ['7208104', 'A1'], rootCategory: 1, categoryTree: [{ catId: 1, name: 'Beauty' }] }))
  const { status, data, pagination } = await get('/products')
  expect(status).toBe(200)
  expect(pagination).toEqual({ page: 1, limit: 20, total: 1, pages: 1 })
  expect(data).toEqual([
    {
      id: expect.any(String), asin: 'B0D8W1YVBX', marketplace: 'us', url: 'https://www.amazon.com/dp/B0D8W1YVBX', name: 'Serum', title: 'Serum', brand: 'EQQUALBERRY', image_url: null,
      status: 'active', crawl_frequency: 'daily', category: null, tags: [], currency: 'USD', price_minor: 1999, buy_box_minor: null, bsr: 1234, bsr_category: 'Beauty', rating: 4.5, reviews: 300,
      availability: 'in_stock', buy_box_seller: 'A1', observed_at: at(60).toISOString(), created_at: expect.any(String),
    },
  ])
})

test('products are searched, filtered, sorted with the unknown last, and paged', async () => {
  const { db, get } = await start()
  const price = (value: number, minute = 0): Record<number, [number, number][]> => ({ 1: [[minute, value]] })
  await importContent(db, [
    buildProduct(price(300), { asin: 'B000000001', title: '100 % Cotton' }),
    buildProduct(price(100), { asin: 'B000000002', title: 'Wool' }),
    buildProduct({ 3: [[0, 5]] }, { asin: 'B000000003', title: 'Silk' }),
    { ...buildProduct(price(200), { asin: 'B000000004', title: 'Wolle' }), domainId: 3 },
  ])
  const asins = async (query: string) => (await get(`/products?${query}`)).data.map((row: { asin: string }) => row.asin)
  expect(await asins('sort=price&order=asc')).toEqual(['B000000002', 'B000000004', 'B000000001', 'B000000003'])
  expect(await asins('sort=price&order=desc')).toEqual(['B000000001', 'B000000004', 'B000000002', 'B000000003'])
  expect(await asins('search=wo&sort=name&order=asc')).toEqual(['B000000004', 'B000000002'])
  expect(await asins('search=100%20%25')).toEqual(['B000000001'])
  expect(await asins('search=b000000003')).toEqual(['B000000003'])
  expect(await asins('marketplace=de')).toEqual(['B000000004'])
  expect(await asins('status=paused')).toEqual([])
  expect(await asins('sort=price&order=asc&limit=2&page=2')).toEqual(['B000000001', 'B000000003'])
  expect(await get('/products?limit=2&page=9')).toMatchObject({ data: [], pagination: { total: 4, pages: 2 } })
  expect(await get('/products?sort=colour')).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
})

test('another tenant finds nothing', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2499]] }))
  const { id } = (await get('/products')).data[0]
  expect(await get('/products', OTHER)).toMatchObject({ data: [], pagination: { total: 0 } })
  expect(await get(`/products/${id}`, OTHER)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  expect(await get(`/products/${id}/data`, OTHER)).toMatchObject({ status: 404 })
  expect(await get(`/products/trends?product_ids=${id}`, OTHER)).toMatchObject({ data: [] })
})

test('what another tenant imported of the same listing stays its own', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2499]] }))
  await importContent(db, buildProduct({ 1: [[60, 1]], 3: [[60, 7]] }), { tenantId: OTHER })
  expect((await get('/products')).data[0]).toMatchObject({ price_minor: 2499, bsr: null })
  expect((await get('/products', OTHER)).data[0]).toMatchObject({ price_minor: null, bsr: 7 })
})

test('the page of a product shows its words, ranks and sources', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2499]], 4: [[0, 2999]] }, { title: 'Serum', features: ['Bright', 'Clean'], images: [{ l: 'a.jpg' }], salesRanks: { 11: [7_208_104, 9], 12: [7_208_104, 3, 7_208_164, 2] }, categoryTree: [{ catId: 12, name: 'Serums' }], monthlySold: 50, lastSoldUpdate: 7_208_104 }))
  const { id } = (await get('/products')).data[0]
  expect((await get(`/products/${id}`)).data).toMatchObject({
    list_minor: 2999, monthly_sold: 50, offers_new: null, bullets: ['Bright', 'Clean'], images: ['https://m.media-amazon.com/images/I/a.jpg'], description: null,
    first_observed_at: at(0).toISOString(), last_observed_at: at(60).toISOString(),
    ranks: [{ category_id: '12', category_name: 'Serums', rank: 2, observed_at: at(60).toISOString() }, { category_id: '11', category_name: null, rank: 9, observed_at: at(0).toISOString() }],
    sources: [{ source: 'keepa', points: 7, first_at: at(0).toISOString(), last_at: at(60).toISOString() }],
  })
})

test('the history of a product comes with its summary', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2000], [60, -1], [120, 1000]] }, { looked: 240 }))
  const { id } = (await get('/products')).data[0]
  const { data } = await get(`/products/${id}/data?metric=price,bsr&resolution=raw`)
  expect(data).toMatchObject({ product_id: id, asin: 'B0D8W1YVBX', marketplace: 'us', currency: 'USD', resolution: 'raw', time_zone: 'UTC', from: at(0).toISOString(), to: at(240).toISOString() })
  expect(data.series[0]).toMatchObject({ metric: 'price', unit: 'minor', points: [{ at: at(0).toISOString(), value: 2000 }, { value: null }, { value: 1000 }] })
  expect(data.series[1]).toMatchObject({ metric: 'bsr', unit: 'rank', points: [], summary: { min: null, average: null, current: null, covered: 0 } })
  expect((await get(`/products/${id}/data`)).data.series.map((series: { metric: string }) => series.metric)).toEqual(['price', 'buy_box', 'bsr', 'rating', 'reviews'])
  for (const wrong of ['metric=colour', 'from=soon', 'resolution=year', 'time_zone=Mars/Olympus']) expect(await get(`/products/${id}/data?${wrong}`)).toMatchObject({ status: 400 })
})

test('trends are thirty daily averages up to the last observation', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 1000], [33 * DAY, 1500]], 3: [[35 * DAY, 10]] }, { looked: 36 * DAY }))
  const { id } = (await get('/products')).data[0]
  const { data } = await get(`/products/trends?product_ids=${id},00000000-0000-4000-8000-00000000ffff`)
  expect(data).toHaveLength(1)
  expect(data[0].price).toHaveLength(30)
  expect([data[0].price[0], data[0].price[29], data[0].price_change_7d]).toEqual([1000, 1500, 0.5])
  expect(data[0].bsr.slice(27)).toEqual([null, 10, 10])
  expect(data[0].bsr_change_7d).toBeNull()
})

test('samples tell what was absent from what was not looked at', async () => {
  const { db } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2000], [60, -1]], 3: [[60, 5]], 18: [[90, -2]] }))
  const samples = await withTenant(db, TENANT, async (trx) => {
    const [product] = await findByAsin(trx, 'B0D8W1YVBX', 'us')
    return Array.fromAsync(readSamples(trx, product?.listing_id ?? '', { from: at(0), to: at(100) }))
  })
  expect(samples).toEqual([
    { at: at(0), price_minor: 2000, availability: 'in_stock', currency: 'USD' },
    { at: at(60), price_minor: null, bsr: 5, availability: 'out_of_stock' },
    { at: at(90) },
  ])
})

test.each(['from=0001-01-01', 'from=0001-01-01&resolution=week', 'from=2020-01-01&to=9999-12-31&time_zone=Asia/Taipei'])('a history of thousands of years is refused (%s)', async (query) => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2499]] }))
  const [product] = (await get('/products')).data
  expect(await get(`/products/${product.id}/data?${query}`)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR', field: 'from' })
})

test('no question, however odd, is an error of ours', async () => {
  const { db, get } = await start()
  await importContent(db, buildProduct({ 1: [[0, 2499], [90, -1]], 3: [[0, 5]] }))
  const [product] = (await get('/products')).data
  const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('%', '_', '\\', '%\\', "'", '\0', 'null', '-1', '1e9', '0', '99999', '1.5', 'NaN', '__proto__', product.id), fc.stringMatching(/^[%_\\]{190,200}$/))
  const time = fc.oneof(odd, fc.constantFrom('0000-01-01', '0001-01-01T00:00:00Z', '1999-12-31', '2024-09-14', '2024-09-14T15:04:05.123456789+14:00', '2024-12-31T23:59:59-12:00', '9999-12-31', '2024-02-30', 'infinity', '+275760-09-13'))
  const zone = fc.oneof(odd, fc.constantFrom('UTC', 'utc', 'Asia/Kolkata', 'Pacific/Apia', 'Africa/Cairo', 'Etc/GMT+12', '+23:59', 'EST5EDT'))
  const asks = (keys: Record<string, fc.Arbitrary<string>>) => fc.record(keys, { requiredKeys: [] }).map((query) => `?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`)
  const url = fc.oneof(
    asks({ search: odd, marketplace: odd, status: odd, sort: fc.oneof(odd, fc.constantFrom('name', 'price', 'bsr')), order: fc.constantFrom('asc', 'desc', 'x'), page: odd, limit: odd }).map((query) => `/products${query}`),
    asks({ from: time, to: time, time_zone: zone, metric: fc.oneof(odd, fc.constantFrom('price', 'bsr,price,price', 'availability')), resolution: fc.constantFrom('raw', 'hour', 'day', 'week', 'auto') }).map((query) => `/products/${product.id}/data${query}`),
    asks({ product_ids: odd }).map((query) => `/products/trends${query}`),
    odd.map((id) => `/products/${encodeURIComponent(id.toWellFormed())}`),
  )
  await fc.assert(fc.asyncProperty(url, async (asked) => {
    expect((await get(asked)).status).toBeLessThan(500)
  }), { numRuns: 300 })
}, 60_000)

test('the routes describe themselves', async () => {
  const { get } = await start()
  const { paths } = await get('/openapi.json')
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/v1/products', '/api/v1/products/trends', '/api/v1/products/{product_id}/data']))
})
