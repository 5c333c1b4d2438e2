import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { publish } from '#kernel/events'
import { customerErased } from '#shop/customers'
import { type Checkout, openCheckout } from '../../tests/checkout.ts'
import { ANA } from '../../tests/shop.ts'
import { expireOrder } from './saga.service.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const expire = (shop: Checkout, orderId: string, at = later(31)) => withTenant(shop.db, FIRST, (trx) => expireOrder(trx, orderId, at))

test('a card that pays confirms the order: stock leaves, points come, people are told, once', async () => {
  const shop = await openCheckout()
  await sql`insert into kernel.setting (tenant_id, name, value) values (${FIRST}, 'points.earned_per_unit', '2')`.execute(shop.database.owner)
  const mug = await shop.sell()
  const ana = shop.visit({ customer_id: ANA })
  const placed = await shop.order(ana, [{ sku_id: mug.sku_id, quantity: 2 }])
  await shop.pay(ana, placed)
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'confirmed', payment_status: 'paid', payment_method: 'stripe', captured_minor: 4498, pay_until: null, timeline: [{ kind: 'placed' }, { kind: 'reserved' }, { kind: 'paid' }, { kind: 'confirmed' }] })
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 8, reserved: 0 })
  expect((await ana.ask('GET', '/users/me/points')).json.data.balance).toBe(88)
  expect((await shop.mails()).map(({ template }) => template)).toEqual(['orders.confirmed'])
  expect(await shop.told('orders.order_confirmed')).toMatchObject([{ order_id: placed.order_id, total_minor: 4498, lines: [{ sku_id: mug.sku_id, product_id: mug.product_id, quantity: 2, amount_minor: 3998 }] }])
  expect(await shop.faults()).toEqual([])
})

test('the same callback ten times at once, and then again in another order, is one payment', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const placed = await shop.order(ana, [mug])
  const { json } = await shop.begin(ana, placed)
  await shop.card(json.data)
  await Promise.all(Array.from({ length: 10 }, () => shop.hooks()))
  await shop.hooks((events) => events.toReversed())
  expect(await shop.told('orders.order_confirmed')).toHaveLength(1)
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'confirmed', captured_minor: 2499 })
  expect(await shop.faults()).toEqual([])
})

test('an order that is paid eight times at once is charged once', async () => {
  const shop = await openCheckout()
  const ana = shop.visit()
  const placed = await shop.order(ana, [await shop.sell()])
  const answers = await Promise.all(Array.from({ length: 8 }, () => shop.begin(ana, placed)))
  const ids = new Set(answers.filter(({ status }) => status === 201).map(({ json }) => json.data.payment_id as string))
  expect(ids.size).toBe(1)
  await Promise.all(answers.filter(({ status }) => status === 201).map(({ json }) => shop.card(json.data)))
  await shop.hooks()
  expect(shop.world.stripe.events.filter(({ type }) => type === 'payment_intent.succeeded')).toHaveLength(1)
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'confirmed', captured_minor: 2499 })
})

test('a card that is declined leaves the order to be paid another time', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const placed = await shop.order(ana, [mug])
  await shop.pay(ana, placed, 'pm_card_visa_chargeDeclined')
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'payment_pending', payment_status: 'not_paid' })
  expect(await shop.stock(mug.sku_id)).toMatchObject({ reserved: 1 })
  await shop.pay(ana, placed)
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'confirmed' })
  expect(await shop.faults()).toEqual([])
})

test('cash on delivery confirms the order at once, and is paid at the door', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const placed = await shop.order(ana, [mug])
  const { json } = await shop.begin(ana, placed, 'cod')
  await shop.settle()
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'confirmed', payment_status: 'authorized', payment_method: 'cod' })
  await shop.admin('POST', `/payments/${json.data.payment_id}/received`, { amount_minor: 2499 })
  await shop.settle()
  expect(await shop.seen(ana, placed)).toMatchObject({ payment_status: 'paid', captured_minor: 2499 })
  expect(await shop.faults()).toEqual([])
})

test('who does not pay in time loses the order once, whoever sweeps, and others can buy', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell({ stock: 1 })
  const ana = shop.visit()
  const placed = await shop.order(ana, [mug])
  await expire(shop, placed.order_id, later(29))
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'payment_pending' })
  await Promise.all([1, 2, 3].map(() => expire(shop, placed.order_id)))
  await shop.settle()
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'expired', cancel_reason: 'not paid in time' })
  expect(await shop.told('orders.order_expired')).toHaveLength(1)
  expect((await shop.begin(ana, placed)).json).toMatchObject({ code: 'ORDER_CLOSED' })
  await shop.order(shop.visit(), [mug])
  expect(await shop.faults()).toEqual([])
})

test('money that comes too late takes the stock that is left', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const ana = shop.visit()
  const placed = await shop.order(ana, [mug])
  const { json } = await shop.begin(ana, placed)
  await expire(shop, placed.order_id)
  await shop.relay() // the call to the provider to give up has not run yet
  await shop.card(json.data)
  await shop.hooks()
  const order = await shop.seen(ana, placed)
  if (order.captured_minor > 0) expect(order).toMatchObject({ state: 'confirmed', timeline: expect.arrayContaining([expect.objectContaining({ kind: 'revived' })]) })
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: order.captured_minor > 0 ? 9 : 10, reserved: 0 })
  expect(await shop.faults()).toEqual([])
})

