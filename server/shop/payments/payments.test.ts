import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { CUSTOMER, openShop, OTHER, TENANT } from '../../tests/payments.ts'
import { paidOf, setPayable } from './index.ts'

test('a card pays an order: the money is booked, and the order hears of it once', async () => {
  const { payable, pay, card, shop, payment, published, balances, unbalanced } = await openShop()
  const order = await payable()
  const { status, data } = await pay(order, 'stripe')
  expect({ status, data }).toMatchObject({ status: 201, data: { method: 'stripe', status: 'pending', amount_minor: 4_900, next_action: { kind: 'card' } } })
  await card(data)
  expect((await shop('POST', `/shop/payments/${data.payment_id}/confirm`)).data).toMatchObject({ status: 'captured', captured_minor: 4_900, next_action: null })
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_900 })
  expect((await published('payment_completed')).map(({ payload, key }) => [key, payload['amount_minor']])).toEqual([[order.order_id, 4_900]])
  expect(await balances()).toEqual({ revenue: -4_900, customer_receivable: 0, clearing_stripe: 4_900 - 172, fees: 172 })
  expect(await unbalanced()).toEqual([])
})

test('nobody pays, or sees, the order of somebody else', async () => {
  const { payable, pay, shop } = await openShop()
  const order = await payable({ customer_id: CUSTOMER, token_hash: null })
  const { data } = await pay(order, 'cod', { customer_id: CUSTOMER, token: null })
  expect(data.status).toBe('authorized')
  for (const who of [{ token: 'guess' }, { token: null }, { customer_id: '00000000-0000-4000-8000-0000000000c2' }, { customer_id: CUSTOMER, tenant_id: OTHER }]) {
    expect((await pay(order, 'stripe', who)).status).toBe(404)
    expect((await shop('GET', `/shop/payments/${data.payment_id}/status`, who)).status).toBe(404)
    expect((await shop('POST', `/shop/payments/${data.payment_id}/confirm`, who)).status).toBe(404)
  }
  expect((await shop('GET', `/shop/payments/${data.payment_id}/status`, { customer_id: CUSTOMER, token: null })).status).toBe(200)
})

test('paying eight times at once is one payment and one charge', async () => {
  const { payable, pay, card, shop, world, rows, published } = await openShop()
  const order = await payable()
  const answers = await Promise.all(Array.from({ length: 8 }, () => pay(order, 'stripe')))
  expect(new Set(answers.map(({ data }) => data.next_action?.client_secret)).size).toBe(1)
  await Promise.all(answers.map(({ data }) => card(data)))
  await Promise.all(answers.map(({ data }) => shop('POST', `/shop/payments/${data.payment_id}/confirm`)))
  expect(world.stripe.sums()).toMatchObject({ intents: 1, charges: 1, charged: 4_900 })
  expect(await rows('select id from payments.payment')).toHaveLength(1)
  expect(await published('payment_completed')).toHaveLength(1)
})

test('the same key and the same body are answered as the first time, another body is refused', async () => {
  const { payable, pay } = await openShop()
  const [order, other] = [await payable(), await payable()]
  const first = await pay(order, 'stripe', { key: 'pay-me-once' })
  expect(await pay(order, 'stripe', { key: 'pay-me-once' })).toEqual(first)
  expect(await pay(other, 'stripe', { key: 'pay-me-once' })).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
})

test('a card that is declined can be tried again with the same payment', async () => {
  const { payable, pay, card, shop, world, published, payment } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  expect(await card(data, 'pm_card_visa_chargeDeclinedInsufficientFunds')).toMatchObject({ status: 402 })
  expect((await shop('POST', `/shop/payments/${data.payment_id}/confirm`)).data).toMatchObject({ status: 'failed', failure_code: 'insufficient_funds' })
  expect((await published('payment_failed')).map(({ payload }) => payload['code'])).toEqual(['insufficient_funds'])
  const again = (await pay(order, 'stripe')).data
  expect(again.next_action.client_secret).toBe(data.next_action.client_secret)
  await card(again)
  await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
  expect(await payment(order)).toMatchObject({ status: 'captured', failure_code: null })
  expect(world.stripe.sums()).toMatchObject({ intents: 1, charges: 1 })
})

test('a bank that asks its customer sends the shopper there, and the answer counts', async () => {
  const { payable, pay, card, shop, world, payment } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  await card(data, 'pm_card_threeDSecure2Required')
  const asked = (await shop('POST', `/shop/payments/${data.payment_id}/confirm`)).data
  expect(asked).toMatchObject({ status: 'requires_action', next_action: { kind: 'redirect' } })
  expect((await fetch(asked.next_action.url as string)).status).toBe(200)
  const [intent] = world.stripe.intents.keys()
  world.stripe.authenticate(intent ?? '', false)
  await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
  expect(await payment(order)).toMatchObject({ status: 'failed', failure_code: 'payment_intent_authentication_failure' })
  await card(data, 'pm_card_threeDSecure2Required')
  world.stripe.authenticate(intent ?? '', true)
  await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
  expect(await payment(order)).toMatchObject({ status: 'captured' })
})

