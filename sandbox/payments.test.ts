import { expect, onTestFinished, test } from 'vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf } from './http.ts'
import { startSandbox } from './server.ts'
import { isSigned, STRIPE_PUBLISHABLE_KEY, STRIPE_SECRET } from './stripe.ts'

interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of any kind
  json: any
}

async function open() {
  const world = await startSandbox({ port: 0, speed: 60 })
  onTestFinished(() => world.stop())
  const send = async (path: string, { form, headers = {}, method = form === undefined ? 'GET' : 'POST' }: { form?: Record<string, string>; headers?: Record<string, string>; method?: string } = {}): Promise<Answer> => {
    const answer = await fetch(`${world.url}${path}`, { method, headers, redirect: 'manual', ...(form === undefined ? {} : { body: new URLSearchParams(form) }) })
    const text = await answer.text()
    return { status: answer.status, json: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { text, location: answer.headers.get('location') } }
  }
  const stripe = (path: string, form?: Record<string, string>, key?: string) => send(`/v1/${path}`, { ...(form === undefined ? {} : { form }), headers: { authorization: 'Bearer sk_test', ...(key === undefined ? {} : { 'idempotency-key': key }) } })
  const token = async () => (await send('/paypal/v1/oauth2/token', { form: { grant_type: 'client_credentials' }, headers: { authorization: 'Basic eA==' } })).json.access_token as string
  const paypal = async (path: string, body?: unknown, { key, method = body === undefined ? 'GET' : 'POST' }: { key?: string; method?: string } = {}): Promise<Answer> => {
    const answer = await fetch(`${world.url}/paypal${path}`, { method, headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json', ...(key === undefined ? {} : { 'paypal-request-id': key }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const text = await answer.text()
    return { status: answer.status, json: text === '' ? null : JSON.parse(text) }
  }
  return { world, send, stripe, paypal }
}

const INTENT = { amount: '1000', currency: 'usd', 'metadata[payment_id]': 'p1' }
const ORDER = { intent: 'CAPTURE', purchase_units: [{ reference_id: 'default', amount: { currency_code: 'USD', value: '10.00' } }], payment_source: { paypal: { experience_context: { return_url: 'https://shop.test/back', cancel_url: 'https://shop.test/no' } } } }

test('Stripe: the same key is answered as the first time, other parameters under it are an error, and what failed validation may be sent again', async () => {
  const { stripe, world } = await open()
  const first = await stripe('payment_intents', INTENT, 'a')
  expect((await stripe('payment_intents', INTENT, 'a')).json).toEqual(first.json)
  expect(await stripe('payment_intents', { ...INTENT, amount: '2000' }, 'a')).toMatchObject({ status: 400, json: { error: { type: 'idempotency_error' } } })
  expect((await stripe('payment_intents', { ...INTENT, amount: 'x' }, 'b')).status).toBe(400)
  expect((await stripe('payment_intents', INTENT, 'b')).status).toBe(200)
  expect(world.stripe.intents.size).toBe(2)
})

test('Stripe: a browser may confirm what it holds the secret of, and sees no more', async () => {
  const { stripe, send } = await open()
  const { id, client_secret } = (await stripe('payment_intents', INTENT)).json as { id: string; client_secret: string }
  const confirm = (more: Record<string, string>) => send(`/v1/payment_intents/${id}/confirm`, { form: { key: STRIPE_PUBLISHABLE_KEY, payment_method: 'pm_card_visa', ...more } })
  expect((await confirm({ client_secret: `${id}_secret_guess` })).status).toBe(401)
  const { status, json } = await confirm({ client_secret })
  expect({ status, state: json.status, metadata: json.metadata }).toEqual({ status: 200, state: 'succeeded', metadata: undefined })
  expect((await confirm({ client_secret })).json.error.code).toBe('payment_intent_unexpected_state')
})

test('Stripe: an intent moves as Stripe’s own, from decline to challenge to capture in part', async () => {
  const { stripe, world } = await open()
  const { id } = (await stripe('payment_intents', { ...INTENT, capture_method: 'manual' })).json as { id: string }
  expect(await stripe(`payment_intents/${id}/confirm`, { payment_method: 'pm_card_visa_chargeDeclined' })).toMatchObject({ status: 402, json: { error: { type: 'card_error', decline_code: 'generic_decline', payment_intent: { status: 'requires_payment_method' } } } })
  expect((await stripe(`payment_intents/${id}/confirm`, { payment_method: 'pm_card_threeDSecure2Required' })).json).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
  world.stripe.authenticate(id, true)
  expect((await stripe(`payment_intents/${id}`)).json).toMatchObject({ status: 'requires_capture', amount_capturable: 1_000 })
  expect((await stripe(`payment_intents/${id}/capture`, { amount_to_capture: '1001' })).status).toBe(400)
  expect((await stripe(`payment_intents/${id}/capture`, { amount_to_capture: '600' })).json).toMatchObject({ status: 'succeeded', amount_received: 600 })
  expect((await stripe(`payment_intents/${id}/cancel`, {})).json.error.code).toBe('payment_intent_unexpected_state')
  expect((await stripe('refunds', { payment_intent: id, amount: '601' })).json.error.code).toBe('amount_too_large')
  expect((await stripe('refunds', { payment_intent: id, amount: '600' })).json).toMatchObject({ status: 'succeeded', amount: 600 })
  const lines = (await stripe('balance_transactions?limit=1&created[gte]=0')).json
  expect(lines).toMatchObject({ has_more: true, data: [{ type: 'refund', amount: -600, source: { object: 'refund' } }] })
  expect((await stripe(`balance_transactions?limit=1&starting_after=${lines.data[0].id}`)).json.data).toMatchObject([{ type: 'charge', amount: 600, fee: 47, net: 553 }])
})

test('Stripe: what it cannot take is refused as there', async () => {
  const { stripe } = await open()
  for (const more of [{ amount: '0' }, { amount: '1.5' }, { currency: 'USD' }, { currency: 'kwd', amount: '1001' }, { currency: 'isk', amount: '150' }]) expect((await stripe('payment_intents', { ...INTENT, ...more })).status).toBe(400)
  expect((await stripe('payment_intents/pi_unknown')).status).toBe(404)
})

test('Stripe: events reach their endpoint signed, and faults lose, repeat, delay and forge them', async () => {
  const { world, stripe } = await open()
  const heard: { type: string; is_genuine: boolean }[] = []
  const server = createServer((req, res) => void bodyOf(req).then((body) => {
    const text = body.toString()
    heard.push({ type: (JSON.parse(text) as { type: string }).type, is_genuine: isSigned(text, String(req.headers['stripe-signature']), STRIPE_SECRET) })
    res.end()
  }))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  await stripe('webhook_endpoints', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/{store}` })
  for (const kind of ['lost_webhook', 'duplicate_webhook', 'forged_webhook', 'disordered_webhook'] as const) world.faults.add({ system: 'stripe', kind, times: 1 })
  for (const type of ['lost', 'twice', 'forged', 'late', 'last']) world.stripe.emit(type, { metadata: { store: 'first' } })
  await expect.poll(() => heard.map(({ type }) => type).toSorted((a, b) => a.localeCompare(b)), { timeout: 5_000 }).toEqual(['forged', 'last', 'late', 'twice', 'twice'])
  expect(heard.filter(({ is_genuine }) => !is_genuine).map(({ type }) => type)).toEqual(['forged'])
  expect(heard.map(({ type }) => type).indexOf('late')).toBeGreaterThan(heard.map(({ type }) => type).indexOf('last'))
})

test('Stripe: a page takes a card, asks for the bank, and sends the shopper back', async () => {
  const { stripe, send, world } = await open()
  const { id, client_secret } = (await stripe('payment_intents', INTENT)).json as { id: string; client_secret: string }
  const query = `client_secret=${client_secret}&return_url=${encodeURIComponent('https://shop.test/back')}`
  expect((await send(`/stripe/pay?${query}`)).json.text).toContain('pm_card_visa')
  const paid = await send(`/stripe/pay?${query}`, { form: { client_secret, return_url: 'https://shop.test/back', card: 'pm_card_threeDSecure2Required' } })
  expect(paid).toMatchObject({ status: 303, json: { location: expect.stringContaining(`/stripe/3ds/${id}`) as string } })
  const back = await send(new URL(String(paid.json.location)).pathname, { form: { client_secret, return_url: 'https://shop.test/back', answer: 'yes' } })
  expect(back).toMatchObject({ status: 303, json: { location: 'https://shop.test/back' } })
  expect(world.stripe.intents.get(id)?.status).toBe('succeeded')
  expect((await send(`/stripe/pay?client_secret=guess`)).status).toBe(404)
})

test('PayPal: an order is approved, taken once, and given back no further than it was taken', async () => {
  const { paypal, send } = await open()
  const { id, links } = (await paypal('/v2/checkout/orders', ORDER, { key: 'k' })).json as { id: string; links: { rel: string; href: string }[] }
  expect((await paypal('/v2/checkout/orders', ORDER, { key: 'k' })).json.id).toBe(id)
  expect((await paypal('/v2/checkout/orders', { ...ORDER, intent: 'AUTHORIZE' }, { key: 'k' })).json.details[0].issue).toBe('DUPLICATE_REQUEST_ID')
  expect((await paypal(`/v2/checkout/orders/${id}/capture`, {})).json.details[0].issue).toBe('ORDER_NOT_APPROVED')
  const page = new URL(links.find(({ rel }) => rel === 'payer-action')?.href ?? '')
  expect((await send(`${page.pathname}${page.search}`, { form: { answer: 'yes' } })).json.location).toContain('https://shop.test/back?token=')
  const taken = await paypal(`/v2/checkout/orders/${id}/capture`, {}, { key: 'c' })
  expect(taken).toMatchObject({ status: 201, json: { status: 'COMPLETED' } })
  expect((await paypal(`/v2/checkout/orders/${id}/capture`, {}, { key: 'c' })).json).toEqual(taken.json)
  expect((await paypal(`/v2/checkout/orders/${id}/capture`, {}, { key: 'd' })).json.details[0].issue).toBe('ORDER_ALREADY_CAPTURED')
  const capture = taken.json.purchase_units[0].payments.captures[0]
  expect(capture.seller_receivable_breakdown).toMatchObject({ paypal_fee: { value: '0.84' }, net_amount: { value: '9.16' } })
  const refund = (value: string) => paypal(`/v2/payments/captures/${capture.id}/refund`, { amount: { currency_code: 'USD', value } })
  expect([(await refund('4.00')).status, (await refund('6.01')).status, (await refund('6.00')).status, (await refund('0.01')).status]).toEqual([201, 422, 201, 422])
  expect((await paypal(`/v2/payments/captures/${capture.id}`)).json.status).toBe('REFUNDED')
})

test('PayPal: amounts have the decimals that their currency takes, and no token opens nothing', async () => {
  const { paypal, send } = await open()
  const order = (currency_code: string, value: string) => paypal('/v2/checkout/orders', { ...ORDER, purchase_units: [{ reference_id: 'default', amount: { currency_code, value } }] })
  expect([(await order('JPY', '1000')).status, (await order('JPY', '10.00')).status, (await order('TWD', '1200')).status, (await order('USD', '10.0')).status, (await order('USD', '10')).status]).toEqual([201, 422, 201, 422, 422])
  expect((await send('/paypal/v2/checkout/orders/x', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401)
})
