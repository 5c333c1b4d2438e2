import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { storeCrawled } from './crawled.service.ts'
import { productRoutes } from './products.routes.ts'
import { productWriteRoutes } from './product-writes.routes.ts'
import { OTHER, TENANT } from './testing.ts'

async function start() {
  const database = await testDatabase()
  const app = await testApp(testServices(database), productRoutes, productWriteRoutes)
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, caller: Parameters<typeof asCaller>[0] = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${url}`, ...(payload ? { payload } : {}), headers: asCaller({ tenant_id: TENANT, role: 'member', ...caller }) })
    return { status: answer.statusCode, ...(answer.body === '' ? {} : answer.json()) }
  }
  const events = async () => (await sql<{ type: string }>`select type from kernel.outbox order by id`.execute(database.owner)).rows.map((row) => row.type)
  return { database, call, events }
}

test('a product is added by its ASIN, and the answer says when it is looked at first', async () => {
  const { call, events } = await start()
  const added = await call('POST', '/products', { asin: 'b08n5wrwnw', name: 'Headphones', category: 'bluetooth-headphones', crawl_frequency: 'hourly', tags: ['audio', 'audio', 'mine'] })
  expect(added).toMatchObject({ status: 201, data: { product_id: expect.any(String), message: expect.any(String), estimated_first_crawl: expect.any(String) } })
  expect(await call('GET', `/products/${added.data.product_id}`)).toMatchObject({ data: { asin: 'B08N5WRWNW', marketplace: 'us', name: 'Headphones', category: 'bluetooth-headphones', crawl_frequency: 'hourly', tags: ['audio', 'mine'] } })
  expect(await events()).toEqual(['tracking.product_added'])
})

test.each([
  ['https://www.amazon.de/Sony-Kopf/dp/B08N5WRWNW/ref=sr_1_1?keywords=x', 'de'],
  ['amazon.co.jp/gp/product/B08N5WRWNW', 'jp'],
  ['http://m.amazon.com/gp/aw/d/b08n5wrwnw?th=1', 'us'],
  ['https://www.amazon.co.uk/exec/obidos/ASIN/B08N5WRWNW', 'uk'],
])('a product is added by the address %s', async (product_url, marketplace) => {
  const { call } = await start()
  expect(await call('POST', '/products', { product_url })).toMatchObject({ status: 201 })
  expect((await call('GET', '/products')).data).toMatchObject([{ asin: 'B08N5WRWNW', marketplace }])
})

test.each([
  [{ asin: 'nonsense' }, 400, 'asin'],
  [{}, 400, 'asin'],
  [{ asin: 'B08N5WRWNW', colour: 'red' }, 400, 'colour'],
  [{ asin: 'B08N5WRWNW', crawl_frequency: 'minutely' }, 400, 'crawl_frequency'],
  [{ product_url: 'https://example.com/dp/B08N5WRWNW' }, 422, 'product_url'],
  [{ product_url: 'https://www.amazon.de/s?k=headphones' }, 422, 'product_url'],
  [{ product_url: 'javascript:alert(1)//amazon.de/dp/B08N5WRWNW' }, 422, 'product_url'],
  [{ asin: 'B08N5WRWNW', product_url: 'https://www.amazon.de/dp/B000000001' }, 422, 'product_url'],
  [{ asin: 'B08N5WRWNW', marketplace: 'us', product_url: 'https://www.amazon.de/dp/B08N5WRWNW' }, 422, 'marketplace'],
])('%j is refused on the right field', async (body, status, field) => {
  const { call, events } = await start()
  expect(await call('POST', '/products', body)).toMatchObject({ status, field })
  expect(await events()).toEqual([])
})

test('a product is tracked once, also when two ask at once', async () => {
  const { call } = await start()
  const answers = await Promise.all([1, 2, 3, 4].map(() => call('POST', '/products', { asin: 'B08N5WRWNW' })))
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409])
  expect(answers.find((answer) => answer.status === 409)).toMatchObject({ code: 'ALREADY_TRACKED' })
})

test('of a batch the bad rows are told and the good ones are added', async () => {
  const { call, events } = await start()
  await call('POST', '/products', { asin: 'B000000001' })
  const { status, data } = await call('POST', '/products/batch', { products: [{ asin: 'B000000001' }, { asin: 'B000000002' }, { asin: 'B000000002' }, { asin: 'x' }, { product_url: 'https://example.com' }, { asin: 'B000000003', nmae: 'x' }] })
  expect(status).toBe(200)
  expect(data).toMatchObject({ added: 1, existing: 2, failed: 3 })
  expect(data.results.map((row: { status: string; field: string | null }) => [row.status, row.field])).toEqual([['existing', null], ['added', null], ['existing', null], ['failed', 'asin'], ['failed', 'product_url'], ['failed', 'nmae']])
  expect(await events()).toHaveLength(2)
})

test('a product is paused, changed and removed, and comes back as it was', async () => {
  const { call, events } = await start()
  const { data: { product_id: id } } = await call('POST', '/products', { asin: 'B08N5WRWNW', tags: ['a'] })
  expect(await call('PUT', `/products/${id}/status`, { status: 'paused' })).toMatchObject({ data: { status: 'paused' } })
  expect(await call('PUT', `/products/${id}`, { name: 'Mine', crawl_frequency: 'weekly', tags: ['b'] })).toMatchObject({ data: { name: 'Mine', crawl_frequency: 'weekly', tags: ['b'], status: 'paused' } })
  expect(await call('PUT', `/products/${id}`, { name: null })).toMatchObject({ data: { name: 'B08N5WRWNW' } })
  expect(await call('DELETE', `/products/${id}`)).toEqual({ status: 204 })
  expect(await call('GET', `/products/${id}`)).toMatchObject({ status: 404 })
  expect(await call('DELETE', `/products/${id}`)).toMatchObject({ status: 404 })
  expect(await call('POST', `/products/${id}/restore`)).toMatchObject({ status: 200, data: { id, tags: ['b'], crawl_frequency: 'weekly', status: 'paused' } })
  expect(await call('POST', `/products/${id}/restore`)).toMatchObject({ status: 200 })
  expect(await events()).toEqual(['tracking.product_added', 'tracking.product_changed', 'tracking.product_changed', 'tracking.product_changed', 'tracking.product_removed', 'tracking.product_added'])
})

test('what was added anew is not restored over it', async () => {
  const { call } = await start()
  const { data: { product_id: id } } = await call('POST', '/products', { asin: 'B08N5WRWNW' })
  await call('DELETE', `/products/${id}`)
  await call('POST', '/products', { asin: 'B08N5WRWNW' })
  expect(await call('POST', `/products/${id}/restore`)).toMatchObject({ status: 409, code: 'ALREADY_TRACKED' })
  expect((await call('GET', '/products')).pagination.total).toBe(1)
})

test('many products are changed, removed and restored at once', async () => {
  const { call } = await start()
  const { data } = await call('POST', '/products/batch', { products: ['B000000001', 'B000000002', 'B000000003'].map((asin) => ({ asin, tags: ['new'] })) })
  const product_ids = data.results.map((row: { product_id: string }) => row.product_id)
  expect(await call('PUT', '/products/bulk', { product_ids, status: 'paused', add_tags: ['q4'], remove_tags: ['new'] })).toMatchObject({ data: { changed: 3 } })
  expect(await call('GET', '/products/tags')).toMatchObject({ data: [{ tag: 'q4', products: 3 }] })
  expect((await call('GET', '/products?tag=q4&status=paused&sort=name')).data).toHaveLength(3)
  expect(await call('PUT', '/products/bulk', { product_ids, add_tags: Array.from({ length: 20 }, (_, index) => `t${index}`) })).toMatchObject({ status: 422, code: 'TOO_MANY_TAGS' })
  expect(await call('POST', '/products/remove', { product_ids })).toMatchObject({ data: { changed: 3 } })
  expect((await call('GET', '/products')).pagination.total).toBe(0)
  expect(await call('POST', '/products/restore', { product_ids })).toMatchObject({ data: { changed: 3 } })
  expect(await call('POST', '/products/restore', { product_ids })).toMatchObject({ data: { changed: 0 } })
})

test('another tenant and a viewer change nothing', async () => {
  const { call } = await start()
  const { data: { product_id: id } } = await call('POST', '/products', { asin: 'B08N5WRWNW' })
  const other = { tenant_id: OTHER }
  expect(await call('PUT', `/products/${id}`, { name: 'Theirs' }, other)).toMatchObject({ status: 404 })
  expect(await call('DELETE', `/products/${id}`, undefined, other)).toMatchObject({ status: 404 })
  expect(await call('PUT', '/products/bulk', { product_ids: [id], status: 'paused' }, other)).toMatchObject({ data: { changed: 0 } })
  expect(await call('POST', '/products/remove', { product_ids: [id] }, other)).toMatchObject({ data: { changed: 0 } })
  expect(await call('POST', '/products', { asin: 'B000000001' }, { role: 'viewer' })).toMatchObject({ status: 403 })
  expect(await call('GET', `/products/${id}`)).toMatchObject({ data: { name: 'B08N5WRWNW', status: 'active' } })
})

test('the changes of a page are shown field by field, and a picture by another address is the same picture', async () => {
  const { call, database } = await start()
  const { data: { product_id: id } } = await call('POST', '/products', { asin: 'B0D8W1YVBX' })
  const look = (hour: number, more: object) =>
    storeCrawled(database.system, {
      observedAt: new Date(Date.UTC(2026, 10, 20, hour)),
      items: [{ marketplace: 'us', asin: 'B0D8W1YVBX', holds_s: 7_200, raw: { url: 'https://www.amazon.com/dp/B0D8W1YVBX', asin: 'B0D8W1YVBX', originalAsin: 'B0D8W1YVBX', inStock: true, title: 'Earbuds', features: ['Loud', 'Small'], highResolutionImages: ['https://m.media-amazon.com/images/I/71abc.jpg'], ...more } }],
    })
  await look(1, {})
  await look(2, { highResolutionImages: ['https://m.media-amazon.com/images/I/71abc._AC_SL1500_.jpg'] })
  await look(3, { title: 'Earbuds 2', features: ['Loud'] })
  const { data } = await call('GET', `/products/${id}/changes`)
  expect(data.map(({ field, before, after }: Record<string, unknown>) => ({ field, before, after }))).toEqual([
    { field: 'bullets', before: ['Loud', 'Small'], after: ['Loud'] },
    { field: 'title', before: 'Earbuds', after: 'Earbuds 2' },
  ])
})

test('a plan has room for so many products, also when they come at once', async () => {
  const { call, database } = await start()
  await sql`update accounts.tenant set max_products = 3 where id = ${TENANT}`.execute(database.owner)
  const answers = await Promise.all(['B000000001', 'B000000002', 'B000000003', 'B000000004', 'B000000005'].map((asin) => call('POST', '/products', { asin })))
  expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 201, 201, 422, 422])
  expect(answers.find((answer) => answer.status === 422)).toMatchObject({ code: 'QUOTA_EXCEEDED' })
  const { data } = await call('GET', '/products')
  await call('DELETE', `/products/${data[0].id}`)
  expect(await call('POST', '/products', { asin: 'B000000009' })).toMatchObject({ status: 201 })
  expect(await call('POST', `/products/${data[0].id}/restore`)).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED' })
  expect((await call('GET', '/products')).pagination.total).toBe(3)
})
