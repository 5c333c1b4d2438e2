import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { publish } from '#kernel/events'
import { asShopper, testApp } from '#kernel/testing'
import { orderConfirmed } from '#shop/orders'
import { deliverPending } from '../../kernel/events/relay.ts'
import { FIRST, openSearch, SECOND } from '../../tests/search.ts'
import { forgetCustomer } from './index.ts'
import { recommendationsModule } from './module.ts'

const VISITOR = 'visitor-0123456789'
const OTHER = 'visitor-9876543210'

async function open() {
  const { database, services, build, ask: _, ...shop } = await openSearch()
  const app = await testApp(services, ...(recommendationsModule.routes ? [recommendationsModule.routes] : []))
  const send = async (payload: object, shopper: Parameters<typeof asShopper>[0] = {}) => (await app.inject({ method: 'POST', url: '/api/v1/shop/events', headers: asShopper(shopper), payload }))
  const see = async (product_ids: string[], { visitor = VISITOR, kind = 'view', consent = true, shopper = {} }: { visitor?: string; kind?: string; consent?: boolean; shopper?: Parameters<typeof asShopper>[0] } = {}) => {
    // One after the other: what is latest is told by its time.
    for (const product_id of product_ids) await send({ visitor, consent, events: [{ id: crypto.randomUUID(), kind, product_id }] }, shopper)
  }
  const get = async (query: Record<string, string>, shopper: Parameters<typeof asShopper>[0] = {}) => {
    const answer = await app.inject({ url: `/api/v1/shop/recommendations?${new URLSearchParams(query).toString()}`, headers: asShopper(shopper) })
    // oxlint-disable-next-line typescript/no-explicit-any -- answers of two shapes
    return { status: answer.statusCode, json: answer.json() as any }
  }
  const names = async (query: Record<string, string>, shopper: Parameters<typeof asShopper>[0] = {}) => ((await get(query, shopper)).json.data as { name: string }[]).map(({ name }) => name)
  const buy = (product_ids: string[], { customer_id = null, tenant_id = FIRST, order_id = crypto.randomUUID() }: { customer_id?: string | null; tenant_id?: string; order_id?: string } = {}) => withTenant(database.app, tenant_id, (trx) =>
    publish(trx, orderConfirmed, { key: order_id, payload: { order_id, customer_id, currency: 'USD', total_minor: 1, lines: product_ids.map((product_id) => ({ sku_id: crypto.randomUUID(), product_id, quantity: 1, amount_minor: 1 })) } }))
  const learn = async (tenant_id = FIRST) => {
    await database.system.connection().execute(async (session) => {
      while ((await deliverPending(session, { consumers: recommendationsModule.consumers ?? [], log: services.log })) > 0);
    })
    await sql`insert into recommendations.state (tenant_id) values (${tenant_id}) on conflict (tenant_id) do update set changed_at = now()`.execute(database.owner)
    await recommendationsModule.jobs?.find(({ name }) => name === 'recommendations.learn')?.run({ services, signal: new AbortController().signal, isLastAttempt: true }, { tenant_id })
  }
  const run = (name: string) => recommendationsModule.jobs?.find((job) => job.name === name)?.run({ services, signal: new AbortController().signal, isLastAttempt: true }, {})
  const make = async (...titles: [string, string, string]): Promise<[string, string, string]> => {
    const ids: string[] = []
    for (const name of titles) ids.push((await build({ name })).product_id)
    return ids as [string, string, string] // one for each
  }
  return { ...shop, database, services, build, send, see, get, names, buy, learn, run, make }
}

test('what was bought with a product is shown beside it, with how often', async () => {
  const { make, buy, learn, get } = await open()
  const [pan, lid, mug] = await make('Pan', 'Lid', 'Mug')
  for (let n = 0; n < 3; n++) await buy([pan, lid])
  await buy([pan, mug])
  await learn()
  expect((await get({ kind: 'bought_together', product_id: pan })).json.data).toMatchObject([{ name: 'Lid', reason: { code: 'BOUGHT_TOGETHER', with: pan, share: 0.75, together: 3 } }])
})

