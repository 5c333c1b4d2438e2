import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { CERTIFICATE } from '../../../sandbox/paypal.certificate.ts'
import * as certificates from '../../tests/certificates.ts'
import { openShop, TENANT } from '../../tests/payments.ts'
import { setPayable } from './index.ts'
import { sweep } from './payments.jobs.ts'
import { checkChain } from './paypal-signature.ts'

type Shop = Awaited<ReturnType<typeof openShop>>

/** An order that its shopper has approved on PayPal's page. */
async function openApproved(env: Record<string, string> = {}, more: object = {}) {
  const shop = await openShop(env)
  const order = await shop.payable(more)
  const { data } = await shop.pay(order, 'paypal')
  const page = await fetch(data.next_action.url as string, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }), redirect: 'manual' })
  return { ...shop, order, data, back: page.headers.get('location'), confirm: () => shop.shop('POST', `/shop/payments/${data.payment_id}/confirm`) }
}
const eventOf = ({ world }: Shop, type: string) => {
  const found = world.paypal.events.find(({ event_type }) => event_type === type)
  if (found === undefined) throw new Error(`no ${type}`)
  return found
}

test('the shopper approves on the provider’s page, comes back, and the money is taken', async () => {
  const { confirm, data, back, payment, order, published, balances, unbalanced } = await openApproved()
  expect(data).toMatchObject({ status: 'requires_action', next_action: { kind: 'redirect' } })
  expect(back).toMatch(/^https:\/\/shop\.test\/back\?token=\w+&PayerID=/)
  expect((await confirm()).data).toMatchObject({ status: 'captured', captured_minor: 4_900, next_action: null })
  expect(await payment(order)).toMatchObject({ status: 'captured', method: 'paypal' })
  expect(await published('payment_completed')).toHaveLength(1)
  expect(await balances()).toMatchObject({ clearing_paypal: 4_900 - 220, fees: 220, revenue: -4_900 })
  expect(await unbalanced()).toEqual([])
})

test('who closes the tab after approving has paid as well: the callback takes the money', async () => {
  const shop = await openApproved()
  expect((await shop.paypalHook(eventOf(shop, 'CHECKOUT.ORDER.APPROVED'))).status).toBe(200)
  expect(await shop.work('payments.callback')).toEqual([])
  expect(await shop.payment(shop.order)).toMatchObject({ status: 'captured' })
  await shop.paypalHook(eventOf(shop, 'PAYMENT.CAPTURE.COMPLETED'))
  await Promise.all([shop.work('payments.callback'), shop.confirm(), shop.confirm()])
  expect(await shop.published('payment_completed')).toHaveLength(1)
  expect([...shop.world.paypal.orders.values()].flatMap(({ purchase_units }) => purchase_units[0]?.payments.captures ?? [])).toHaveLength(1)
})

test('who has not approved has not paid', async () => {
  const { payable, pay, shop, payment } = await openShop()
  const order = await payable()
  const { data } = await pay(order, 'paypal')
  expect((await shop('POST', `/shop/payments/${data.payment_id}/confirm`)).data).toMatchObject({ status: 'requires_action' })
  expect(await payment(order)).toMatchObject({ captured_minor: 0 })
})

test('an order that costs something else by now, or is closed, is not taken', async () => {
  const { database, order, confirm, payment, world } = await openApproved()
  await withTenant(database.app, TENANT, (trx) => setPayable(trx, { ...order, amount_minor: 5_000 }))
  expect((await confirm()).data).toMatchObject({ captured_minor: 0 })
  await withTenant(database.app, TENANT, (trx) => setPayable(trx, { ...order, is_open: false }))
  await confirm()
  expect(await payment(order)).toMatchObject({ status: 'voided', captured_minor: 0 })
  expect([...world.paypal.orders.values()][0]?.purchase_units[0]?.payments.captures).toEqual([])
})

test('an instrument that is declined can be tried again', async () => {
  const { world, confirm, payment, order, published } = await openApproved()
  world.faults.add({ system: 'paypal', kind: 'declined', of: 'orders', times: 1 })
  expect((await confirm()).data).toMatchObject({ status: 'failed', failure_code: 'instrument_declined' })
  expect(await published('payment_failed')).toHaveLength(1)
  await confirm()
  expect(await payment(order)).toMatchObject({ status: 'captured' })
})

