import { expect, test } from 'vitest'
import { openShop } from '../../tests/payments.ts'
import { sweep } from './payments.jobs.ts'

const LATER = () => new Date(Date.now() + 60_000)

test('a payment whose opening was answered into the void is found again, and charged once', async () => {
  const { payable, pay, world, payment, work, database, card, shop } = await openShop()
  const order = await payable()
  world.faults.add({ system: 'stripe', kind: 'lost_answer', of: 'payment_intents', times: 2 })
  expect((await pay(order, 'stripe')).data).toMatchObject({ status: 'unknown', next_action: null })
  await sweep(database.system, LATER())
  expect(await work('payments.check')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'pending' })
  const { data } = await pay(order, 'stripe')
  await card(data)
  await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
  expect(world.stripe.sums()).toMatchObject({ intents: 1, charges: 1 })
})

test('a capture that timed out after it was made is unknown until the provider is asked, and never made twice', async () => {
  const { rows, paid, admin, world, payment, work, database, published } = await openShop({ PAYMENT_TIMEOUT_S: '0.3' })
  await rows(`insert into kernel.setting (tenant_id, name, value) values ('00000000-0000-4000-8000-000000000001', 'payments.capture_manually', 'true')`)
  const order = await paid()
  world.faults.add({ system: 'stripe', kind: 'timeout', of: 'payment_intents', times: 2 })
  expect((await admin('POST', `/payments/${order.payment_id}/capture`, { body: {} })).data).toMatchObject({ status: 'unknown' })
  await sweep(database.system, LATER())
  expect(await work('payments.check')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_900 })
  expect(world.stripe.sums()).toMatchObject({ charges: 1, charged: 4_900 })
  expect(await published('payment_completed')).toHaveLength(1)
})

test('a provider that is down is said to be, and nothing is left behind that could be charged', async () => {
  const { payable, pay, world, payment, card } = await openShop()
  const order = await payable()
  world.faults.add({ system: 'stripe', kind: '429', times: 1 })
  expect(await pay(order, 'stripe')).toMatchObject({ status: 503, code: 'UNAVAILABLE' })
  expect(await payment(order)).toMatchObject({ status: 'created' })
  const { data } = await pay(order, 'stripe')
  expect(data.status).toBe('pending')
  await card(data)
  expect(world.stripe.sums()).toMatchObject({ intents: 1 })
})

test('an order called off before its opening was answered cannot be paid, and money that comes all the same goes back', async () => {
  const { payable, pay, world, callOff, work, payment, stripeHook, published } = await openShop()
  const order = await payable()
  world.faults.add({ system: 'stripe', kind: 'lost_answer', of: 'payment_intents', times: 2 })
  await pay(order, 'stripe')
  await callOff(order)
  await work('payments.cancel')
  expect(await payment(order)).toMatchObject({ status: 'voided' })
  const [intent] = world.stripe.intents.values()
  await fetch(`${world.url}/v1/payment_intents/${intent?.id ?? ''}/confirm`, { method: 'POST', body: new URLSearchParams({ key: 'sk', payment_method: 'pm_card_visa' }) })
  const event = world.stripe.events.find(({ type }) => type === 'payment_intent.succeeded')
  if (event) await stripeHook(event)
  await work('payments.callback')
  expect(await payment(order)).toMatchObject({ refused_code: 'CALLED_OFF', captured_minor: 4_900 })
  await work('payments.refund')
  expect(await payment(order)).toMatchObject({ status: 'refunded' })
  expect(await published('payment_completed')).toEqual([])
})

test('the secret that confirms a card lies encrypted', async () => {
  const { payable, pay, rows } = await openShop()
  const { data } = await pay(await payable(), 'stripe')
  const [row] = await rows<{ client_secret: string }>('select client_secret from payments.payment')
  expect(row?.client_secret).not.toContain(data.next_action.client_secret)
  expect(row?.client_secret).toMatch(/^v1\./)
})

test('a payment that nobody approved in time, and that its provider has forgotten, is over', async () => {
  const { payable, pay, world, database, work, payment } = await openShop()
  const order = await payable()
  await pay(order, 'paypal')
  world.paypal.orders.clear()
  await sweep(database.system, new Date(Date.now() + 11 * 60_000))
  expect(await work('payments.check')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'voided', is_live: false })
  expect((await pay(order, 'stripe')).status).toBe(201)
})

test('reserved money that the bank lets go is told of: the order waited for it', async () => {
  const { rows, paid, world, tell, payment, published } = await openShop()
  await rows(`insert into kernel.setting (tenant_id, name, value) values ('00000000-0000-4000-8000-000000000001', 'payments.capture_manually', 'true')`)
  const order = await paid()
  const [intent] = world.stripe.intents.keys()
  await fetch(`${world.url}/v1/payment_intents/${intent ?? ''}/cancel`, { method: 'POST', headers: { authorization: 'Bearer sk' }, body: '' })
  await tell('payment_intent.canceled')
  expect(await payment(order)).toMatchObject({ status: 'voided', authorized_minor: 0 })
  expect((await published('payment_failed')).map(({ payload }) => payload['code'])).toEqual(['authorization_ended'])
})
