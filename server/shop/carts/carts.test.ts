import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { ADDRESS, ANA, BEN, openShop } from '../../tests/shop.ts'
import * as carts from './carts.repository.ts'


test('a guest’s cart is known by its secret, and by nothing else', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  const [ana, ben] = [shop.visit(), shop.visit()]
  const added = await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id, quantity: 2 })
  expect(added).toMatchObject({ status: 201, json: { data: { currency: 'USD', subtotal_minor: 3998, total_minor: 3998, lines: [{ quantity: 2, unit_minor: 1999, line_minor: 3998, available: 10, problem: null }] } } })
  expect(String(added.headers['set-cookie'])).toMatch(/tw_cart=[\w-]{32};.*HttpOnly; SameSite=Lax/)
  expect((await ben.ask('GET', '/cart')).json.data.lines).toEqual([])
  ben.use('A'.repeat(32))
  expect((await ben.ask('GET', '/cart')).json.data.lines).toEqual([])
  expect((await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })).json).toMatchObject({ data: { lines: [{ quantity: 3 }] } })
})

test('lines are changed and taken out', async () => {
  const shop = await openShop()
  const [mug, cup] = [await shop.sell(), await shop.sell({ price_minor: 500 })]
  const ana = shop.visit()
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id, quantity: 2 })
  await ana.ask('POST', '/cart/items', { sku_id: cup.sku_id })
  expect((await ana.ask('PUT', `/cart/items/${mug.sku_id}`, { quantity: 5 })).json.data).toMatchObject({ subtotal_minor: 5 * 1999 + 500 })
  expect((await ana.ask('DELETE', `/cart/items/${mug.sku_id}`)).json.data).toMatchObject({ subtotal_minor: 500 })
  expect(await ana.ask('PUT', `/cart/items/${mug.sku_id}`, { quantity: 1 })).toMatchObject({ status: 404, json: { code: 'NOT_IN_CART' } })
  expect((await ana.ask('DELETE', '/cart')).status).toBe(204)
  expect((await ana.ask('GET', '/cart')).json.data).toMatchObject({ cart_id: null, lines: [], problems: [{ code: 'CART_EMPTY' }] })
})

test('a quantity that is none is refused at its field', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  for (const quantity of [0, -1, 1.5, 10_000, '2', null]) {
    expect(await shop.visit().ask('POST', '/cart/items', { sku_id: mug.sku_id, quantity: quantity as number })).toMatchObject({ status: 400, json: { field: 'quantity' } })
  }
  expect(await shop.visit().ask('POST', '/cart/items', { sku_id: ANA })).toMatchObject({ status: 422, json: { code: 'NOT_FOR_SALE', field: 'sku_id' } })
  expect(await shop.visit().ask('POST', '/cart/items', { sku_id: mug.sku_id, unit_minor: 1 })).toMatchObject({ status: 400 })
})

test('what changed since it was put in is shown: price, stock, and what is sold no more', async () => {
  const shop = await openShop()
  const [mug, cup, pen] = [await shop.sell(), await shop.sell({ stock: 3 }), await shop.sell()]
  const ana = shop.visit()
  for (const [{ sku_id }, quantity] of [[mug, 1], [cup, 3], [pen, 1]] as const) await ana.ask('POST', '/cart/items', { sku_id, quantity })
  await shop.admin('PUT', '/prices', { prices: [{ sku_id: mug.sku_id, currency: 'USD', amount_minor: 2499 }] })
  await shop.admin('POST', `/inventory/${cup.sku_id}/adjustments`, { change: -1 })
  await shop.admin('POST', `/products/${pen.product_id}/unpublish`)
  const { data } = (await ana.ask('GET', '/cart')).json
  expect(data.lines).toMatchObject([{ unit_minor: 2499, was_minor: 1999, problem: null }, { available: 2, problem: 'TOO_FEW' }, { problem: 'UNAVAILABLE', line_minor: 0 }])
  expect(data.problems).toEqual([{ code: 'LINE_PROBLEM', field: `items.${cup.sku_id}` }, { code: 'LINE_PROBLEM', field: `items.${pen.sku_id}` }, { code: 'EMAIL_MISSING', field: 'email' }, { code: 'ADDRESS_MISSING', field: 'address' }])
  await ana.ask('PUT', `/cart/items/${mug.sku_id}`, { quantity: 2 })
  expect((await ana.ask('GET', '/cart')).json.data.lines[0]).toMatchObject({ was_minor: null })
})