test.each(['lost_answer', 'timeout'] as const)('a capture with %s is unknown, then found, and never made twice', async (kind) => {
  const { world, confirm, payment, order, database, work, published } = await openApproved({ PAYMENT_TIMEOUT_S: '0.3' })
  world.faults.add({ system: 'paypal', kind, of: 'checkout', times: 1 })
  world.faults.add({ system: 'paypal', kind, of: 'orders', times: 1 })
  expect((await confirm()).data).toMatchObject({ status: 'unknown' })
  await sweep(database.system, new Date(Date.now() + 60_000))
  expect(await work('payments.check')).toEqual([])
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: 4_900 })
  expect([...world.paypal.orders.values()].flatMap(({ purchase_units }) => purchase_units[0]?.payments.captures ?? [])).toHaveLength(1)
  expect(await published('payment_completed')).toHaveLength(1)
})

test('refunds in part and in whole reach the provider once, and its events change nothing more', async () => {
  const shop = await openApproved()
  await shop.confirm()
  const order_id = shop.order.order_id
  await shop.refund({ order_id, amount_minor: 900, reason: 'broken', idempotency_key: 'one' })
  await shop.refund({ order_id, amount_minor: 4_000, reason: 'returned', idempotency_key: 'two' })
  expect(await shop.work('payments.refund')).toEqual([])
  for (const event of shop.world.paypal.events.filter(({ event_type }) => event_type === 'PAYMENT.CAPTURE.REFUNDED')) await shop.paypalHook(event)
  expect(await shop.work('payments.callback')).toEqual([])
  expect(await shop.payment(shop.order)).toMatchObject({ status: 'refunded', refunded_minor: 4_900, pending_refund_minor: 0 })
  expect(await shop.rows('select status from payments.refund')).toEqual([{ status: 'succeeded' }, { status: 'succeeded' }])
  expect(await shop.unbalanced()).toEqual([])
})

test('money is reserved first where the seller wants so, and taken or let go', async () => {
  const shop = await openShop()
  await shop.rows(`insert into kernel.setting (tenant_id, name, value) values ($1, 'payments.capture_manually', 'true')`, [TENANT])
  const reserve = async () => {
    const order = await shop.payable()
    const { data } = await shop.pay(order, 'paypal')
    shop.world.paypal.approve(shop.world.paypal.events.length === 0 ? [...shop.world.paypal.orders.keys()][0] ?? '' : [...shop.world.paypal.orders.keys()].at(-1) ?? '', `${shop.world.url}/paypal`)
    await shop.shop('POST', `/shop/payments/${data.payment_id}/confirm`)
    return { order, id: data.payment_id as string }
  }
  const [one, two] = [await reserve(), await reserve()]
  expect(await shop.payment(one.order)).toMatchObject({ status: 'authorized', captured_minor: 0 })
  expect((await shop.admin('POST', `/payments/${one.id}/capture`, { body: {} })).data).toMatchObject({ status: 'captured', captured_minor: 4_900 })
  expect((await shop.admin('POST', `/payments/${two.id}/void`)).data).toMatchObject({ status: 'voided' })
})

test.each([['JPY', 1_250, '1250'], ['TWD', 120_000, '1200'], ['HUF', 150_000, '1500'], ['EUR', 1_005, '10.05']])('%s is written as the provider wants it', async (currency, amount_minor, value) => {
  const { confirm, payment, order, world } = await openApproved({}, { currency, amount_minor })
  await confirm()
  expect(await payment(order)).toMatchObject({ status: 'captured', captured_minor: amount_minor })
  expect([...world.paypal.orders.values()][0]?.purchase_units[0]?.amount).toEqual({ currency_code: currency, value })
})

