import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Checkout, openCheckout } from '../../tests/checkout.ts'
import { ADDRESS, ANA } from '../../tests/shop.ts'


async function paidOrder(shop: Checkout, lines: readonly { sku_id: string; quantity?: number }[], more: Parameters<Checkout['order']>[2] = {}) {
  const ana = shop.visit({ customer_id: ANA })
  const placed = await shop.order(ana, lines, more)
  await shop.pay(ana, placed)
  const order = await shop.seen(ana, placed)
  return { ana, ...placed, lines: order.lines as { line_id: string }[], total_minor: order.total_minor as number }
}

test('parcels leave and arrive one by one, and the order follows the last', async () => {
  const shop = await openCheckout()
  const [mug, cup] = [await shop.sell(), await shop.sell()]
  const { ana, order_id, lines, ...placed } = await paidOrder(shop, [{ sku_id: mug.sku_id, quantity: 2 }, cup])
  const seen = () => shop.seen(ana, { order_id, token: placed.token })
  const first = (await shop.admin('POST', `/orders/${order_id}/shipments`, { lines: [{ line_id: lines[0]?.line_id, quantity: 1 }], carrier: 'UPS', tracking_number: '1Z', tracking_url: 'https://ups.test/1Z' })).json.data
  expect(await seen()).toMatchObject({ state: 'fulfilling', fulfilment_status: 'unfulfilled', shipments: [{ state: 'packed' }] })
  await shop.admin('PUT', `/shipments/${first.shipment_id}`, { state: 'shipped' })
  expect(await seen()).toMatchObject({ state: 'fulfilling', fulfilment_status: 'partially_shipped' })
  const rest = (await shop.admin('POST', `/orders/${order_id}/shipments`, {})).json.data
  expect(rest.lines.map((line: { quantity: number }) => line.quantity)).toEqual([1, 1])
  expect((await shop.admin('POST', `/orders/${order_id}/shipments`, {})).json).toMatchObject({ code: 'NOTHING_TO_PACK', field: 'lines' })
  await shop.admin('PUT', `/shipments/${rest.shipment_id}`, { state: 'shipped' })
  expect(await seen()).toMatchObject({ state: 'shipped', fulfilment_status: 'shipped' })
  for (const one of [first, rest]) await shop.admin('PUT', `/shipments/${one.shipment_id}`, { state: 'delivered' })
  await shop.settle()
  expect(await seen()).toMatchObject({ state: 'delivered', fulfilment_status: 'delivered' })
  expect((await shop.mails()).map(({ subject }) => subject.replace(/ T-\S+/, '')).toSorted((a, b) => a.localeCompare(b))).toEqual(['Part of your order is on its way', 'Your order', 'Your order is on its way'])
  expect((await shop.admin('PUT', `/shipments/${first.shipment_id}`, { state: 'delivered' })).json).toMatchObject({ code: 'ILLEGAL_MOVE' })
})

test('a parcel is packed once by two people at once, and can be unpacked', async () => {
  const shop = await openCheckout()
  const { ana, order_id, token } = await paidOrder(shop, [await shop.sell()])
  const both = await Promise.all([1, 2].map(() => shop.admin('POST', `/orders/${order_id}/shipments`, {})))
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422])
  const parcel = both.find(({ status }) => status === 201)?.json.data.shipment_id as string
  expect((await ana.ask('POST', `/orders/${order_id}/cancel`, {})).json).toMatchObject({ code: 'ORDER_ON_ITS_WAY' })
  await shop.admin('PUT', `/shipments/${parcel}`, { state: 'cancelled' })
  expect(await shop.seen(ana, { order_id, token })).toMatchObject({ state: 'confirmed' })
  expect((await ana.ask('POST', `/orders/${order_id}/cancel`, {})).status).toBe(200)
})

test('nothing that is not paid is packed, and nothing that has left is cancelled', async () => {
  const shop = await openCheckout()
  const mug = await shop.sell()
  const unpaid = await shop.order(shop.visit(), [mug])
  expect((await shop.admin('POST', `/orders/${unpaid.order_id}/shipments`, {})).json).toMatchObject({ code: 'ILLEGAL_MOVE' })
  const { order_id } = await paidOrder(shop, [mug])
  const { shipment_id } = (await shop.admin('POST', `/orders/${order_id}/shipments`, {})).json.data
  await shop.admin('PUT', `/shipments/${shipment_id}`, { state: 'shipped' })
  expect((await shop.admin('POST', `/orders/${order_id}/cancel`, {})).json).toMatchObject({ code: 'ORDER_ON_ITS_WAY' })
})

