import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { publish } from '#kernel/events'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { countStock } from '#shop/inventory'
import { productRemoved } from '#track/tracking'
import { deliverPending } from '../../kernel/events/relay.ts'
import { installQueues } from '../../kernel/jobs/queues.ts'
import { modules } from '../../modules.ts'
import { describeSkus, listCards, readProductDocs, setRating } from './index.ts'
import { announce } from './announce.ts'
import { catalogModule } from './module.ts'
import { removeProduct } from './products.service.ts'
import { seeStock } from './stock.service.ts'
import { buildProduct, FIRST, SECOND } from './testing.ts'

async function open() {
  const database = await testDatabase()
  await installQueues(database.url, modules.flatMap((module) => module.jobs ?? []))
  const services = testServices(database)
  const app = await testApp(services, (a) => catalogModule.routes?.(a))
  const inFirst = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(database.app, FIRST, work)
  const events = async () => (await sql<{ key: string; payload: { change: string } }>`select key, payload from kernel.outbox where type = 'catalog.product_changed' order by id`.execute(database.owner)).rows.map(({ key, payload }) => [key, payload.change])
  const deliver = async () => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers: catalogModule.consumers ?? [], log: services.log, world_speed: 1 }))) > 0);
  }
  return { database, services, app, inFirst, events, deliver }
}

const NOW = new Date('2026-11-20T12:00:00Z')

test('a SKU is described for a cart: name, options, price now, and whether it can be bought', async () => {
  const { database, inFirst } = await open()
  const { skus: [sku], product_id } = await buildProduct(database.app, { name: 'Tee', options: [{ name: 'Colour', values: ['Black'] }, { name: 'Size', values: ['L'] }], skus: [{ sku: 'T', option_values: ['Black', 'L'], weight_g: 150, prices: [{ currency: 'USD', amount_minor: 2_000, sale_minor: 1_500, sale_to: '2026-11-20T12:00:00.000Z' }] }] })
  const sku_id = sku?.sku_id ?? ''
  const at = (now: Date, currency = 'USD') => inFirst(async (trx) => (await describeSkus(trx, { sku_ids: [sku_id, crypto.randomUUID()], currency, channel: 'shop', now })).get(sku_id))
  expect(await at(NOW)).toMatchObject({ product_id, product_name: 'Tee', option_text: 'Black / L', weight_g: 150, price_minor: 2_000, list_minor: null, currency: 'USD', is_for_sale: true, tax_category: 'standard', requires_shipping: true, image_id: null })
  expect(await at(new Date(NOW.getTime() - 1))).toMatchObject({ price_minor: 1_500, list_minor: 2_000 })
  expect(await at(NOW, 'JPY')).toMatchObject({ price_minor: 0, is_for_sale: false })
})

test('what was removed, or is no longer in the channel, is described as not for sale', async () => {
  const { database, app, inFirst } = await open()
  const [gone, live] = [await buildProduct(database.app), await buildProduct(database.app, { channels: ['live'] })]
  await inFirst((trx) => removeProduct(trx, { id: undefined, tenant_id: FIRST }, gone.product_id))
  const ids = [gone, live].map(({ skus }) => skus[0]?.sku_id ?? '')
  const described = await inFirst((trx) => describeSkus(trx, { sku_ids: ids, currency: 'USD', channel: 'shop', now: NOW }))
  expect(ids.map((id) => described.get(id)?.is_for_sale)).toEqual([false, false])
  expect((await app.inject({ url: '/api/v1/shop/products' })).json()).toMatchObject({ data: [] })
})

test('another tenant’s SKU is not described', async () => {
  const { database, inFirst } = await open()
  const { skus } = await buildProduct(database.app, { tenant_id: SECOND })
  expect((await inFirst((trx) => describeSkus(trx, { sku_ids: [skus[0]?.sku_id ?? ''], currency: 'USD', channel: 'shop', now: NOW }))).size).toBe(0)
})

test('search reads whole products, page by page', async () => {
  const { database, app, inFirst } = await open()
  const category = (name: string, parent_id?: string) => app.inject({ method: 'POST', url: '/api/v1/shop/admin/categories', headers: asCaller(), payload: { name, parent_id } }).then((answer) => answer.json<{ data: { category_id: string } }>().data.category_id)
  const home = await category('Home')
  const cups = await category('Cups', home)
  const made = [await buildProduct(database.app, { name: 'A', category_ids: [cups], skus: [{ sku: 'A1', barcode: '4006381333931', stock: 1, prices: [{ currency: 'USD', amount_minor: 5 }] }] }), await buildProduct(database.app, { name: 'B', is_published: false })]
  const all = await inFirst(async (trx) => {
    const first = await readProductDocs(trx, { after: null, limit: 1 })
    return [...first, ...(await readProductDocs(trx, { after: first[0]?.product_id ?? null, limit: 5 }))]
  })
  expect(all.map(({ product_id }) => product_id).toSorted()).toEqual(made.map(({ product_id }) => product_id).toSorted())
  const doc = all.find(({ name }) => name === 'A')
  expect(doc).toMatchObject({ categories: expect.arrayContaining([{ id: home, name: 'Home' }, { id: cups, name: 'Cups' }]), prices: [{ currency: 'USD', from_minor: 5, to_minor: 5 }], in_stock: true, is_published: true })
  expect([doc?.category_ids.toSorted(), doc?.skus.toSorted()]).toEqual([[home, cups].toSorted(), ['4006381333931', 'A1']])
  expect(all.find(({ name }) => name === 'B')).toMatchObject({ is_published: false, categories: [] })
})