test('a callback is refused that is forged, old, for another endpoint, or vouched for by anybody else’s certificate', async () => {
  const shop = await openApproved()
  const event = eventOf(shop, 'CHECKOUT.ORDER.APPROVED')
  const old = new Date(Date.now() - 301_000)
  const { paypalSignature } = await import('../../../sandbox/paypal.ts')
  const body = JSON.stringify(event)
  const base = `${shop.world.url}/paypal`
  const forged: Record<string, string>[] = [
    { 'paypal-transmission-sig': Buffer.from('nonsense').toString('base64') },
    paypalSignature(body, base, { at: old }),
    paypalSignature(body, base, { webhookId: 'WH-ANOTHER' }),
    paypalSignature(`${body} `, base),
    { 'paypal-cert-url': 'https://paypal.com.evil.example/cert.pem' }, { 'paypal-cert-url': 'https://evil.example/paypal.com' }, { 'paypal-cert-url': 'http://api.paypal.com/cert.pem' }, { 'paypal-cert-url': 'http://169.254.169.254/latest' }, { 'paypal-cert-url': 'not a url' },
    { 'paypal-transmission-time': '' },
  ]
  for (const headers of forged) expect(await shop.paypalHook(event, { headers })).toMatchObject({ status: 400, code: 'CALLBACK_FORGED' })
  expect(await shop.rows('select event_id from payments.callback')).toEqual([])
  expect((await shop.paypalHook(event)).status).toBe(200)
})

test('a certificate is believed when it is the provider’s, holds now, and leads to a known authority', () => {
  const [root, authority, leaf, stranger, forged] = [certificates.ROOT, certificates.AUTHORITY, certificates.LEAF, certificates.STRANGER, certificates.FORGED].map((pem) => new X509Certificate(pem)) as [X509Certificate, X509Certificate, X509Certificate, X509Certificate, X509Certificate]
  const now = new Date()
  expect(() => checkChain(leaf, [authority], { now, roots: [root] })).not.toThrow()
  expect(() => checkChain(leaf, [authority, root], { now, roots: [root] })).not.toThrow()
  expect(() => checkChain(leaf, [], { now, roots: [root] }), 'without what lies between').toThrow('nobody vouches')
  expect(() => checkChain(leaf, [authority], { now, roots: [] })).toThrow('nobody vouches')
  expect(() => checkChain(stranger, [authority], { now, roots: [root] })).toThrow('not PayPal')
  expect(() => checkChain(forged, [leaf, authority], { now, roots: [root] }), 'a leaf is no authority').toThrow('nobody vouches')
  expect(() => checkChain(leaf, [authority], { now: new Date('2199-01-01'), roots: [root] })).toThrow('run out')
  expect(() => checkChain(new X509Certificate(CERTIFICATE), [], { now, roots: [root] })).toThrow('not PayPal')
})

test('a dispute at the provider is in our books until it is won', async () => {
  const shop = await openApproved()
  await shop.confirm()
  const capture = [...shop.world.paypal.orders.values()][0]?.purchase_units[0]?.payments.captures[0]?.id ?? ''
  shop.world.paypal.dispute(capture, `${shop.world.url}/paypal`)
  await shop.paypalHook(eventOf(shop, 'CUSTOMER.DISPUTE.CREATED'))
  expect(await shop.work('payments.callback')).toEqual([])
  expect((await shop.admin('GET', '/disputes')).data).toMatchObject([{ status: 'open', amount_minor: 4_900 }])
  expect(await shop.unbalanced()).toEqual([])
})

test('the day is compared with each capture and refund the provider has', async () => {
  const shop = await openApproved()
  await shop.confirm()
  await shop.refund({ order_id: shop.order.order_id, amount_minor: 900, reason: 'broken', idempotency_key: 'one' })
  await shop.work('payments.refund')
  const day = new Date().toISOString().slice(0, 10)
  await shop.admin('POST', '/reconciliations', { body: { day } })
  expect(await shop.work('payments.reconcile')).toEqual([])
  expect((await shop.admin('GET', `/reconciliations?from=${day}&to=${day}`)).data).toMatchObject([{ method: 'paypal', theirs_charged_minor: 4_900, theirs_refunded_minor: 900, theirs_fees_minor: 220, differences: [] }])
})
