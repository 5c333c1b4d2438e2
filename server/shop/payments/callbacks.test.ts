import { expect, test } from 'vitest'
import { openShop, OTHER } from '../../tests/payments.ts'
import { sweep } from './payments.jobs.ts'

/** An order whose card was charged, and nobody has told us. */
async function openCharged(env: Record<string, string> = {}) {
  const shop = await openShop(env)
  const order = await shop.payable()
  const { data } = await shop.pay(order, 'stripe')
  await shop.card(data)
  const event = shop.world.stripe.events.find(({ type }) => type === 'payment_intent.succeeded')
  if (event === undefined) throw new Error('nothing was charged')
  return { ...shop, order, event, payment_id: data.payment_id as string }
}

test('ten callbacks of one event at once have one effect', async () => {
  const { event, stripeHook, work, rows, published, payment, order, balances } = await openCharged()
  const answers = await Promise.all(Array.from({ length: 10 }, () => stripeHook(event)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
  expect(await rows('select event_id from payments.callback')).toHaveLength(1)
  await Promise.all(Array.from({ length: 4 }, () => work('payments.callback')))
  expect(await published('payment_completed')).toHaveLength(1)
  expect(await payment(order)).toMatchObject({ status: 'captured' })
  expect((await balances())['revenue']).toBe(-4_900)
})

test('the callback and the browser may come in either order, or at once', async () => {
  const { event, stripeHook, work, shop, payment_id, published } = await openCharged()
  await stripeHook(event)
  await Promise.all([work('payments.callback'), shop('POST', `/shop/payments/${payment_id}/confirm`), shop('POST', `/shop/payments/${payment_id}/confirm`)])
  await shop('POST', `/shop/payments/${payment_id}/confirm`)
  expect(await published('payment_completed')).toHaveLength(1)
})

test('callbacks out of order end where the provider is', async () => {
  const { world, order, tell, payment, published, unbalanced } = await openCharged()
  const [intent] = world.stripe.intents.values()
  await fetch(`${world.url}/v1/refunds`, { method: 'POST', headers: { authorization: 'Bearer sk' }, body: new URLSearchParams({ payment_intent: intent?.id ?? '', amount: '900' }) })
  await tell('charge.refunded')
  expect(await payment(order)).toMatchObject({ status: 'partially_refunded', captured_minor: 4_900, refunded_minor: 900 })
  await tell('payment_intent.succeeded', 'payment_intent.created', 'refund.created')
  expect(await payment(order)).toMatchObject({ status: 'partially_refunded', captured_minor: 4_900, refunded_minor: 900 })
  expect([await published('payment_completed'), await published('payment_refunded')].map((all) => all.length)).toEqual([1, 1])
  expect(await unbalanced()).toEqual([])
})

test('a failure that is told after the success changes nothing', async () => {
  const { payable, pay, card, tell, payment, published } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'stripe')
  await card(data, 'pm_card_visa_chargeDeclined')
  await card(data)
  await tell('payment_intent.succeeded')
  await tell('payment_intent.payment_failed')
  expect(await payment(order)).toMatchObject({ status: 'captured', failure_code: null })
  expect(await published('payment_failed')).toEqual([])
})

test.each([
  ['signed with another secret', { secret: 'whsec_of_somebody_else' }],
  ['older than five minutes', { at: Math.floor(Date.now() / 1000) - 301 }],
])('a callback %s is refused, and leaves a line in the trail', async (_name, forged) => {
  const { event, stripeHook, rows, audited, payment, order, services } = await openCharged()
  expect(await stripeHook(event, forged)).toMatchObject({ status: 400, code: 'CALLBACK_FORGED' })
  expect(await rows('select event_id from payments.callback')).toEqual([])
  expect(await audited('callback_refused')).toMatchObject([{ code: 'FORGED' }])
  expect(await payment(order)).toMatchObject({ status: 'pending' })
  expect(await services.metrics.registry.metrics()).toContain('tradewind_payment_callbacks_total{provider="stripe",outcome="forged"} 1')
})

test('a callback whose body was changed on the way is refused', async () => {
  const { event, send } = await openCharged().then(({ app, ...rest }) => ({ ...rest, send: (body: string, signature: string) => app.inject({ method: 'POST', url: '/api/v1/shop/webhooks/stripe/first', headers: { 'content-type': 'application/json', 'stripe-signature': signature }, payload: body }) }))
  const { sign, STRIPE_SECRET } = await import('../../../sandbox/stripe.ts')
  const body = JSON.stringify(event)
  expect((await send(body.replace('4900', '1'), sign(body, STRIPE_SECRET))).statusCode).toBe(400)
  expect((await send(body, '')).statusCode).toBe(400)
  expect((await send('', sign('', STRIPE_SECRET))).statusCode).toBe(400)
  expect((await send(body, sign(body, STRIPE_SECRET))).statusCode).toBe(200)
})

test('an event of another store is left alone: the path names the store, the payment has to be its own', async () => {
  const { event, stripeHook, work, rows, payment, order } = await openCharged()
  expect((await stripeHook(event, { store: 'second' })).status).toBe(200)
  await work('payments.callback')
  expect(await rows('select tenant_id, state from payments.callback')).toEqual([{ tenant_id: OTHER, state: 'ignored' }])
  expect(await payment(order)).toMatchObject({ status: 'pending' })
  expect((await stripeHook(event, { store: 'no-such-store' })).status).toBe(404)
})

test('an intent that says it is somebody else’s is not believed, and written into the trail', async () => {
  const { world, event, stripeHook, work, payment, order, audited } = await openCharged()
  const [intent] = world.stripe.intents.values()
  if (intent !== undefined) intent.metadata['payment_id'] = crypto.randomUUID()
  await stripeHook(event)
  await work('payments.callback')
  expect(await payment(order)).toMatchObject({ status: 'pending', captured_minor: 0 })
  expect(await audited('callback_refused')).toMatchObject([{ code: 'NOT_THIS_PAYMENT' }])
})

test('what a callback says of the amount is not believed: the provider is asked', async () => {
  const { event, stripeHook, work, payment, order } = await openCharged()
  const lie = structuredClone(event)
  Object.assign(lie.data.object, { amount: 1, amount_received: 1, status: 'canceled' })
  await stripeHook(lie)
  await work('payments.callback')
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_900 })
})