test('money that comes too late for what is sold out goes back by itself', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell({ stock: 1 })
  const [ana, ben] = [shop.visit(), shop.visit()]
  const placed = await shop.order(ana, [mug])
  const { json } = await shop.begin(ana, placed)
  await expire(shop, placed.order_id)
  await shop.pay(ben, await shop.order(ben, [mug]))
  await shop.card(json.data)
  await shop.hooks()
  await shop.settle()
  expect(await shop.seen(ana, placed)).toMatchObject({ state: 'expired' })
  const { rows } = await sql<{ captured_minor: number; refunded_minor: number; pending_refund_minor: number }>`select captured_minor, refunded_minor, pending_refund_minor from payments.payment where order_id = ${placed.order_id}`.execute(shop.database.owner)
  for (const payment of rows) expect(payment.refunded_minor + payment.pending_refund_minor).toBe(payment.captured_minor)
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 0, reserved: 0 })
  expect(await shop.faults()).toEqual([])
})

test('a cancellation that races the payment ends with money back or goods sold, never both', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell({ stock: 20 })
  for (let n = 0; n < 6; n++) {
    const ana = shop.visit()
    const placed = await shop.order(ana, [mug])
    const { json } = await shop.begin(ana, placed)
    await shop.card(json.data)
    await Promise.all([shop.hooks(), ana.ask('POST', `/orders/${placed.order_id}/cancel`, {}, { 'x-order-token': placed.token })])
    await shop.hooks()
    const order = await shop.seen(ana, placed)
    expect(order.state).toBe('cancelled')
    expect(order.refunded_minor).toBe(order.captured_minor)
  }
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 20, reserved: 0 })
  expect(await shop.faults()).toEqual([])
})

test('a paid order that is cancelled gives everything back', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  await shop.admin('POST', '/coupons', { code: 'TEN', kind: 'percent', percent: '10', max_uses: 5 })
  await shop.admin('POST', `/customers/${ANA}/points`, { points: 300, note: 'gift' })
  const ana = shop.visit({ customer_id: ANA })
  const placed = await shop.order(ana, [{ sku_id: mug.sku_id, quantity: 3 }], { cart: { coupon_code: 'TEN', points: 300 } })
  await shop.pay(ana, placed)
  expect((await ana.ask('GET', '/users/me/points')).json.data.balance).toBe(0)
  await ana.ask('POST', `/orders/${placed.order_id}/cancel`, { reason: 'too many mugs' })
  await ana.ask('POST', `/orders/${placed.order_id}/cancel`, {})
  await shop.hooks()
  const order = await shop.seen(ana, placed)
  expect(order).toMatchObject({ state: 'cancelled', payment_status: 'refunded', cancel_reason: 'too many mugs' })
  expect(order.refunded_minor).toBe(placed.data.total_minor)
  expect((await ana.ask('GET', '/users/me/points')).json.data.balance).toBe(300)
  expect((await shop.admin('GET', '/coupons')).json.data[0].used).toBe(0)
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 10, reserved: 0 })
  expect((await shop.mails()).map(({ template }) => template)).toEqual(['orders.confirmed', 'orders.ended', 'orders.refunded'])
  expect(await shop.faults()).toEqual([])
})

test('an order of one store is nothing to another', async () => {
  const shop = await openCheckout()
  const ana = shop.visit({ customer_id: ANA })
  const placed = await shop.order(ana, [await shop.sell()])
  const other = shop.visit({ customer_id: ANA, tenant_id: '00000000-0000-4000-8000-000000000002' })
  expect((await other.ask('GET', `/orders/${placed.order_id}`, undefined, { 'x-order-token': placed.token })).status).toBe(404)
  expect((await shop.admin('POST', `/orders/${placed.order_id}/cancel`, {}, { tenant_id: '00000000-0000-4000-8000-000000000002' })).status).toBe(404)
  expect((await other.ask('GET', '/orders')).json.data).toEqual([])
  expect((await ana.ask('GET', '/orders')).json.data).toMatchObject([{ order_id: placed.order_id, number: placed.data.number }])
})

test('who is erased is forgotten by orders that are over, and by the others when they are', async () => {
  const shop = await openCheckout()
  const ana = shop.visit({ customer_id: ANA })
  const mug = await shop.sell()
  const [done, open] = [await shop.order(ana, [mug]), await shop.order(ana, [mug])]
  await ana.ask('POST', `/orders/${done.order_id}/cancel`, {})
  await ana.ask('POST', '/cart/items', { sku_id: mug.sku_id })
  await shop.as((trx) => publish(trx, customerErased, { key: ANA, payload: { customer_id: ANA } }))
  await shop.settle()
  const seen = async (id: string) => (await shop.admin('GET', `/orders/${id}`)).json.data
  expect(await seen(done.order_id)).toMatchObject({ customer_id: null, email: 'erased', address: { name: '', line1: '', country: 'US', region: 'IL' }, total_minor: 2499 })
  expect(await seen(open.order_id)).toMatchObject({ customer_id: ANA, email: 'ana@x.test' })
  expect((await ana.ask('GET', '/cart')).json.data.lines).toEqual([])
  await expire(shop, open.order_id)
  await shop.run('orders.forget')
  expect(await seen(open.order_id)).toMatchObject({ state: 'expired', customer_id: null, email: 'erased' })
})