test('goods, coupon, sending, tax and total add up', async () => {
  const shop = await openShop()
  await shop.taxed('IL', '0.0625')
  const [mug, cup] = [await shop.sell({ price_minor: 1999 }), await shop.sell({ price_minor: 333 })]
  await shop.admin('POST', '/coupons', { code: 'TEN', kind: 'percent', percent: '10' })
  const ana = shop.visit()
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id, quantity: 2 })
  await ana.ask('POST', '/cart/items', { sku_id: cup.sku_id, quantity: 1 })
  await ana.ask('PUT', '/cart', { email: 'ana@x.test', address: ADDRESS, coupon_code: 'ten' })
  expect((await ana.ask('GET', '/cart/shipping-methods')).json.data).toMatchObject([{ method_id: shop.method_id, price_minor: 500 }])
  const { data } = (await ana.ask('PUT', '/cart', { shipping_method_id: shop.method_id })).json
  // 3998 + 333 = 4331; 10 % = 433 dealt 400 + 33; tax 6.25 % of 3598, 300 and 500 = 225 + 19 + 31
  expect(data).toMatchObject({ subtotal_minor: 4331, discount_minor: 433, shipping_minor: 500, tax_minor: 275, total_minor: 4331 - 433 + 500 + 275, lines: [{ discount_minor: 400, tax_minor: 225 }, { discount_minor: 33, tax_minor: 19 }], taxes: [{ name: 'Sales tax', amount_minor: 275 }], problems: [] })
})

test('a coupon for free sending makes it free, and one that does not count is told', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  await shop.admin('POST', '/coupons', { code: 'SHIP', kind: 'free_shipping' })
  await shop.admin('POST', '/coupons', { code: 'BIG', kind: 'amount', amount_minor: 500, currency: 'USD', min_subtotal_minor: 5000 })
  const ana = shop.visit()
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  expect((await ana.ask('PUT', '/cart', { email: 'a@x.test', address: ADDRESS, shipping_method_id: shop.method_id, coupon_code: 'SHIP' })).json.data).toMatchObject({ shipping_minor: 0, total_minor: 1999 })
  expect((await ana.ask('PUT', '/cart', { coupon_code: 'BIG' })).json.data).toMatchObject({ discount_minor: 0, shipping_minor: 500, problems: [{ code: 'COUPON_MINIMUM', field: 'coupon_code' }] })
  expect((await ana.ask('PUT', '/cart', { coupon_code: 'NONE' })).json.data.problems).toEqual([{ code: 'COUPON_UNKNOWN', field: 'coupon_code' }])
})

test('yen and dinars are exact, and a currency the store does not sell in is refused', async () => {
  const shop = await openShop()
  const mug = await shop.sell({ skus: [{ sku: 'Y', stock: 5, prices: [{ currency: 'USD', amount_minor: 1500 }, { currency: 'JPY', amount_minor: 1980 }, { currency: 'KWD', amount_minor: 6125 }] }] })
  const store = { currencies: ['USD', 'JPY', 'KWD'] }
  const ana = shop.visit({ store })
  expect((await ana.ask('POST', '/cart/items?currency=JPY', { sku_id: mug.sku_id, quantity: 3 })).json.data).toMatchObject({ currency: 'JPY', subtotal_minor: 5940 })
  expect((await ana.ask('PUT', '/cart', { currency: 'KWD' })).json.data).toMatchObject({ currency: 'KWD', subtotal_minor: 18_375 })
  expect(await ana.ask('PUT', '/cart', { currency: 'GBP' })).toMatchObject({ status: 422, json: { code: 'CURRENCY_NOT_SOLD', field: 'currency' } })
})

test('an address is held against the form of its country', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  const ana = shop.visit()
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  const fieldOf = async (address: object) => (await ana.ask('PUT', '/cart', { address: { ...ADDRESS, ...address } })).json.field
  expect([await fieldOf({ postcode: '6270' }), await fieldOf({ region: null }), await fieldOf({ country: 'ZZ' }), await fieldOf({ phone: '12' }), await fieldOf({ country: 'JP', postcode: '62701' }), await fieldOf({ country: 'HK', postcode: null })])
    .toEqual(['address.postcode', 'address.region', 'address.country', 'address.phone', 'address.postcode', undefined])
})