test('cards come in the order asked', async () => {
  const { database, inFirst } = await open()
  const [a, b, draft] = [await buildProduct(database.app), await buildProduct(database.app), await buildProduct(database.app, { is_published: false })]
  const cards = await inFirst((trx) => listCards(trx, { product_ids: [b.product_id, draft.product_id, a.product_id], currency: 'USD', now: NOW }))
  expect(cards.map(({ product_id }) => product_id)).toEqual([b.product_id, a.product_id])
})

test('a saved product is told once, and one that did not change is not', async () => {
  const { database, app, inFirst, events } = await open()
  const { product_id, version } = await buildProduct(database.app)
  expect(await events()).toEqual([[product_id, 'saved'], [product_id, 'published']])
  const put = (payload: object) => app.inject({ method: 'PUT', url: `/api/v1/shop/admin/products/${product_id}`, headers: asCaller(), payload })
  await put({ version, name: 'Other', brand: 'B', category_ids: [] })
  await put({ version: version + 1, name: 'Other' })
  for (let n = 0; n < 2; n++) await inFirst((trx) => setRating(trx, product_id, { rating: 5, reviews: 1 }))
  expect((await events()).slice(2)).toEqual([[product_id, 'saved'], [product_id, 'saved']])
})

test('a SKU that sells out is sold out on its tile, and the team is told once', async () => {
  const { database, inFirst, deliver } = await open()
  const { product_id, skus: [sku] } = await buildProduct(database.app, { stock: 2 })
  const card = () => inFirst(async (trx) => (await listCards(trx, { product_ids: [product_id], currency: 'USD', now: NOW }))[0]?.in_stock)
  const count = (counted: number) => inFirst((trx) => countStock(trx, { tenant_id: FIRST, ref: 'test', actor_id: null, rows: [{ sku_id: sku?.sku_id ?? '', counted }] }))
  const told = async () => (await sql<{ facts: object }>`select facts from notifications.message where type = 'stock_low'`.execute(database.owner)).rows
  await deliver()
  expect(await card()).toBe(true)
  await count(0)
  await deliver()
  expect(await card()).toBe(false)
  expect(await told()).toMatchObject([{ facts: { available: 0, sku: sku?.sku } }])
  await count(5)
  await deliver()
  expect(await card()).toBe(true)
  expect(await told()).toHaveLength(1)
})

test('SKUs of one product that sell out at once, while it is changed, are sold out on its tile', async () => {
  const { database, app, inFirst } = await open()
  const { product_id, skus, version } = await buildProduct(database.app, { options: [{ name: 'Size', values: ['M', 'L'] }], skus: ['M', 'L'].map((size) => ({ sku: size, option_values: [size], stock: 1, prices: [{ currency: 'USD', amount_minor: 5 }] })) })
  await inFirst((trx) => countStock(trx, { tenant_id: FIRST, ref: 'test', actor_id: null, rows: skus.map(({ sku_id }) => ({ sku_id, counted: 0 })) }))
  const see = (sku_id: string) => inFirst(async (trx) => announce(trx, await seeStock(trx, [sku_id]), 'saved'))
  const rename = app.inject({ method: 'PUT', url: `/api/v1/shop/admin/products/${product_id}`, headers: asCaller(), payload: { version, name: 'Renamed' } })
  const price = app.inject({ method: 'PUT', url: `/api/v1/shop/admin/skus/${skus[0]?.sku_id}`, headers: asCaller(), payload: { prices: [{ currency: 'USD', amount_minor: 7 }] } })
  const answers = await Promise.all([rename, price, ...skus.map(({ sku_id }) => see(sku_id))])
  expect(answers[1]?.statusCode).toBe(204)
  expect(await inFirst((trx) => listCards(trx, { product_ids: [product_id], currency: 'USD', now: NOW }))).toMatchObject([{ in_stock: false, to_minor: 7 }])
})

test('a SKU is linked to a tracked product, and let go when that is removed', async () => {
  const { database, app, inFirst, deliver } = await open()
  const { skus: [sku] } = await buildProduct(database.app)
  const { rows: [listing] } = await sql<{ id: string }>`insert into tracking.listing (marketplace, asin) values ('us', 'B08N5WRWNW') returning id`.execute(database.owner)
  const track = async (tenant: string) => (await sql<{ id: string }>`insert into tracking.product (tenant_id, listing_id) values (${tenant}, ${listing?.id}) returning id`.execute(database.owner)).rows[0]?.id ?? ''
  const [mine, theirs] = [await track(FIRST), await track(SECOND)]
  const link = (tracked_product_id: string) => app.inject({ method: 'PUT', url: `/api/v1/shop/admin/skus/${sku?.sku_id}`, headers: asCaller(), payload: { tracked_product_id } })
  const linked = async () => (await sql<{ id: string | null }>`select tracked_product_id as id from catalog.sku`.execute(database.owner)).rows[0]?.id
  expect((await link(theirs)).json()).toMatchObject({ code: 'UNKNOWN_PRODUCT', field: 'tracked_product_id' })
  expect((await link(mine)).statusCode).toBe(204)
  expect(await linked()).toBe(mine)
  await inFirst((trx) => publish(trx, productRemoved, { key: mine, payload: { product_id: mine, listing_id: listing?.id ?? '' } }))
  await deliver()
  expect(await linked()).toBeNull()
})
