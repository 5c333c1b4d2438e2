import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { catalogModule } from './module.ts'
import { setRating } from './index.ts'
import { buildProduct, FIRST, SECOND } from './testing.ts'

async function open() {
  const database = await testDatabase()
  const services = testServices(database)
  const app = await testApp(services, (a) => catalogModule.routes?.(a))
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { payload, headers = asCaller() }: { payload?: object; headers?: Record<string, string> } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1/shop${path}`, headers, ...(payload === undefined ? {} : { payload }) })
    // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes
    return { status: answer.statusCode, headers: answer.headers, json: (answer.body === '' ? {} : answer.json()) as any }
  }
  const shop = (path: string, shopper: Parameters<typeof asShopper>[0] = {}) => ask('GET', path, { headers: asShopper(shopper) })
  return { database, services, app, ask, shop }
}

const usd = (amount_minor: number, more: object = {}) => ({ currency: 'USD', amount_minor, ...more })

test('a product is made with options and SKUs, published, and found by shoppers', async () => {
  const { ask, shop } = await open()
  const made = await ask('POST', '/admin/products', { payload: {
    name: 'Tidewave Hoodie', brand: 'Tidewave', attributes: [{ key: 'Fabric', value: 'Cotton' }], options: [{ name: 'Colour', values: ['Black', 'Sand'] }, { name: 'Size', values: ['M', 'L'] }],
    skus: [{ sku: 'H-BM', option_values: ['Black', 'M'], prices: [usd(4_900)], stock: 3 }, { sku: 'H-SL', option_values: ['Sand', 'L'], prices: [usd(5_900, { list_minor: 6_900 })] }],
  } })
  expect(made).toMatchObject({ status: 201, json: { data: { slug: 'tidewave-hoodie', status: 'draft', version: 1 } } })
  expect((await shop('/products')).json.data).toEqual([])
  expect((await ask('POST', `/admin/products/${made.json.data.product_id}/publish`)).status).toBe(200)
  expect((await shop('/products')).json).toMatchObject({ data: [{ name: 'Tidewave Hoodie', from_minor: 4_900, to_minor: 5_900, list_minor: 6_900, currency: 'USD', in_stock: true, rating: null, reviews: 0 }], pagination: { total: 1, is_capped: false } })
  expect((await shop('/products/tidewave-hoodie')).json.data).toMatchObject({
    moved_from: null, options: [{ name: 'Colour' }, { name: 'Size' }],
    skus: [{ sku: 'H-BM', option_values: ['Black', 'M'], price_minor: 4_900, available: 3, in_stock: true }, { sku: 'H-SL', price_minor: 5_900, list_minor: 6_900, available: 0, in_stock: false }],
  })
})

test('a list and a product’s page take at most three statements', async () => {
  const { database, shop } = await open()
  for (let n = 0; n < 5; n++) await buildProduct(database.app, { options: [{ name: 'Size', values: ['M'] }], skus: [{ sku: `S-${n}`, option_values: ['M'], prices: [usd(100)] }] })
  const query = vi.spyOn(pg.Client.prototype, 'query')
  const statementsOf = async (path: string) => {
    query.mockClear()
    expect((await shop(path)).status).toBe(200)
    return query.mock.calls.filter(([said]) => !/^(begin|commit)/i.test(typeof said === 'string' && !said.includes('execute') ? said : 'other')).length
  }
  expect(await statementsOf('/products')).toBe(1)
  expect(await statementsOf('/products/mug-3')).toBeLessThanOrEqual(3)
  query.mockRestore()
})

test('products are filtered by category with all below it, brand, price and stock, and sorted', async () => {
  const { database, ask, shop } = await open()
  const home = (await ask('POST', '/admin/categories', { payload: { name: 'Home' } })).json.data
  const cups = (await ask('POST', '/admin/categories', { payload: { name: 'Cups', parent_id: home.category_id } })).json.data
  await buildProduct(database.app, { name: 'Cup', brand: 'Oku', price_minor: 900, category_ids: [cups.category_id] })
  await buildProduct(database.app, { name: 'Lamp', brand: 'Ray', price_minor: 3_000, category_ids: [home.category_id], stock: 0 })
  await buildProduct(database.app, { name: 'Apple', price_minor: 100 })
  const names = async (query: string) => ((await shop(`/products?${query}`)).json.data as { name: string }[]).map(({ name }) => name)
  expect(await names('category=home&sort=name')).toEqual(['Cup', 'Lamp'])
  expect(await names(`category=${cups.category_id}`)).toEqual(['Cup'])
  expect(await names('brand=oku')).toEqual(['Cup'])
  expect(await names('min_minor=900&max_minor=3000&sort=-price')).toEqual(['Lamp', 'Cup'])
  expect(await names('in_stock=true&sort=price')).toEqual(['Apple', 'Cup'])
  expect((await shop('/products?category=nowhere')).status).toBe(404)
  expect((await shop('/categories')).json.data).toMatchObject([{ name: 'Home', depth: 0, products: 2 }, { name: 'Cups', depth: 1, parent_id: home.category_id, products: 1 }])
  expect((await shop('/categories/cups')).json.data).toMatchObject({ products: 1, path: [{ name: 'Home' }, { name: 'Cups' }], children: [] })
})

test('a list that did not change is answered with 304', async () => {
  const { database, app, shop } = await open()
  await buildProduct(database.app)
  const { headers } = await shop('/products')
  expect(headers['cache-control']).toBe('public, no-cache')
  expect((await app.inject({ url: '/api/v1/shop/products', headers: { ...asShopper(), 'if-none-match': String(headers['etag']) } })).statusCode).toBe(304)
})

test('a write to a version that is not the newest is refused', async () => {
  const { database, ask } = await open()
  const { product_id, version } = await buildProduct(database.app)
  const [one, two] = await Promise.all([ask('PUT', `/admin/products/${product_id}`, { payload: { version, name: 'One' } }), ask('PUT', `/admin/products/${product_id}`, { payload: { version, name: 'Two' } })])
  expect(new Set([one.status, two.status])).toEqual(new Set([200, 409]))
  expect([one, two].find(({ status }) => status === 409)?.json).toMatchObject({ code: 'STALE', field: 'version' })
})

test('the old slug leads to the product, until another product takes it', async () => {
  const { database, ask, shop } = await open()
  const { product_id, version } = await buildProduct(database.app, { name: 'Old Name' })
  await ask('PUT', `/admin/products/${product_id}`, { payload: { version, slug: 'new-name' } })
  expect((await shop('/products/old-name')).json.data).toMatchObject({ slug: 'new-name', moved_from: 'old-name' })
  await buildProduct(database.app, { name: 'Another', slug: 'old-name' })
  expect((await shop('/products/old-name')).json.data).toMatchObject({ name: 'Another', moved_from: null })
})

test('products of one name get different slugs, made at once as well; a slug that is asked for is not changed', async () => {
  const { database, ask } = await open()
  const made = await Promise.all([1, 2, 3].map((n) => ask('POST', '/admin/products', { payload: { name: '藍牙 耳機', skus: [{ sku: `X${n}` }] } })))
  expect(made.map(({ json }) => json.data.slug as string).toSorted()).toEqual(['藍牙-耳機', '藍牙-耳機-2', '藍牙-耳機-3'])
  await buildProduct(database.app, { slug: 'mine' })
  expect(await ask('POST', '/admin/products', { payload: { name: 'B', slug: 'mine' } })).toMatchObject({ status: 409, json: { code: 'SLUG_TAKEN', field: 'slug' } })
})

test('a code and a combination of options exist once', async () => {
  const { database, ask } = await open()
  const { product_id } = await buildProduct(database.app, { options: [{ name: 'Size', values: ['M', 'L'] }], skus: [{ sku: 'A', option_values: ['M'], prices: [usd(1)] }] })
  const add = (payload: object) => ask('POST', `/admin/products/${product_id}/skus`, { payload })
  expect(await add({ sku: 'B', option_values: ['M'] })).toMatchObject({ status: 409, json: { code: 'COMBINATION_TAKEN', field: 'option_values' } })
  expect(await add({ sku: 'A', option_values: ['L'] })).toMatchObject({ status: 409, json: { code: 'SKU_TAKEN', field: 'sku' } })
  expect(await add({ sku: 'C', option_values: ['XL'] })).toMatchObject({ status: 422, json: { code: 'OPTION_VALUES', field: 'option_values' } })
  expect((await add({ sku: 'C', option_values: ['L'] })).status).toBe(201)
})

test('a code is free again when its SKU is removed', async () => {
  const { database, ask } = await open()
  const { product_id, skus } = await buildProduct(database.app, { skus: [{ sku: 'A', prices: [usd(1)] }] })
  expect((await ask('DELETE', `/admin/skus/${skus[0]?.sku_id ?? ''}`)).status).toBe(204)
  expect((await ask('POST', `/admin/products/${product_id}/skus`, { payload: { sku: 'A', stock: 1 } })).status).toBe(201)
})

test('a SKU that comes to a page that was shown before has its stock there', async () => {
  const { database, ask, shop } = await open()
  const { product_id, slug } = await buildProduct(database.app, { options: [{ name: 'Size', values: ['M', 'L'] }], skus: [{ sku: 'M', option_values: ['M'], prices: [usd(1)], stock: 3 }] })
  const stock = async () => ((await shop(`/products/${slug}`)).json.data.skus as { sku: string; available: number }[]).map(({ sku, available }) => [sku, available])
  expect([await stock(), await stock()]).toEqual([[['M', 3]], [['M', 3]]])
  await ask('POST', `/admin/products/${product_id}/skus`, { payload: { sku: 'L', option_values: ['L'], prices: [usd(1)], stock: 4 } })
  expect([await stock(), await stock()]).toEqual([[['M', 3], ['L', 4]], [['M', 3], ['L', 4]]])
})

test('options are renamed, even exchanged, and SKUs follow; a value that is in use stays', async () => {
  const { database, ask } = await open()
  const { product_id, version } = await buildProduct(database.app, { options: [{ name: 'Colour', values: ['Black', 'White'] }], skus: [{ sku: 'A', option_values: ['Black'], prices: [usd(1)] }, { sku: 'B', option_values: ['White'], prices: [usd(1)] }] })
  const put = (payload: object) => ask('PUT', `/admin/products/${product_id}/options`, { payload })
  const swapped = await put({ version, options: [{ name: 'Color', was: 'Colour', values: [{ value: 'White', was: 'Black' }, { value: 'Black', was: 'White' }] }] })
  expect(swapped.json.data.skus).toMatchObject([{ sku: 'A', option_values: ['White'] }, { sku: 'B', option_values: ['Black'] }])
  expect(await put({ version: swapped.json.data.version, options: [{ name: 'Color', values: [{ value: 'Black' }] }] })).toMatchObject({ status: 422, json: { code: 'VALUE_IN_USE', field: 'options' } })
  expect(await put({ version: swapped.json.data.version, options: [] })).toMatchObject({ status: 409, json: { code: 'COMBINATION_TAKEN' } })
})

test('a sale opens and closes by the clock alone, in the list, on the page and at the checkout', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    vi.setSystemTime('2026-11-27T00:00:00.000Z')
    const { database, shop } = await open()
    await buildProduct(database.app, { slug: 'sale', skus: [{ sku: 'A', prices: [usd(1_000, { sale_minor: 700, sale_from: '2026-11-28T00:00:00Z', sale_to: '2026-11-29T00:00:00Z' })], stock: 1 }] })
    const seen = async (at: string) => {
      vi.setSystemTime(at)
      const [card] = (await shop('/products')).json.data
      const [sku] = (await shop('/products/sale')).json.data.skus
      expect([card.from_minor, card.list_minor]).toEqual([sku.price_minor, sku.list_minor])
      return [sku.price_minor, sku.list_minor, sku.sale_ends_at]
    }
    expect(await seen('2026-11-27T23:59:59.999Z')).toEqual([1_000, null, null])
    expect(await seen('2026-11-28T00:00:00.000Z')).toEqual([700, 1_000, '2026-11-29T00:00:00+00:00'])
    expect(await seen('2026-11-28T23:59:59.999Z')).toEqual([700, 1_000, '2026-11-29T00:00:00+00:00'])
    expect(await seen('2026-11-29T00:00:00.000Z')).toEqual([1_000, null, null])
  } finally {
    vi.useRealTimers()
  }
})

test('prices are whole minor units in every currency, and a product without one in it is not listed', async () => {
  const { database, shop } = await open()
  const kwd = { store: { currencies: ['USD', 'JPY', 'KWD'] } }
  await buildProduct(database.app, { slug: 'both', skus: [{ sku: 'A', prices: [usd(1_000), { currency: 'JPY', amount_minor: 1_500 }, { currency: 'KWD', amount_minor: 3_125 }] }] })
  await buildProduct(database.app)
  expect((await shop('/products?currency=JPY', kwd)).json.data).toMatchObject([{ from_minor: 1_500, currency: 'JPY' }])
  expect((await shop('/products/both?currency=kwd', kwd)).json.data.skus).toMatchObject([{ price_minor: 3_125, currency: 'KWD' }])
  expect(await shop('/products?currency=GBP')).toMatchObject({ status: 400, json: { field: 'currency' } })
})

test('many prices are set at once, all or none', async () => {
  const { database, ask, shop } = await open()
  const { skus } = await buildProduct(database.app)
  const put = (prices: object[]) => ask('PUT', '/admin/prices', { payload: { prices } })
  const sku_id = skus[0]?.sku_id
  expect(await put([{ sku_id, ...usd(500) }, { sku_id: crypto.randomUUID(), ...usd(1) }])).toMatchObject({ status: 422, json: { code: 'UNKNOWN_SKU', field: 'prices.1.sku_id' } })
  expect(await put([{ sku_id, ...usd(500, { sale_minor: 500 }) }])).toMatchObject({ status: 422, json: { code: 'SALE_ABOVE_PRICE', field: 'sale_minor' } })
  expect((await put([{ sku_id, ...usd(500) }, { sku_id, currency: 'EUR', amount_minor: 450 }])).json.data).toEqual({ changed: 2 })
  expect((await put([{ sku_id, ...usd(500) }])).json.data).toEqual({ changed: 0 })
  expect((await shop('/products')).json.data).toMatchObject([{ from_minor: 500 }])
  await put([{ sku_id, currency: 'USD', amount_minor: null }])
  expect((await shop('/products')).json.data).toEqual([])
})

test('what has no price is not published', async () => {
  const { database, ask } = await open()
  const { product_id } = await buildProduct(database.app, { skus: [{ sku: 'A', prices: [{ currency: 'EUR', amount_minor: 1 }] }], is_published: false })
  expect(await ask('POST', `/admin/products/${product_id}/publish`)).toMatchObject({ status: 422, json: { code: 'NOT_SELLABLE' } })
})

test('a removed product is gone for shoppers, and comes back as it was', async () => {
  const { database, ask, shop } = await open()
  const { product_id, slug } = await buildProduct(database.app)
  await ask('DELETE', `/admin/products/${product_id}`)
  expect((await shop(`/products/${slug}`)).status).toBe(404)
  expect((await shop('/products')).json.data).toEqual([])
  expect((await ask('DELETE', `/admin/products/${product_id}`)).status).toBe(200)
  expect((await ask('GET', '/admin/products?status=removed')).json.data).toMatchObject([{ product_id }])
  await ask('POST', `/admin/products/${product_id}/restore`)
  expect((await shop(`/products/${slug}`)).status).toBe(200)
})

test('a category that another tenant has is no category of this one', async () => {
  const { ask } = await open()
  const theirs = (await ask('POST', '/admin/categories', { payload: { name: 'Theirs' }, headers: asCaller({ tenant_id: SECOND }) })).json.data
  expect(await ask('POST', '/admin/products', { payload: { name: 'Mine', category_ids: [theirs.category_id] } })).toMatchObject({ status: 422, json: { code: 'UNKNOWN_CATEGORY' } })
  expect((await ask('PUT', `/admin/categories/${theirs.category_id}`, { payload: { name: 'Mine' } })).status).toBe(404)
})

test('another tenant’s product is not there', async () => {
  const { database, ask, shop } = await open()
  const { product_id, skus } = await buildProduct(database.app, { tenant_id: SECOND })
  expect((await shop(`/products/${product_id}`)).status).toBe(404)
  expect((await ask('PUT', `/admin/products/${product_id}`, { payload: { version: 1, name: 'Mine' } })).status).toBe(404)
  expect((await ask('PUT', '/admin/prices', { payload: { prices: [{ sku_id: skus[0]?.sku_id, ...usd(1) }] } })).status).toBe(422)
})

test('a category never stands below itself, even when two are moved at once', async () => {
  const { ask } = await open()
  const make = async (name: string, parent_id?: string) => (await ask('POST', '/admin/categories', { payload: { name, parent_id } })).json.data.category_id as string
  const [a, b] = [await make('A'), await make('B')]
  const below = await make('A1', a)
  const move = (id: string, parent_id: string) => ask('PUT', `/admin/categories/${id}`, { payload: { parent_id } })
  const both = await Promise.all([move(a, b), move(b, a)])
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 422]))
  expect(both.find(({ status }) => status === 422)?.json).toMatchObject({ code: 'CATEGORY_CIRCLE', field: 'parent_id' })
  const tree = (await ask('GET', '/admin/categories')).json.data as { category_id: string; path: string[] }[]
  expect(tree.find(({ category_id }) => category_id === below)?.path.slice(-2)).toEqual([a, below])
})

test('categories are put in order; one with others below it is not removed', async () => {
  const { ask } = await open()
  const make = async (name: string, more: object = {}) => (await ask('POST', '/admin/categories', { payload: { name, ...more } })).json.data.category_id as string
  const [a] = [await make('A'), await make('B'), await make('C', { position: 0 })]
  const names = async () => ((await ask('GET', '/admin/categories')).json.data as { name: string }[]).map(({ name }) => name)
  expect(await names()).toEqual(['C', 'A', 'B'])
  await ask('PUT', `/admin/categories/${a}`, { payload: { position: 2 } })
  expect(await names()).toEqual(['C', 'B', 'A'])
  expect(await ask('POST', '/admin/categories', { payload: { name: 'a' } })).toMatchObject({ status: 409, json: { code: 'NAME_TAKEN', field: 'name' } })
  await make('D', { parent_id: a })
  expect((await ask('DELETE', `/admin/categories/${a}`)).json).toMatchObject({ code: 'CATEGORY_NOT_EMPTY' })
})

test('the stars that reviews tell stand on the tile', async () => {
  const { database, shop } = await open()
  const { product_id } = await buildProduct(database.app)
  await withTenant(database.app, FIRST, (trx) => setRating(trx, product_id, { rating: 4.5, reviews: 2 }))
  expect((await shop('/products?sort=best')).json.data).toMatchObject([{ rating: 4.5, reviews: 2 }])
})
