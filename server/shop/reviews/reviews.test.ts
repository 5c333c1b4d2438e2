import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { storeSetting } from '#kernel/settings'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { modules } from '../../modules.ts'
import { forgetCustomer } from './erase.service.ts'
import { advertises } from './spam.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'
const SECOND = '00000000-0000-4000-8000-000000000002'
const ANNA = '00000000-0000-4000-8000-00000000a001'
const BEN = '00000000-0000-4000-8000-00000000b001'
const customer = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const GOOD = { stars: 5, title: 'Good', text: 'It does what it says.', author: 'Anna' }

interface Call {
  as?: string | null
  payload?: object
  ip?: string
  tenant_id?: string
}

async function open(settings: Record<string, unknown> = {}) {
  const database = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-reviews-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  for (const [name, value] of Object.entries(settings)) await storeSetting(database.owner, { tenant_id: FIRST, name: `reviews.${name}`, value, changed_by: null })
  const services = testServices(database, { TRADEWIND_HOME: home })
  const app = await testApp(services, ...modules.flatMap(({ name, routes }) => (routes !== undefined && (name === 'reviews' || name === 'catalog') ? [routes] : [])))
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, headers: Record<string, string>, { payload, ip = '203.0.113.9' }: Call) => {
    const answer = await app.inject({ method, url: `/api/v1/shop${path}`, headers, remoteAddress: ip, ...(payload === undefined ? {} : { payload }) })
    // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes
    return { status: answer.statusCode, json: (answer.body === '' ? {} : answer.json()) as any }
  }
  let products = 0
  const sell = async ({ tenant_id = FIRST, is_published = true } = {}): Promise<string> => {
    const n = ++products
    const made = await send('POST', '/admin/products', asCaller({ tenant_id }), { payload: { name: `Mug ${n}`, skus: [{ sku: `MUG-${n}`, prices: [{ currency: 'USD', amount_minor: 900 }] }] } })
    const id = made.json.data.product_id as string
    if (is_published) await send('POST', `/admin/products/${id}/publish`, asCaller({ tenant_id }), {})
    return id
  }
  const product_id = await sell()
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { as = ANNA, tenant_id = FIRST, ...call }: Call = {}) => send(method, path, asShopper({ customer_id: as, tenant_id }), call)
  const admin = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object, caller: object = {}) => send(method, `/admin/reviews${path}`, asCaller(caller), payload === undefined ? {} : { payload })
  const write = (given: object = {}, call: Call & { of?: string } = {}) => ask('POST', `/products/${call.of ?? product_id}/reviews`, { ...call, payload: { ...GOOD, ...given } })
  const shown = async (query = '', as: string | null = null) => (await ask('GET', `/products/${product_id}/reviews${query}`, { as })).json
  const upload = async (colour: string, as = ANNA) => {
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: colour } }).png().toBuffer()
    const payload = Buffer.concat([Buffer.from('--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n'), bytes, Buffer.from('\r\n--b--\r\n')])
    const answer = await app.inject({ method: 'POST', url: '/api/v1/shop/reviews/images', headers: { ...asShopper({ customer_id: as }), 'content-type': 'multipart/form-data; boundary=b' }, payload })
    return answer.json<{ data: { id: string } }>().data.id
  }
  const picture = async (id: string) => (await app.inject({ url: `/api/v1/shop/images/${id}/160.webp` })).statusCode
  const count = async (table: string) => (await sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`.execute(database.owner)).rows[0]?.n
  const card = async () => (await ask('GET', '/products', { as: null })).json.data.find((found: { product_id: string }) => found.product_id === product_id) as { rating: number | null; reviews: number }
  return { database, services, product_id, sell, ask, admin, write, shown, upload, picture, count, card }
}

/** A delivered order of the customer's, with the product in it. */
const bought = (database: Awaited<ReturnType<typeof testDatabase>>, { customer_id, product_id }: { customer_id: string; product_id: string }) => sql`
  with made as (insert into orders."order" (tenant_id, number, customer_id, email, token_hash, language, currency, state, subtotal_minor, discount_minor, shipping_minor, tax_minor, shipping_tax_minor, points, points_minor, total_minor, prices_include_tax, taxes, expires_at)
    values (${FIRST}, 'T-1', ${customer_id}, 'a@test.example', 'x', 'en', 'USD', 'delivered', 1, 0, 0, 0, 0, 0, 0, 1, false, '[]', now()) returning id)
  insert into orders.line (tenant_id, order_id, position, sku_id, product_id, sku, name, option_text, quantity, unit_minor, line_minor, discount_minor, tax_minor, tax_rate, requires_shipping)
  select ${FIRST}, id, 0, gen_random_uuid(), ${product_id}, 'X', 'X', '', 1, 1, 1, 0, 0, '0', true from made`.execute(database.owner)

test('a review waits for the team, is approved, and then stands beneath the product and on its tile', async () => {
  const { write, admin, shown, card } = await open()
  const { json: { data } } = await write()
  expect(data).toMatchObject({ status: 'pending', stars: 5, is_verified: false })
  expect([(await shown()).data, await card()]).toMatchObject([[], { rating: null, reviews: 0 }])
  expect((await admin('GET', '')).json.data).toMatchObject([{ review_id: data.review_id, customer_id: ANNA, reports: [] }])
  expect((await admin('POST', `/${data.review_id}/approve`)).status).toBe(204)
  expect((await admin('POST', `/${data.review_id}/approve`)).status).toBe(204)
  expect((await shown()).data).toMatchObject([{ author: 'Anna', text: 'It does what it says.', helpful: 0, is_voted: false }])
  expect((await shown()).data[0]).not.toHaveProperty('customer_id')
  expect(await card()).toMatchObject({ rating: 5, reviews: 1 })
})

test('a rejected review is hidden, and its author reads why', async () => {
  const { write, admin, ask, shown, card, product_id } = await open({ approve_at_once: true })
  const { json: { data } } = await write()
  expect(await card()).toMatchObject({ reviews: 1 })
  await admin('POST', `/${data.review_id}/reject`, { reason: 'It is about the parcel service' })
  expect([(await shown()).data, await card()]).toMatchObject([[], { rating: null, reviews: 0 }])
  expect((await ask('GET', `/products/${product_id}/reviews/mine`)).json.data).toMatchObject({ status: 'rejected', reason: 'It is about the parcel service' })
})

test('a customer writes one review of a product, however often and at once they send it', async () => {
  const { write, count } = await open({ approve_at_once: true })
  const sent = await Promise.all([1, 2, 3, 4].map((stars) => write({ stars })))
  expect(sent.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(new Set(sent.filter(({ status }) => status !== 201).map(({ json }) => json.code as string))).toEqual(new Set(['ALREADY_REVIEWED']))
  expect([await count('reviews.review'), await count('reviews.stats')]).toEqual([1, 1])
})

test('an edit counts its new stars; new words wait again, and new stars alone do not', async () => {
  const { write, ask, admin, card, product_id } = await open()
  const { json: { data } } = await write()
  await admin('POST', `/${data.review_id}/approve`)
  const edit = (given: object) => ask('PUT', `/products/${product_id}/reviews/mine`, { payload: { ...GOOD, ...given } })
  expect((await edit({ stars: 2 })).json.data).toMatchObject({ status: 'approved', stars: 2 })
  expect(await card()).toMatchObject({ rating: 2, reviews: 1 })
  expect((await edit({ stars: 3, text: 'On second thought …' })).json.data).toMatchObject({ status: 'pending' })
  expect(await card()).toMatchObject({ rating: null, reviews: 0 })
})

test('what is stored of the stars is what is counted anew, after many changes at once', async () => {
  const { database, write, ask, admin, product_id, card } = await open({ approve_at_once: true })
  const people = Array.from({ length: 12 }, (_, n) => customer(n + 1))
  const made = await Promise.all(people.map((as, n) => write({ stars: (n % 5) + 1, title: '', text: '' }, { as, ip: `198.51.100.${n}` })))
  await Promise.all(made.map(({ json }, n) => {
    const as = people[n] ?? ''
    if (n % 4 === 0) return ask('DELETE', `/products/${product_id}/reviews/mine`, { as })
    if (n % 4 === 1) return ask('PUT', `/products/${product_id}/reviews/mine`, { as, payload: { ...GOOD, stars: 1 } })
    if (n % 4 === 2) return admin('POST', `/${json.data.review_id}/reject`, { reason: 'x' })
    return admin('POST', `/${json.data.review_id}/approve`)
  }))
  const { rows: [row] } = await sql<{ stored: number[]; counted: number[] }>`select (select stars from reviews.stats where product_id = ${product_id}) as stored,
    (select array_agg(n order by star) from (select star, (select count(*)::int from reviews.review where stars = star and status = 'approved') as n from generate_series(1, 5) star) s) as counted`.execute(database.owner)
  expect(row?.stored).toEqual(row?.counted)
  const stats = (await ask('GET', `/products/${product_id}/reviews/stats`)).json.data as { reviews: number; rating: number; stars: number[] }
  expect(stats).toMatchObject({ stars: row?.counted, reviews: 6 })
  expect(await card()).toMatchObject({ reviews: stats.reviews, rating: stats.rating })
})

test('who bought the product is verified', async () => {
  const { database, product_id, write } = await open({ buyers_only: true })
  expect(await write()).toMatchObject({ status: 422, json: { code: 'BUYERS_ONLY' } })
  await bought(database, { customer_id: BEN, product_id })
  expect((await write({}, { as: BEN })).json.data).toMatchObject({ is_verified: true })
})

test('who is not signed in writes nothing, and what is not sold is not reviewed', async () => {
  const { sell, ask, write, product_id } = await open()
  expect((await write({}, { as: null })).status).toBe(401)
  for (const of of [await sell({ is_published: false }), await sell({ tenant_id: SECOND })]) expect((await write({}, { of })).status).toBe(404)
  expect((await ask('GET', `/products/${product_id}/reviews/mine`, { as: BEN })).status).toBe(404)
})

test('reviews are sorted, filtered and read page by page', async () => {
  const { write, ask, shown, upload } = await open({ approve_at_once: true })
  const image = await upload('red', customer(3))
  for (const [n, stars] of [5, 1, 3, 3].entries()) await write({ stars, title: String(n), text: '', image_ids: n === 2 ? [image] : [] }, { as: customer(n + 1), ip: `198.51.100.${n}` })
  const titles = async (query: string) => ((await shown(query)).data as { title: string }[]).map(({ title }) => title)
  const { data: all } = await shown()
  await ask('PUT', `/reviews/${all[2].review_id}/vote`, { as: BEN })
  expect(await titles('')).toEqual(['3', '2', '1', '0'])
  expect(await titles('?sort=helpful&limit=1')).toEqual(['1'])
  expect(await titles('?sort=highest')).toEqual(['0', '3', '2', '1'])
  expect(await titles('?sort=lowest')).toEqual(['1', '3', '2', '0'])
  expect(await titles('?stars=3')).toEqual(['3', '2'])
  expect(await titles('?with_images=true')).toEqual(['2'])
  expect(await titles('?verified=true')).toEqual([])
  for (const sort of ['newest', 'helpful', 'highest', 'lowest']) {
    const paged: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const page = await shown(`?sort=${sort}&limit=1${next === '' ? '' : `&cursor=${next}`}`)
      paged.push(page.data[0].title as string)
      next = page.pagination.next as string | null
    }
    expect(paged).toEqual(await titles(`?sort=${sort}`))
  }
  expect((await ask('GET', `/products/${all[0].product_id}/reviews?cursor=eHh4`)).json).toMatchObject({ code: 'VALIDATION_ERROR', field: 'cursor' })
})

test('a vote counts once, is taken back once, and is not for oneself', async () => {
  const { write, ask, shown } = await open({ approve_at_once: true })
  const { review_id } = (await write()).json.data
  const vote = (as: string, method: 'PUT' | 'DELETE' = 'PUT') => ask(method, `/reviews/${review_id}/vote`, { as })
  expect(new Set((await Promise.all([vote(BEN), vote(BEN), vote(BEN)])).map(({ status }) => status))).toEqual(new Set([204]))
  await vote(customer(1))
  expect((await shown('', BEN)).data).toMatchObject([{ helpful: 2, is_voted: true }])
  await Promise.all([vote(BEN, 'DELETE'), vote(BEN, 'DELETE')])
  expect((await shown('', BEN)).data).toMatchObject([{ helpful: 1, is_voted: false }])
  expect((await vote(ANNA)).json).toMatchObject({ code: 'OWN_REVIEW' })
  expect((await ask('PUT', `/reviews/${review_id}/vote`, { as: BEN, tenant_id: SECOND })).status).toBe(404)
})

test('a report brings a shown review before the team once, and a decision settles it', async () => {
  const { write, ask, admin, shown } = await open({ approve_at_once: true })
  const { review_id } = (await write()).json.data
  for (let n = 0; n < 2; n++) expect((await ask('POST', `/reviews/${review_id}/reports`, { as: BEN, payload: { reason: 'spam', note: 'An advertisement' } })).status).toBe(202)
  expect((await admin('GET', '?status=reported')).json.data).toMatchObject([{ review_id, reports: [{ reason: 'spam', note: 'An advertisement' }] }])
  expect((await shown()).data).toHaveLength(1)
  await admin('POST', `/${review_id}/approve`)
  expect((await admin('GET', '?status=reported')).json.data).toEqual([])
})

test('the store answers beneath a review, and takes that away', async () => {
  const { write, admin, shown } = await open({ approve_at_once: true })
  const { review_id } = (await write()).json.data
  await admin('PUT', `/${review_id}/answer`, { text: 'Thank you' })
  expect((await shown()).data).toMatchObject([{ answer: 'Thank you', answered_at: expect.any(String) }])
  await admin('PUT', `/${review_id}/answer`, { text: null })
  expect((await shown()).data).toMatchObject([{ answer: null, answered_at: null }])
})

test('another tenant’s team decides nothing here', async () => {
  const { write, admin } = await open()
  const { review_id } = (await write()).json.data
  const theirs = { tenant_id: SECOND }
  expect([(await admin('POST', `/${review_id}/approve`, undefined, theirs)).status, (await admin('PUT', `/${review_id}/answer`, { text: 'x' }, theirs)).status]).toEqual([404, 404])
  expect((await admin('GET', '', undefined, theirs)).json.data).toEqual([])
})

test('what advertises waits for the team even where reviews are shown at once', async () => {
  const { write } = await open({ approve_at_once: true })
  expect((await write({ text: 'Cheaper at www.example.com' })).json.data).toMatchObject({ status: 'pending' })
})

test.each([
  ['see https://spam.test', true], ['buy at best-deals.shop now', true], ['mail me: a@b.example', true], ['call +886 2 2345 6789', true],
  ['It broke after 2 days. I got 10.5 hours out of it.', false], ['很好用，推薦！', false], ['Version 2.0 is better than 1.9', false],
])('“%s” advertises: %s', (text, is) => expect(advertises(text)).toBe(is))

test('words that stand in another review are refused, however they are written', async () => {
  const { sell, write } = await open()
  const text = 'This is the best product that I have ever bought.'
  expect((await write({ text })).status).toBe(201)
  const other = await sell()
  expect(await write({ text: text.toUpperCase().replaceAll(' ', '  ') }, { as: BEN, of: other })).toMatchObject({ status: 422, json: { code: 'REPEATED_TEXT', field: 'text' } })
  expect((await write({ text: 'Great!', title: '' }, { as: BEN, of: other })).status).toBe(201)
})

test('five reviews within an hour are enough for a customer, and fifteen for an address', async () => {
  const { sell, write } = await open()
  const products = await Promise.all([1, 2, 3, 4, 5].map(() => sell()))
  const codes: unknown[] = []
  for (const [n, of] of products.entries()) codes.push((await write({ title: '', text: String(n) }, { of })).status)
  expect(codes).toEqual([201, 201, 201, 201, 201])
  expect(await write({ title: '', text: '' })).toMatchObject({ status: 429, json: { code: 'TOO_MANY_REVIEWS' } })
  for (let n = 0; n < 10; n++) expect((await write({ title: '', text: '' }, { as: customer(n) })).status).toBe(201)
  expect((await write({ title: '', text: '' }, { as: BEN })).status).toBe(429)
  expect((await write({ title: '', text: '' }, { as: BEN, ip: '198.51.100.7' })).status).toBe(201)
})

test('images are uploaded first, belong to who sent them, and go when the review drops them', async () => {
  const { write, ask, shown, upload, picture, count, product_id } = await open({ approve_at_once: true })
  const [a, b, theirs] = [await upload('red'), await upload('blue'), await upload('green', BEN)]
  expect(await picture(a)).toBe(404)
  expect(await write({ image_ids: [a, theirs] })).toMatchObject({ status: 422, json: { code: 'UNKNOWN_IMAGE', field: 'image_ids' } })
  expect((await write({ image_ids: [b, a] })).json.data.images).toMatchObject([{ id: b }, { id: a }])
  expect([await picture(a), await picture(b)]).toEqual([200, 200])
  await ask('PUT', `/products/${product_id}/reviews/mine`, { payload: { ...GOOD, image_ids: [a] } })
  expect((await shown()).data[0].images).toMatchObject([{ id: a, width: 300, height: 200 }])
  expect([await picture(a), await picture(b)]).toEqual([200, 404])
  await ask('DELETE', `/products/${product_id}/reviews/mine`)
  expect([await picture(a), await count('catalog.picture'), await count('reviews.review')]).toEqual([404, 0, 0])
})

test('of who is erased the words stay without a name, and images, votes and reports go', async () => {
  const { services, write, ask, shown, upload, picture, card, count } = await open({ approve_at_once: true })
  const [image, left] = [await upload('red'), await upload('blue')]
  await write({ image_ids: [image] })
  const { review_id } = (await write({ text: 'Other words', author: 'Ben' }, { as: BEN })).json.data
  await ask('PUT', `/reviews/${review_id}/vote`)
  await ask('POST', `/reviews/${review_id}/reports`, { payload: { reason: 'other' } })
  for (let n = 0; n < 2; n++) await forgetCustomer(services, { tenant_id: FIRST, customer_id: ANNA })
  expect((await shown()).data).toMatchObject([{ author: 'Ben', helpful: 0 }, { author: null, text: 'It does what it says.', images: [] }])
  expect([await picture(image), await picture(left), await count('reviews.vote'), await count('reviews.report'), await count('reviews.upload')]).toEqual([404, 404, 0, 0, 0])
  expect(await card()).toMatchObject({ reviews: 2 })
})

test('of who is erased nothing stays where the store keeps no words', async () => {
  const { services, write, shown, card } = await open({ approve_at_once: true, keep_words_of_erased: false })
  await write()
  await forgetCustomer(services, { tenant_id: FIRST, customer_id: ANNA })
  expect([(await shown()).data, await card()]).toMatchObject([[], { rating: null, reviews: 0 }])
})