test('what a guest gathered is the customer’s after log-in, once, also with two tabs', async () => {
  const shop = await openShop()
  const [mug, cup] = [await shop.sell(), await shop.sell({ price_minor: 500 })]
  const phone = shop.visit({ customer_id: ANA })
  await phone.ask('POST', '/cart/items', { sku_id: mug.sku_id, quantity: 2 })
  const laptop = shop.visit()
  await laptop.ask('POST', '/cart/items', { sku_id: mug.sku_id, quantity: 3 })
  await laptop.ask('POST', '/cart/items', { sku_id: cup.sku_id })
  await laptop.ask('PUT', '/cart', { email: 'ana@x.test', address: ADDRESS })
  laptop.signIn(ANA)
  await Promise.all([laptop.ask('GET', '/cart'), laptop.ask('GET', '/cart'), laptop.ask('POST', '/cart/items', { sku_id: cup.sku_id })])
  const { data } = (await phone.ask('GET', '/cart')).json
  expect(data.lines.map((line: { quantity: number }) => line.quantity)).toEqual([5, 2])
  expect(data).toMatchObject({ email: 'ana@x.test', address: { city: 'Springfield' } })
  const stranger = shop.visit({ customer_id: BEN })
  stranger.use(laptop.secret())
  expect((await stranger.ask('GET', '/cart')).json.data.lines).toEqual([])
})

test('a first cart simply becomes the customer’s, and its secret opens it no more', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  const ana = shop.visit()
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  ana.signIn(ANA)
  expect((await ana.ask('GET', '/cart')).json.data.lines).toHaveLength(1)
  const thief = shop.visit()
  thief.use(ana.secret())
  expect((await thief.ask('GET', '/cart')).json.data.lines).toEqual([])
})

test('points pay for goods, up to the balance and the total', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  await shop.admin('POST', `/customers/${ANA}/points`, { points: 2500, note: 'welcome' })
  const ana = shop.visit({ customer_id: ANA })
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  const change = async (points: number) => (await ana.ask('PUT', '/cart', { email: 'a@x.test', address: ADDRESS, shipping_method_id: shop.method_id, points })).json.data
  expect(await change(300)).toMatchObject({ points: 300, points_minor: 300, total_minor: 2199, problems: [] })
  expect(await change(2500)).toMatchObject({ points: 2499, total_minor: 0, problems: [] })
  expect(await change(9999)).toMatchObject({ problems: [{ code: 'NOT_ENOUGH_POINTS', field: 'points' }] })
})

test('two tabs that add at once lose nothing', async () => {
  const shop = await openShop()
  const mug = await shop.sell({ stock: 100 })
  const ana = shop.visit()
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  await Promise.all(Array.from({ length: 12 }, () => ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })))
  expect((await ana.ask('GET', '/cart')).json.data.lines[0].quantity).toBe(13)
})

test('a cart nobody came back to is removed, and one that was ordered is kept', async () => {
  const shop = await openShop()
  const mug = await shop.sell()
  const [ana, ben] = [shop.visit(), shop.visit()]
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  const { cart_id } = (await ben.ask('POST', '/cart/items', { sku_id: mug.sku_id })).json.data
  await shop.as((trx) => carts.end(trx, cart_id, { state: 'ordered', order_id: BEN }))
  const after = (days: number) => new Date(Date.now() + days * 86_400_000)
  expect(await carts.removeExpired(shop.database.system, after(29), 10)).toBe(0)
  expect(await carts.removeExpired(shop.database.system, after(31), 10)).toBe(1)
  expect((await ana.ask('GET', '/cart')).json.data.lines).toEqual([])
})

test('the statements of a cart do not grow with its lines', async () => {
  const shop = await openShop()
  const ana = shop.visit()
  for (let n = 0; n < 5; n++) await ana.ask('POST', '/cart/items', { sku_id: (await shop.sell()).sku_id })
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await ana.ask('GET', '/cart')
  // begin, the cart, the SKUs, the stock, commit
  expect(sent).toHaveBeenCalledTimes(5)
  sent.mockRestore()
})