test('a signed event that is about no payment of ours is kept and ignored', async () => {
  const { stripeHook, work, rows } = await openShop()
  await stripeHook({ id: 'evt_unknown', type: 'customer.created' })
  expect(await work('payments.callback')).toEqual([])
  expect(await rows('select state from payments.callback')).toEqual([{ state: 'ignored' }])
})

test('a callback that cannot be worked off now is worked off later', async () => {
  const { event, stripeHook, work, world, rows, database, payment, order } = await openCharged()
  world.faults.add({ system: 'stripe', kind: '500', at: 'status', times: 2 })
  await stripeHook(event)
  await work('payments.callback')
  await rows(`update payments.callback set received_at = now() - interval '11 minutes'`)
  await sweep(database.system, new Date())
  await work('payments.callback')
  expect(await payment(order)).toMatchObject({ status: 'captured' })
})

test('a callback that was lost is made good by the clock', async () => {
  const { work, database, payment, order, published } = await openCharged()
  await sweep(database.system, new Date(Date.now() + 60_000))
  expect(await work('payments.check')).toEqual([])
  expect((await payment(order))?.status).toBe('pending')
  await sweep(database.system, new Date(Date.now() + 11 * 60_000))
  expect(await work('payments.check')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'captured' })
  expect(await published('payment_completed')).toHaveLength(1)
})

test('the provider itself reaches the endpoint, with delays, twice and in disorder', async () => {
  const { app, world, payable, pay, card, work, payment, rows } = await openShop()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const endpoint = new URLSearchParams({ url: `http://127.0.0.1:${port}/api/v1/shop/webhooks/stripe/{store}` })
  await fetch(`${world.url}/v1/webhook_endpoints`, { method: 'POST', headers: { authorization: 'Bearer sk' }, body: endpoint })
  world.faults.add({ system: 'stripe', kind: 'disordered_webhook', times: 1, after: 1 })
  world.faults.add({ system: 'stripe', kind: 'duplicate_webhook', times: 1, after: 1 })
  const order = await payable()
  await card((await pay(order, 'stripe')).data)
  await expect.poll(() => rows('select type from payments.callback order by type'), { timeout: 5_000 }).toHaveLength(3)
  await work('payments.callback')
  expect(await payment(order)).toMatchObject({ status: 'captured' })
})

test('PayPal reaches the endpoint of the store that the order names', async () => {
  const { app, world, payable, pay, work, payment, rows } = await openShop()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  await fetch(`${world.url}/paypal/v1/notifications/webhooks`, { method: 'POST', body: new URLSearchParams({ url: `http://127.0.0.1:${port}/api/v1/shop/webhooks/paypal/{store}` }) })
  const order = await payable()
  const { data } = await pay(order, 'paypal')
  await fetch(data.next_action.url as string, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }), redirect: 'manual' })
  await expect.poll(() => rows('select type from payments.callback'), { timeout: 5_000 }).toEqual([{ type: 'CHECKOUT.ORDER.APPROVED' }])
  await work('payments.callback')
  await expect.poll(() => rows('select type from payments.callback order by type'), { timeout: 5_000 }).toEqual([{ type: 'CHECKOUT.ORDER.APPROVED' }, { type: 'PAYMENT.CAPTURE.COMPLETED' }])
  expect(await payment(order)).toMatchObject({ status: 'captured' })
})