test('another method takes the place of one that is not paid yet, and the first can no longer be', async () => {
  const { payable, pay, card, rows, world } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  expect((await pay(order, 'cod')).data).toMatchObject({ method: 'cod', status: 'authorized' })
  expect(await rows('select method, status, is_live from payments.payment order by created_at')).toEqual([{ method: 'stripe', status: 'voided', is_live: false }, { method: 'cod', status: 'authorized', is_live: true }])
  expect((await card(data)).status).toBe(400)
  expect(world.stripe.sums().charges).toBe(0)
})

test('a shopper who paid in another tab is not charged a second time', async () => {
  const { payable, pay, card, payment } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  await card(data)
  expect(await pay(order, 'paypal')).toMatchObject({ status: 409, code: 'ALREADY_PAID' })
  expect(await payment(order)).toMatchObject({ method: 'stripe', status: 'captured' })
  expect(await pay(order, 'stripe')).toMatchObject({ status: 409, code: 'ALREADY_PAID' })
})

test('an order that is closed, free or unknown is not paid', async () => {
  const { payable, pay } = await openShop()
  expect(await pay(await payable({ is_open: false }), 'cod')).toMatchObject({ status: 409, code: 'ORDER_CLOSED' })
  expect(await pay(await payable({ amount_minor: 0 }), 'cod')).toMatchObject({ status: 422, code: 'NOTHING_TO_PAY' })
  expect((await pay({ order_id: crypto.randomUUID() }, 'cod')).status).toBe(404)
  expect(await pay(await payable(), 'bank')).toMatchObject({ status: 422, code: 'METHOD_NOT_OFFERED', field: 'method' })
})

test('cash is promised at once, and counts when the courier brings it', async () => {
  const { payable, pay, admin, published, balances, database } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'cod')
  expect((await published('payment_authorized')).map(({ payload }) => payload)).toMatchObject([{ order_id: order.order_id, amount_minor: 4_900, method: 'cod' }])
  const received = (amount_minor: number) => admin('POST', `/payments/${data.payment_id}/received`, { body: { amount_minor } })
  expect((await received(900)).data).toMatchObject({ status: 'authorized', captured_minor: 900, authorized_minor: 4_000 })
  expect(await received(4_001)).toMatchObject({ status: 422, code: 'MORE_THAN_DUE', field: 'amount_minor' })
  expect((await received(4_000)).data).toMatchObject({ status: 'captured', captured_minor: 4_900, authorized_minor: 0 })
  expect(await received(1)).toMatchObject({ status: 409, code: 'NOT_OPEN' })
  expect((await published('payment_completed')).map(({ payload }) => payload['amount_minor'])).toEqual([4_900])
  expect(await balances()).toEqual({ cash_on_delivery: 4_900, customer_receivable: 0, revenue: -4_900 })
  expect(await withTenant(database.app, TENANT, (trx) => paidOf(trx, [order.order_id]))).toEqual(new Map([[order.order_id, { order_id: order.order_id, authorized_minor: 0, captured_minor: 4_900, refunded_minor: 0, pending_refund_minor: 0, currency: 'USD', method: 'cod', status: 'captured' }]]))
})

test('a transfer tells the shopper where to, and waits until all of it came', async () => {
  const { payable, pay, admin, published, rows } = await openShop()
  await rows(`insert into kernel.setting (tenant_id, name, value) values ($1, 'payments.bank_account', '"First Bank 123"')`, [TENANT])
  const order = await payable({ currency: 'JPY', amount_minor: 12_000 })
  const { data } = await pay(order, 'bank')
  expect(data).toMatchObject({ status: 'pending', next_action: { kind: 'transfer', account: 'First Bank 123', reference: order.order_number, amount_minor: 12_000, currency: 'JPY' } })
  await admin('POST', `/payments/${data.payment_id}/received`, { body: { amount_minor: 7_000, reference: 'line 3' } })
  expect(await published('payment_completed')).toEqual([])
  await admin('POST', `/payments/${data.payment_id}/received`, { body: { amount_minor: 5_000 } })
  expect(await published('payment_completed')).toHaveLength(1)
})

test('an amount that changes before the card is confirmed is the amount that is taken', async () => {
  const { payable, pay, card, shop, work, payment, world, database } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  await withTenant(database.app, TENANT, (trx) => setPayable(trx, { ...order, amount_minor: 3_200 }))
  expect(await work('payments.align')).toEqual([])
  await card(data)
  await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 3_200, refused_code: null })
  expect(world.stripe.sums().charged).toBe(3_200)
})

