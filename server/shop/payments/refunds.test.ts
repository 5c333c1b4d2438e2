import { expect, test } from 'vitest'
import { openShop, OTHER } from '../../tests/payments.ts'
import { reconcileYesterday, sweep } from './payments.jobs.ts'

test.each([['USD', 10_000], ['JPY', 1_000], ['USD', 100]])('three thirds of %s %i sum to the charge exactly, and a fourth is refused', async (currency, amount_minor) => {
  const { paid, refund, work, payment, world, balances, unbalanced } = await openShop()
  const order = await paid({ currency, amount_minor })
  const third = Math.floor(amount_minor / 3)
  for (const [place, part] of [third, third, amount_minor - 2 * third].entries()) await refund({ order_id: order.order_id, amount_minor: part, reason: 'returned', idempotency_key: `part ${place}` })
  await expect(refund({ order_id: order.order_id, amount_minor: 1, reason: 'returned', idempotency_key: 'part 4' })).rejects.toMatchObject({ code: 'REFUND_TOO_LARGE', field: 'amount_minor' })
  expect(await work('payments.refund')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'refunded', refunded_minor: amount_minor, pending_refund_minor: 0 })
  expect(world.stripe.sums().refunded).toBe(amount_minor)
  expect((await balances())['refunds']).toBe(amount_minor)
  expect(await unbalanced()).toEqual([])
})