test('three thirds of a discounted, taxed line are paid back to the last unit, and not one more', async () => {
  const shop = await openCheckout()
  await shop.taxed('IL', '0.0625')
  await shop.admin('POST', '/coupons', { code: 'ODD', kind: 'percent', percent: '7.77' })
  const { ana, order_id, token, lines, total_minor } = await paidOrder(shop, [{ sku_id: (await shop.sell({ price_minor: 3333 })).sku_id, quantity: 3 }], { cart: { coupon_code: 'ODD' } })
  const back = async (more: object = {}) => (await shop.admin('POST', `/orders/${order_id}/refunds`, { lines: [{ line_id: lines[0]?.line_id, quantity: 1 }], reason: 'broken', ...more })).json
  const amounts = [(await back()).data.amount_minor, (await back()).data.amount_minor, (await back({ shipping: true })).data.amount_minor] as number[]
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(total_minor)
  expect(await back()).toMatchObject({ code: 'MORE_THAN_BOUGHT', field: 'lines' })
  await shop.hooks()
  await shop.settle()
  expect(await shop.seen(ana, { order_id, token })).toMatchObject({ payment_status: 'refunded', return_status: 'returned', refunded_minor: total_minor })
  expect((await shop.admin('POST', `/orders/${order_id}/refunds`, { amount_minor: 1, reason: 'more' })).json).toMatchObject({ code: 'REFUND_TOO_LARGE', field: 'amount_minor' })
  expect(await shop.faults()).toEqual([])
})

test('ten refunds at once never pay back more than was paid', async () => {
  const shop = await openCheckout()
  const { order_id, total_minor } = await paidOrder(shop, [await shop.sell()])
  const answers = await Promise.all(Array.from({ length: 10 }, () => shop.admin('POST', `/orders/${order_id}/refunds`, { amount_minor: 1000, reason: 'sorry' })))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(Math.floor(total_minor / 1000))
  await shop.hooks()
  expect(await shop.faults()).toEqual([])
})

test('what is sent back is restocked and paid back when it arrived, points in their share', async () => {
  const shop = await openCheckout()
  await sql`insert into kernel.setting (tenant_id, name, value) values ('00000000-0000-4000-8000-000000000001', 'points.earned_per_unit', '1')`.execute(shop.database.owner)
  const mug = await shop.sell({ price_minor: 5000 })
  const { ana, order_id, token, lines } = await paidOrder(shop, [{ sku_id: mug.sku_id, quantity: 2 }])
  const ask = () => ana.ask('POST', `/orders/${order_id}/returns`, { lines: [{ line_id: lines[0]?.line_id, quantity: 1 }], reason: 'too small' })
  expect((await ask()).json).toMatchObject({ code: 'MORE_THAN_BOUGHT' })
  const { shipment_id } = (await shop.admin('POST', `/orders/${order_id}/shipments`, {})).json.data
  for (const state of ['shipped', 'delivered']) await shop.admin('PUT', `/shipments/${shipment_id}`, { state })
  const { return_id } = (await ask()).json.data
  expect((await shop.admin('POST', `/returns/${return_id}/receive`, {})).json).toMatchObject({ code: 'ILLEGAL_MOVE' })
  await shop.admin('POST', `/returns/${return_id}/answer`, { is_approved: true })
  const received = await Promise.all([1, 2].map(() => shop.admin('POST', `/returns/${return_id}/receive`, {})))
  expect(received.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  await shop.hooks()
  await shop.settle()
  expect(await shop.seen(ana, { order_id, token })).toMatchObject({ state: 'delivered', payment_status: 'partially_refunded', return_status: 'partially_returned', refunded_minor: 5000, returns: [{ state: 'received', refund_minor: 5000 }] })
  expect(await shop.stock(mug.sku_id)).toMatchObject({ on_hand: 9 })
  expect((await ana.ask('GET', '/users/me/points')).json.data.balance).toBe(50)
  expect(await shop.faults()).toEqual([])
})

test('an address changes until something is packed, and only where it costs the same', async () => {
  const shop = await openCheckout()
  const { ana, order_id } = await paidOrder(shop, [await shop.sell()])
  const move = async (address: object) => ana.ask('PUT', `/orders/${order_id}/address`, { address: { ...ADDRESS, ...address } })
  expect((await move({ line1: '2 Oak St' })).json.data).toMatchObject({ address: { line1: '2 Oak St' } })
  expect((await move({ region: 'CA', postcode: '94105' })).json).toMatchObject({ code: 'ADDRESS_CHANGES_PRICE' })
  expect((await move({ postcode: 'x' })).json).toMatchObject({ code: 'VALIDATION_ERROR', field: 'address.postcode' })
  await shop.admin('POST', `/orders/${order_id}/shipments`, {})
  expect((await move({})).json).toMatchObject({ code: 'ORDER_ON_ITS_WAY' })
})
