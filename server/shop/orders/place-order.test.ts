import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openCheckout } from '../../tests/checkout.ts'
import { ADDRESS, ANA, BEN } from '../../tests/shop.ts'
import { LEGAL_MOVES } from './order-states.ts'


test('an order is a copy of its cart, holds its stock, and is found by its secret only', async () => {
  const shop = await openCheckout()
  await shop.taxed('IL', '0.0625')
  const mug = await shop.sell()
  const ana = shop.visit()
  const placed = await shop.order(ana, [{ sku_id: mug.sku_id, quantity: 2 }])
  expect(placed.data).toMatchObject({
    state: 'payment_pending', payment_status: 'not_paid', fulfilment_status: 'unfulfilled', return_status: 'none', subtotal_minor: 3998, shipping_minor: 500, tax_minor: 281, total_minor: 4779, pieces: 2,
    lines: [{ sku: mug.sku, quantity: 2, unit_minor: 1999, tax_minor: 250 }], address: { city: 'Springfield' }, shipping: { name: 'Post' }, timeline: [{ kind: 'placed', actor: 'customer' }, { kind: 'reserved', actor: 'system' }],
  })
  expect(placed.data.number).toMatch(/^T-\d{6}-[0-9A-Z]{5}$/)
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 10, reserved: 2, available: 8 })
  expect((await ana.ask('GET', '/cart')).json.data.lines).toEqual([])
  expect((await ana.ask('GET', `/orders/${placed.order_id}`)).status).toBe(404)
  expect((await ana.ask('GET', `/orders/${placed.order_id}`, undefined, { 'x-order-token': 'A'.repeat(43) })).status).toBe(404)
  expect((await shop.visit({ customer_id: BEN }).ask('POST', `/orders/${placed.order_id}/cancel`, {})).status).toBe(404)
  expect(await shop.seen(ana, placed)).toMatchObject({ order_id: placed.order_id })
})

test('what the catalogue changes later does not change the order', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell({ name: 'Blue mug' })
  const ana = shop.visit()
  const placed = await shop.order(ana, [mug])
  await shop.admin('PUT', '/prices', { prices: [{ sku_id: mug.sku_id, currency: 'USD', amount_minor: 9900 }] })
  await shop.admin('DELETE', `/products/${mug.product_id}`)
  expect(await shop.seen(ana, placed)).toMatchObject({ total_minor: 2499, lines: [{ name: 'Blue mug', unit_minor: 1999 }] })
  await shop.pay(ana, placed)
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'confirmed' })
})

test('of ten pieces, forty buyers who order at once get ten', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const buyers = await Promise.all(Array.from({ length: 40 }, async () => {
    const who = shop.visit()
    return { who, cart: await shop.gather(who, [mug]) }
  }))
  const answers = await Promise.all(buyers.map(({ who, cart }) => shop.place(who, cart)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
  expect(new Set(answers.map(({ json, status }) => (status === 201 ? 'ordered' : json.code)))).toEqual(new Set(['ordered', 'OUT_OF_STOCK']))
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 10, reserved: 10 })
  expect(await shop.faults()).toEqual([])
})

test('a cart that is ordered eight times at once is one order', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  for (const customer_id of [null, ANA]) {
    const ana = shop.visit({ customer_id })
    const cart = await shop.gather(ana, [mug])
    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.place(ana, cart)))
    expect(new Set(answers.map(({ status, json }) => `${status} ${json.data?.order_id} ${json.order_token}`)).size).toBe(1)
  }
  expect(await shop.stock(mug.sku_id)).toMatchObject({ reserved: 2 })
})

test('a repeat after a lost answer is answered with the same order, and another body under its key is refused', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const cart = await shop.gather(ana, [mug])
  const key = { 'idempotency-key': 'checkout-0001' }
  const [first, second] = [await shop.place(ana, cart, {}, key), await shop.place(ana, cart, {}, key)]
  expect(second.headers['idempotent-replayed']).toBe('true')
  expect(second.json).toEqual(first.json)
  expect(await shop.place(ana, cart, { note: 'other' }, key)).toMatchObject({ status: 422, json: { code: 'IDEMPOTENCY_KEY_REUSED' } })
})

test('a price, a tax or a stock that changed since the cart was seen stops the order with what it is about', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const cart = await shop.gather(ana, [{ sku_id: mug.sku_id, quantity: 3 }])
  await shop.admin('PUT', '/prices', { prices: [{ sku_id: mug.sku_id, currency: 'USD', amount_minor: 2100 }] })
  expect(await shop.place(ana, cart)).toMatchObject({ status: 409, json: { code: 'CART_CHANGED', field: 'hash' } })
  const again = (await ana.ask('GET', '/cart')).json.data
  await shop.taxed(null, '0.05')
  expect(await shop.place(ana, again)).toMatchObject({ status: 409, json: { code: 'CART_CHANGED' } })
  const seen = (await ana.ask('GET', '/cart')).json.data
  await shop.admin('POST', `/inventory/${mug.sku_id}/adjustments`, { counted: 2 })
  expect(await shop.place(ana, seen)).toMatchObject({ status: 409, json: { code: 'OUT_OF_STOCK', field: `items.${mug.sku_id}` } })
  expect(await shop.stock(mug.sku_id)).toMatchObject({ reserved: 0 })
})