test('an order that is told twice counts once', async () => {
  const { make, buy, learn, database } = await open()
  const [pan, lid] = await make('Pan', 'Lid', 'Mug')
  const order_id = crypto.randomUUID()
  await buy([pan, lid], { order_id })
  await buy([pan, lid, lid], { order_id })
  await learn()
  const { rows } = await sql<{ n: number; most: number }>`select (select count(*) from recommendations.purchase) as n, (select max(score) from recommendations.trend) as most`.execute(database.owner)
  expect(rows[0]).toMatchObject({ n: 2, most: 6 })
})

test('products that have much in common are similar, and it is said what', async () => {
  const { build, learn, get } = await open()
  const mug = (await build({ name: 'Blue mug', brand: 'Oku', attributes: [{ key: 'Glaze', value: 'Celadon' }] })).product_id
  await build({ name: 'Green cup', brand: 'Oku', attributes: [{ key: 'Glaze', value: 'Celadon' }] })
  for (let n = 0; n < 6; n++) await build({ name: `Lamp ${n}`, brand: 'Ray' })
  await learn()
  expect((await get({ kind: 'similar', product_id: mug })).json.data).toMatchObject([{ name: 'Green cup', reason: { code: 'SIMILAR', with: mug, common: 'Glaze:Celadon' } }])
})

test('a person is shown what others liked who looked at the same, at once', async () => {
  const { make, see, learn, get } = await open()
  const [pan, lid, mug] = await make('Pan', 'Lid', 'Mug')
  for (const n of [1, 2, 3]) await see([pan, lid], { visitor: `somebody-else-000${n}` })
  await see([mug], { visitor: OTHER })
  await learn()
  await see([pan])
  const { json } = await get({ kind: 'for_you', visitor: VISITOR })
  expect(json.data[0]).toMatchObject({ name: 'Lid', reason: { code: 'LIKED_BY_OTHERS', with: pan } })
  expect(json.data.map(({ name }: { name: string }) => name)).not.toContain('Pan')
  expect((await get({ kind: 'for_you' })).json.data.every(({ reason }: { reason: { code: string } }) => reason.code === 'TRENDING')).toBe(true)
})

test('what was seen lately comes back in its order, and only to whoever saw it', async () => {
  const { make, see, names, database } = await open()
  const [pan, lid, mug] = await make('Pan', 'Lid', 'Mug')
  await see([pan, lid, mug, pan])
  expect(await names({ kind: 'recent', visitor: VISITOR })).toEqual(['Pan', 'Mug', 'Lid'])
  for (const query of [{ kind: 'recent', visitor: OTHER }, { kind: 'recent' }] as Record<string, string>[]) expect(await names(query)).toEqual([])
  expect(await names({ kind: 'recent', visitor: VISITOR }, { tenant_id: SECOND })).toEqual([])
  expect(await names({ kind: 'recent', visitor: VISITOR }, { customer_id: crypto.randomUUID() })).toEqual([])
  const { rows } = await sql<{ line: string }>`select e::text as line from recommendations.event e`.execute(database.owner)
  expect(rows.some(({ line }) => line.includes(VISITOR))).toBe(false)
})

test('what many look at now stands before what many looked at last week', async () => {
  const { make, see, names, database } = await open()
  const [pan, lid] = await make('Pan', 'Lid', 'Mug')
  await see([pan, pan, pan])
  await sql`update recommendations.trend set at = now() - interval '9 days'`.execute(database.owner)
  await see([lid])
  expect((await names({ kind: 'trending' }))).toEqual(['Lid', 'Pan'])
})