test('a card confirmed with the amount of before does not pay the order: the money goes back', async () => {
  const { payable, pay, card, shop, work, payment, published, audited, balances, database, world, unbalanced } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  await card(data)
  await withTenant(database.app, TENANT, (trx) => setPayable(trx, { ...order, amount_minor: 9_900 }))
  await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
  expect(await payment(order)).toMatchObject({ status: 'captured', refused_code: 'AMOUNT_MISMATCH', pending_refund_minor: 4_900 })
  expect(await published('payment_completed')).toEqual([])
  expect((await published('payment_failed')).map(({ payload }) => payload['code'])).toEqual(['AMOUNT_MISMATCH'])
  expect(await audited('payment_refused')).toMatchObject([{ code: 'AMOUNT_MISMATCH', captured_minor: 4_900 }])
  await work('payments.refund')
  expect(await payment(order)).toMatchObject({ status: 'refunded', refunded_minor: 4_900 })
  expect(world.stripe.sums()).toMatchObject({ charged: 4_900, refunded: 4_900 })
  expect(await balances()).toMatchObject({ customer_credit: 0 })
  expect(await unbalanced()).toEqual([])
  expect((await pay({ order_id: order.order_id }, 'stripe')).data).toMatchObject({ status: 'pending', amount_minor: 9_900 })
})

test('money is reserved first where the seller wants so, and taken in part or called off', async () => {
  const { rows, paid, admin, payment, published, balances, world } = await openShop()
  await rows(`insert into kernel.setting (tenant_id, name, value) values ($1, 'payments.capture_manually', 'true')`, [TENANT])
  const order = await paid()
  expect(await payment(order)).toMatchObject({ status: 'authorized', captured_minor: 0 })
  expect(await published('payment_authorized')).toHaveLength(1)
  expect(await balances()).toEqual({})
  expect(await admin('POST', `/payments/${order.payment_id}/capture`, { body: { amount_minor: 4_901 } })).toMatchObject({ status: 422, code: 'CAPTURE_TOO_LARGE', field: 'amount_minor' })
  const twice = await Promise.all([1, 2].map(() => admin('POST', `/payments/${order.payment_id}/capture`, { body: { amount_minor: 4_000 } })))
  expect(twice.map(({ status, code }) => code ?? status)).toContain(200)
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_000 })
  expect(world.stripe.sums()).toMatchObject({ charged: 4_000, charges: 1 })
  const other = await paid()
  expect((await admin('POST', `/payments/${other.payment_id}/void`)).data).toMatchObject({ status: 'voided', authorized_minor: 0 })
  expect(await admin('POST', `/payments/${other.payment_id}/capture`, { body: {} })).toMatchObject({ status: 409, code: 'NOT_AUTHORIZED' })
  expect(await admin('POST', `/payments/${order.payment_id}/void`)).toMatchObject({ status: 409, code: 'NOT_OPEN' })
})

test('an order called off while its card is being charged is told of the money all the same', async () => {
  const { payable, pay, card, callOff, work, payment, published, world } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  await card(data)
  await callOff(order)
  await work('payments.cancel')
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_900 })
  expect(await published('payment_completed')).toHaveLength(1)
  const other = await payable()
  const { data: open } = await pay(other, 'stripe')
  await callOff(other)
  await work('payments.cancel')
  expect(await payment(other)).toMatchObject({ status: 'voided' })
  expect((await card(open)).status).toBe(400)
  expect(world.stripe.sums().charges).toBe(1)
})

test.each([
  ['JPY', 1_250, 1_250], ['KWD', 12_340, 12_340], ['TWD', 120_000, 120_000], ['HUF', 150_000, 150_000], ['ISK', 500, 50_000], ['UGX', 7_000, 700_000], ['USD', 1, 1],
])('%s is charged exactly in the unit the provider counts in', async (currency, amount_minor, units) => {
  const { paid, payment, world } = await openShop()
  const order = await paid({ currency, amount_minor })
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: amount_minor, refused_code: null })
  expect(world.stripe.sums().charged).toBe(units)
})

test('an amount that a provider cannot take exactly is not offered to it', async () => {
  const { payable, pay } = await openShop()
  expect(await pay(await payable({ currency: 'KWD', amount_minor: 12_345 }), 'stripe')).toMatchObject({ status: 422, code: 'METHOD_NOT_OFFERED' })
  expect(await pay(await payable({ currency: 'KWD', amount_minor: 12_340 }), 'paypal')).toMatchObject({ status: 422, code: 'METHOD_NOT_OFFERED' })
  expect(await pay(await payable({ currency: 'TWD', amount_minor: 12_050 }), 'paypal')).toMatchObject({ status: 422, code: 'METHOD_NOT_OFFERED' })
})

test('a store offers what is set up, and nothing of a provider that is not there', async () => {
  const { shop } = await openShop()
  expect((await shop('GET', '/shop/payment-methods')).data.map(({ method }: { method: string }) => method)).toEqual(['stripe', 'paypal', 'cod'])
  const { shop: poor, payable, pay } = await openShop({ STRIPE_KEY: '', STRIPE_PUBLISHABLE_KEY: '', STRIPE_WEBHOOK_SECRET: '', PAYPAL_CLIENT_ID: '', PAYPAL_SECRET: '', PAYPAL_WEBHOOK_ID: '' })
  expect((await poor('GET', '/shop/payment-methods')).data).toEqual([{ method: 'cod', publishable_key: null }])
  expect(await pay(await payable(), 'stripe')).toMatchObject({ status: 422, code: 'METHOD_NOT_OFFERED' })
})