test('a cart that is not ready is refused at the field that is missing', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const { cart_id, hash } = (await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })).json.data
  const missing = async () => (await shop.place(ana, { cart_id, hash })).json
  expect(await missing()).toMatchObject({ code: 'EMAIL_MISSING', field: 'email' })
  await ana.ask('PUT', '/cart', { email: 'a@x.test' })
  expect(await missing()).toMatchObject({ code: 'ADDRESS_MISSING', field: 'address' })
  await ana.ask('PUT', '/cart', { address: ADDRESS })
  expect(await missing()).toMatchObject({ code: 'SHIPPING_MISSING', field: 'shipping_method_id' })
  await ana.ask('PUT', '/cart', { address: { ...ADDRESS, country: 'HK', region: null, postcode: null } })
  expect(await missing()).toMatchObject({ code: 'NOT_SENT_THERE', field: 'address' })
  expect(await shop.place(shop.visit(), { cart_id, hash })).toMatchObject({ status: 404 })
})

test('a coupon for one is used once by two carts at once, and comes back with the order that was cancelled', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  await shop.admin('POST', '/coupons', { code: 'ONCE', kind: 'percent', percent: '50', max_uses: 1 })
  const [ana, ben] = [shop.visit(), shop.visit()]
  const [one, two] = [await shop.gather(ana, [mug], { coupon_code: 'ONCE' }), await shop.gather(ben, [mug], { coupon_code: 'ONCE' })]
  const answers = await Promise.all([shop.place(ana, one), shop.place(ben, two)])
  expect(new Set(answers.map(({ json }) => json.code ?? 'ordered'))).toEqual(new Set(['COUPON_USED_UP', 'ordered']))
  const winner = answers[0]?.status === 201 ? { who: ana, json: answers[0].json } : { who: ben, json: answers[1]?.json }
  await winner.who.ask('POST', `/orders/${winner.json.data.order_id}/cancel`, {}, { 'x-order-token': winner.json.order_token })
  expect((await shop.admin('GET', '/coupons')).json.data[0]).toMatchObject({ used: 0 })
})

test('an order that points pay for wholly is confirmed at once', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  await shop.admin('POST', `/customers/${ANA}/points`, { points: 5000, note: 'gift' })
  const ana = shop.visit({ customer_id: ANA })
  const placed = await shop.order(ana, [mug], { cart: { points: 5000 } })
  expect(placed.data).toMatchObject({ total_minor: 0, points: 2499, state: 'confirmed', payment_status: 'paid' })
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 9, reserved: 0 })
  await ana.ask('POST', `/orders/${placed.order_id}/cancel`, {})
  expect((await ana.ask('GET', '/users/me/points')).json.data.balance).toBe(5000)
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 10 })
  expect(await shop.faults()).toEqual([])
})

test('what is not sent is delivered when it is paid', async () => {
  const shop = await openCheckout()
  const book = await shop.sell({ skus: [{ sku: 'EBOOK', requires_shipping: false, is_tracked: false, prices: [{ currency: 'USD', amount_minor: 900 }] }] })
  const ana = shop.visit()
  const placed = await shop.order(ana, [book], { cart: { address: null, shipping_method_id: null } })
  await shop.pay(ana, placed)
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'delivered', payment_status: 'paid', fulfilment_status: 'nothing_to_ship' })
})

test('the code and the database know the same legal moves, and the database refuses every other', async () => {
  const shop = await openCheckout()
  const { rows } = await sql<{ from_state: string; to_state: string }>`select * from orders.legal_move order by 1, 2`.execute(shop.database.owner)
  expect(rows).toEqual(Object.entries(LEGAL_MOVES).flatMap(([from_state, to]) => to.map((to_state) => ({ from_state, to_state }))).toSorted((a, b) => (`${a.from_state} ${a.to_state}` < `${b.from_state} ${b.to_state}` ? -1 : 1)))
  const placed = await shop.order(shop.visit(), [await shop.sell()])
  await expect(sql`update orders."order" set state = 'delivered' where id = ${placed.order_id}`.execute(shop.database.owner)).rejects.toMatchObject({ constraint: 'order_legal_move' })
  await expect(sql`update orders."order" set total_minor = 1 where id = ${placed.order_id}`.execute(shop.database.owner)).rejects.toThrow('violates check constraint')
})