test('without consent nothing is kept, and the same event counts once', async () => {
  const { make, send, see, names, database } = await open()
  const [pan] = await make('Pan', 'Lid', 'Mug')
  await see([pan], { consent: false })
  expect(await names({ kind: 'recent', visitor: VISITOR })).toEqual([])
  const event = { id: crypto.randomUUID(), kind: 'cart', product_id: pan }
  expect((await send({ visitor: VISITOR, consent: true, events: [event, event] })).json()).toEqual({ data: { counted: 1 } })
  expect((await send({ visitor: VISITOR, consent: true, events: [event] })).json()).toEqual({ data: { counted: 0 } })
  const { rows } = await sql<{ score: number }>`select score from recommendations.trend`.execute(database.owner)
  expect(rows).toEqual([{ score: 3 }])
})

test('many at once are all counted', async () => {
  const { make, send, database } = await open()
  const [pan, lid] = await make('Pan', 'Lid', 'Mug')
  const answers = await Promise.all(Array.from({ length: 20 }, () => send({ visitor: VISITOR, consent: true, events: [lid, pan].map((product_id) => ({ id: crypto.randomUUID(), kind: 'view', product_id })) })))
  expect(answers.every(({ statusCode }) => statusCode === 202)).toBe(true)
  const { rows } = await sql<{ score: number }>`select round(score) as score from recommendations.trend`.execute(database.owner)
  expect(rows).toEqual([{ score: 20 }, { score: 20 }])
})

test('nothing is shown that is taken off, sold out, or in the cart already', async () => {
  const { build, see, names } = await open()
  const gone = await build({ name: 'Gone', is_published: false })
  const out = await build({ name: 'Out', stock: 0 })
  const cart = await build({ name: 'In the cart' })
  const mug = await build({ name: 'Mug' })
  await see([gone, out, cart, mug].map(({ product_id }) => product_id))
  expect(await names({ kind: 'trending', exclude: cart.product_id })).toEqual(['Mug'])
})

test('a customer who is erased is forgotten, and what goes with what stays', async () => {
  const { database, make, see, buy, learn, names } = await open()
  const customer_id = crypto.randomUUID()
  const [pan, lid] = await make('Pan', 'Lid', 'Mug')
  for (let n = 0; n < 2; n++) await buy([pan, lid], { customer_id })
  await see([pan], { shopper: { customer_id } })
  await learn()
  expect(await names({ kind: 'recent' }, { customer_id })).toHaveLength(2)
  await withTenant(database.app, FIRST, (trx) => forgetCustomer(trx, customer_id))
  expect(await names({ kind: 'recent' }, { customer_id })).toEqual([])
  expect(await names({ kind: 'bought_together', product_id: pan })).toEqual(['Lid'])
  const { rows } = await sql<{ line: string }>`select p::text as line from recommendations.purchase p union all select e::text from recommendations.event e`.execute(database.owner)
  expect(rows.some(({ line }) => line.includes(customer_id))).toBe(false)
})

test('old behaviour is forgotten', async () => {
  const { make, see, names, run, database } = await open()
  const [pan, lid] = await make('Pan', 'Lid', 'Mug')
  await see([pan])
  await sql`update recommendations.event set at = now() - interval '181 days'`.execute(database.owner)
  await see([lid])
  await run('recommendations.prune')
  expect(await names({ kind: 'recent', visitor: VISITOR })).toEqual(['Lid'])
})

test('what lacks a product, a currency or its shape is refused at its field', async () => {
  const { get, send } = await open()
  expect(await get({ kind: 'similar' })).toMatchObject({ status: 422, json: { code: 'PRODUCT_MISSING', field: 'product_id' } })
  expect(await get({ kind: 'trending', currency: 'GBP' })).toMatchObject({ status: 400, json: { field: 'currency' } })
  expect((await send({ visitor: 'short', consent: true, events: [] })).statusCode).toBe(400)
  const one = { id: crypto.randomUUID(), kind: 'view', product_id: crypto.randomUUID() }
  expect((await send({ visitor: VISITOR, consent: true, events: Array.from({ length: 51 }, () => one) })).statusCode).toBe(400)
})