test('ten refunds of the whole at once send it back once', async () => {
  const { paid, refund, work, world, rows } = await openShop()
  const order = await paid()
  const answers = await Promise.allSettled(Array.from({ length: 10 }, (_, place) => refund({ order_id: order.order_id, amount_minor: 4_900, reason: 'returned', idempotency_key: `try ${place}` })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await work('payments.refund')
  expect(world.stripe.sums().refunded).toBe(4_900)
  expect(await rows('select id from payments.refund')).toHaveLength(1)
})

test('a refund under the same key is the same refund, and another amount under it is refused', async () => {
  const { paid, refund, work, world } = await openShop()
  const order = await paid()
  const one = { order_id: order.order_id, amount_minor: 500, reason: 'broken', idempotency_key: 'return 7' }
  const answers = await Promise.all(Array.from({ length: 5 }, () => refund(one)))
  expect(new Set(answers.map(({ refund_id }) => refund_id)).size).toBe(1)
  await expect(refund({ ...one, amount_minor: 600 })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  await work('payments.refund')
  expect(world.stripe.sums().refunded).toBe(500)
})

test('a refund whose answer was lost is asked for again under its key: the money goes once', async () => {
  const { paid, refund, work, world, database, payment, rows } = await openShop()
  const order = await paid()
  await refund({ order_id: order.order_id, amount_minor: 4_900, reason: 'returned', idempotency_key: 'r' })
  world.faults.add({ system: 'stripe', kind: 'lost_answer', of: 'refunds', times: 2 })
  expect(await work('payments.refund')).toMatchObject([{ kind: 'unclear' }])
  expect(await payment(order)).toMatchObject({ status: 'captured', pending_refund_minor: 4_900 })
  await rows(`update payments.refund set created_at = now() - interval '11 minutes'`)
  await sweep(database.system, new Date())
  expect(await work('payments.refund')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'refunded', refunded_minor: 4_900, pending_refund_minor: 0 })
  expect(world.stripe.sums().refunded).toBe(4_900)
})

test('a refund that the provider refuses is seen as failed, told of, and can be tried again', async () => {
  const { paid, refund, work, world, payment, published, admin, rows, balances } = await openShop()
  const order = await paid()
  world.faults.add({ system: 'stripe', kind: 'refused', of: 'refunds', times: 1 })
  const { refund_id } = await refund({ order_id: order.order_id, amount_minor: 4_900, reason: 'returned', idempotency_key: 'r' })
  await work('payments.refund')
  expect((await admin('GET', '/refunds?status=failed')).data).toMatchObject([{ refund_id, status: 'failed', failure_code: 'refused_by_fault' }])
  expect(await payment(order)).toMatchObject({ status: 'captured', refunded_minor: 0, pending_refund_minor: 0 })
  expect(await published('refund_failed')).toHaveLength(1)
  expect(await rows(`select type from notifications.message`)).toEqual([{ type: 'refund_failed' }])
  expect((await balances())['refunds']).toBeUndefined()
  expect((await admin('POST', `/refunds/${refund_id}/retry`)).data).toMatchObject({ status: 'pending' })
  expect(await admin('POST', `/refunds/${refund_id}/retry`)).toMatchObject({ status: 409, code: 'REFUND_NOT_FAILED' })
  await work('payments.refund')
  expect(await payment(order)).toMatchObject({ status: 'refunded' })
})

test('a refund that came undone after it had gone through is taken out of the books', async () => {
  const { paid, refund, work, world, tell, payment, balances, published, unbalanced } = await openShop()
  const order = await paid()
  await refund({ order_id: order.order_id, amount_minor: 4_900, reason: 'returned', idempotency_key: 'r' })
  await work('payments.refund')
  expect(await payment(order)).toMatchObject({ status: 'refunded' })
  const [one] = world.stripe.refunds.keys()
  world.stripe.failRefund(one ?? '')
  await tell('refund.failed')
  await tell('refund.created', 'charge.refunded')
  expect(await payment(order)).toMatchObject({ status: 'captured', refunded_minor: 0 })
  expect(await balances()).toMatchObject({ refunds: 0, clearing_stripe: 4_900 - 172 })
  expect(await published('refund_failed')).toHaveLength(1)
  expect(await unbalanced()).toEqual([])
})

test('a refund made at the provider itself is in our books as well', async () => {
  const { paid, world, tell, payment, admin } = await openShop()
  const order = await paid()
  const [intent] = world.stripe.intents.keys()
  await fetch(`${world.url}/v1/refunds`, { method: 'POST', headers: { authorization: 'Bearer sk' }, body: new URLSearchParams({ payment_intent: intent ?? '', amount: '100' }) })
  await tell('refund.created', 'charge.refunded')
  expect(await payment(order)).toMatchObject({ status: 'partially_refunded', refunded_minor: 100, pending_refund_minor: 0 })
  expect((await admin('GET', `/payments/${order.payment_id}`)).data.refunds).toMatchObject([{ amount_minor: 100, status: 'succeeded', reason: 'Made at the payment provider' }])
})

test('a refund of cash waits until the seller has paid it back', async () => {
  const { payable, pay, admin, refund, work, payment } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'cod')
  await admin('POST', `/payments/${data.payment_id}/received`, { body: { amount_minor: 4_900 } })
  const { refund_id } = await refund({ order_id: order.order_id, amount_minor: 900, reason: 'broken', idempotency_key: 'r' })
  await work()
  expect(await payment(order)).toMatchObject({ refunded_minor: 0, pending_refund_minor: 900 })
  expect((await admin('POST', `/refunds/${refund_id}/settle`)).data).toMatchObject({ status: 'succeeded' })
  expect(await admin('POST', `/refunds/${refund_id}/settle`)).toMatchObject({ status: 409, code: 'REFUND_OVER' })
  expect(await payment(order)).toMatchObject({ status: 'partially_refunded', refunded_minor: 900 })
})

test('a seller sends back what is left, once for a key, and nobody sends back another store’s money', async () => {
  const { paid, admin, work, payment } = await openShop()
  const order = await paid()
  const give = (more: object) => admin('POST', `/payments/${order.payment_id}/refunds`, { body: { reason: 'goodwill' }, ...more })
  expect((await give({ tenant_id: OTHER })).status).toBe(404)
  expect((await give({ role: 'member' })).status).toBe(403)
  const first = await give({ key: 'goodwill-1' })
  expect(first).toMatchObject({ status: 201, data: { amount_minor: 4_900 } })
  expect(await give({ key: 'goodwill-1' })).toEqual(first)
  expect(await give({})).toMatchObject({ status: 422, code: 'REFUND_TOO_LARGE' })
  await work('payments.refund')
  expect(await payment(order)).toMatchObject({ status: 'refunded' })
})

test('a customer who disputes a payment takes the money along until the seller wins', async () => {
  const { paid, world, tell, admin, published, balances, rows, unbalanced } = await openShop()
  const order = await paid()
  const [intent] = world.stripe.intents.keys()
  const { id } = world.stripe.dispute(intent ?? '')
  await tell('charge.dispute.created')
  await tell('charge.dispute.created')
  expect((await admin('GET', '/disputes')).data).toMatchObject([{ order_id: order.order_id, amount_minor: 4_900, status: 'open', reason: 'fraudulent' }])
  expect((await published('payment_disputed')).map(({ payload }) => payload['status'])).toEqual(['open'])
  expect(await rows('select type, severity from notifications.message')).toEqual([{ type: 'payment_disputed', severity: 'high' }])
  expect(await balances()).toMatchObject({ disputes: 4_900, clearing_stripe: -172 })
  world.stripe.closeDispute(id, 'won')
  await tell('charge.dispute.closed')
  expect(await balances()).toMatchObject({ disputes: 0, clearing_stripe: 4_900 - 172 })
  expect((await published('payment_disputed')).map(({ payload }) => payload['status'])).toEqual(['open', 'won'])
  expect(await unbalanced()).toEqual([])
})

test('the statement tells each day what came and went, and so does its CSV', async () => {
  const { paid, refund, work, admin } = await openShop()
  const order = await paid()
  await paid({ currency: 'JPY', amount_minor: 1_200 })
  await refund({ order_id: order.order_id, amount_minor: 1_000, reason: 'returned', idempotency_key: 'r' })
  await work('payments.refund')
  const day = new Date().toISOString().slice(0, 10)
  expect((await admin('GET', `/statements?from=${day}&to=${day}`)).data).toEqual([
    { day, method: 'stripe', currency: 'JPY', charged_minor: 1_200, refunded_minor: 0, fees_minor: 65, disputed_minor: 0, net_minor: 1_135 },
    { day, method: 'stripe', currency: 'USD', charged_minor: 4_900, refunded_minor: 1_000, fees_minor: 172, disputed_minor: 0, net_minor: 3_728 },
  ])
  expect((await admin('GET', `/statements?from=${day}&to=${day}&format=csv`)).text).toBe(`day,method,currency,charged,refunded,fees,disputed,net\r\n${day},stripe,JPY,1200,0,65,0,1135\r\n${day},stripe,USD,49.00,10.00,1.72,0.00,37.28\r\n`)
  expect((await admin('GET', `/statements?from=${day}&to=2020-01-01`)).status).toBe(400)
  expect((await admin('GET', `/statements?from=${day}&to=${day}`, { tenant_id: OTHER })).data).toEqual([])
})

test('the ledger cannot be changed, and does not take what does not balance', async () => {
  const { paid, database, admin, rows } = await openShop()
  await paid()
  const { withTenant } = await import('#kernel/db')
  const { post } = await import('./ledger.repository.ts')
  const { sql } = await import('kysely')
  const [one] = await rows<{ tenant_id: string; payment_id: string; order_id: string }>('select tenant_id, id as payment_id, order_id from payments.payment')
  if (one === undefined) throw new Error('nothing was paid')
  await expect(withTenant(database.app, one.tenant_id, (trx) => post(trx, { ...one, kind: 'capture', method: 'stripe', currency: 'USD', entries: [['revenue', -5], ['clearing_stripe', 4]] }))).rejects.toThrow('does not balance')
  for (const statement of ['update payments.entry set amount_minor = 1', 'delete from payments.entry', 'delete from payments.posting', 'delete from payments.event']) {
    await expect(withTenant(database.app, one.tenant_id, (trx) => sql.raw(statement).execute(trx))).rejects.toThrow('permission denied')
  }
  expect((await admin('GET', '/ledger/balances')).data.reduce((sum: number, { balance_minor }: { balance_minor: number }) => sum + balance_minor, 0)).toBe(0)
  expect((await admin('GET', '/ledger?limit=1')).data[0].entries.length).toBeGreaterThan(1)
})

test('each day is compared with the provider’s own books, and what differs is listed', async () => {
  const { paid, world, rows, work, admin, database, refund } = await openShop()
  const order = await paid()
  const day = new Date().toISOString().slice(0, 10)
  await refund({ order_id: order.order_id, amount_minor: 700, reason: 'returned', idempotency_key: 'r' })
  await work('payments.refund')
  await reconcileYesterday(database.system, new Date(Date.now() + 86_400_000))
  expect(await work('payments.reconcile')).toEqual([])
  const list = async () => (await admin('GET', `/reconciliations?from=${day}&to=${day}`)).data
  expect(await list()).toMatchObject([{ day, method: 'stripe', currency: 'USD', ours_charged_minor: 4_900, theirs_charged_minor: 4_900, ours_refunded_minor: 700, theirs_refunded_minor: 700, theirs_fees_minor: 172, differences: [] }])
  // A charge that nobody told us of, as after an outage of days.
  await paid({ amount_minor: 1_000 })
  const lost = [...world.stripe.charges.values()].at(-1)?.id
  await rows(`delete from payments.entry where posting_id in (select p.id from payments.posting p join payments.payment m on m.id = p.payment_id where m.charge_ref = $1)`, [lost])
  expect((await admin('POST', '/reconciliations', { body: { day } })).status).toBe(202)
  await work('payments.reconcile')
  expect((await list())[0].differences).toMatchObject([{ kind: 'charge', provider_ref: lost, ours_minor: null, theirs_minor: 1_000 }])
})
