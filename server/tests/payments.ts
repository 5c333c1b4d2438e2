import { onTestFinished } from 'vitest'
import { fingerprint } from '#kernel/crypto'
import { poolOf, withTenant } from '#kernel/db'
import type { Job } from '#kernel/jobs'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { paypalSignature, PAYPAL_WEBHOOK_ID } from '../../sandbox/paypal.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { STRIPE_PUBLISHABLE_KEY, STRIPE_SECRET, sign } from '../../sandbox/stripe.ts'
import type { StripeEvent } from '../../sandbox/stripe.objects.ts'
import { deliverPending } from '../kernel/events/relay.ts'
import { type Payable, type RefundOrder, refundPayment, setPayable, voidPayment } from '#shop/payments'
import { paymentsModule } from '../shop/payments/module.ts'

export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const CUSTOMER = '00000000-0000-4000-8000-0000000000c1'
const TOKEN = 'the-secret-of-an-order'

interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of any route
  data: any
  code: string | undefined
  field: string | undefined
  text: string
}

/** A store, its shoppers, and providers played over their own protocols. Jobs run when the test says so; callbacks come when it says so. */
export async function openShop(env: Record<string, string> = {}) {
  const database = await testDatabase()
  const world = await startSandbox({ port: 0, speed: 1 })
  onTestFinished(() => world.stop())
  const services = testServices(database, {
    STRIPE_KEY: 'sk_test_sandbox', STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_SECRET, STRIPE_URL: world.url,
    PAYPAL_CLIENT_ID: 'sandbox-client', PAYPAL_SECRET: 'sandbox-secret', PAYPAL_WEBHOOK_ID, PAYPAL_URL: `${world.url}/paypal`, PAYMENT_TIMEOUT_S: '2', OUTGOING_ALLOW: new URL(world.url).host, ...env,
  })
  const app = await testApp(services, (scope) => paymentsModule.routes?.(scope))
  const pool = poolOf(database.owner)
  const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await pool.query<T>(text, values)).rows
  const jobs = new Map<string, Job>((paymentsModule.jobs ?? []).map((job) => [job.name, job]))

  const send = async (method: 'GET' | 'POST', url: string, { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {}): Promise<Answer> => {
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers, ...(body === undefined ? {} : { payload: body as object }) })
    const json = (answer.headers['content-type']?.includes('json') && answer.body !== '' ? answer.json() : {}) as { data?: unknown; code?: string; field?: string }
    return { status: answer.statusCode, data: json.data, code: json.code, field: json.field, text: answer.body }
  }
  /** As a guest who holds the order's secret, unless a customer is named. */
  const shop = (method: 'GET' | 'POST', url: string, { body, customer_id = null, token = TOKEN, key, tenant_id = TENANT }: { body?: unknown; customer_id?: string | null; token?: string | null; key?: string; tenant_id?: string } = {}) =>
    send(method, url, { headers: { ...asShopper({ customer_id, tenant_id }), ...(token === null ? {} : { 'x-order-token': token }), ...(key === undefined ? {} : { 'idempotency-key': key }) }, body })
  const admin = (method: 'GET' | 'POST', url: string, { body, key, ...caller }: { body?: unknown; key?: string; role?: 'viewer' | 'member' | 'admin'; tenant_id?: string } = {}) =>
    send(method, `/shop/admin${url}`, { headers: { ...asCaller(caller), ...(key === undefined ? {} : { 'idempotency-key': key }) }, body })

  let number = 0
  const payable = async (more: Partial<Payable> = {}): Promise<Payable> => {
    const row: Payable = { tenant_id: TENANT, order_id: crypto.randomUUID(), order_number: `T-${++number}`, amount_minor: 4_900, currency: 'USD', customer_id: null, email: 'ann@example.com', token_hash: fingerprint(TOKEN), is_open: true, ...more }
    await withTenant(database.app, row.tenant_id, (trx) => setPayable(trx, row))
    return row
  }
  const pay = (order: { order_id: string }, method: string, more: Parameters<typeof shop>[2] = {}) => shop('POST', '/shop/payments', { body: { order_id: order.order_id, method, return_url: 'https://shop.test/back' }, ...more })
  /** What the browser does with the client secret: Stripe.js confirms the card. */
  const card = async (payment: { next_action: { client_secret: string } }, name = 'pm_card_visa'): Promise<{ status: number; json: unknown }> => {
    const secret = payment.next_action.client_secret
    const answer = await fetch(`${world.url}/v1/payment_intents/${secret.split('_secret_')[0] ?? ''}/confirm`, { method: 'POST', body: new URLSearchParams({ key: STRIPE_PUBLISHABLE_KEY, client_secret: secret, payment_method: name, return_url: 'https://shop.test/back' }) })
    return { status: answer.status, json: await answer.json() }
  }
  /** The jobs that wait are run, each once, whenever they were to run. A job that fails is told of, and gone. */
  const work = async (...names: string[]): Promise<unknown[]> => {
    const failures: unknown[] = []
    const waiting = await rows<{ name: string; data: unknown }>(`delete from jobs.job where name = any($1) returning name, data`, [names.length > 0 ? names : [...jobs.keys()]])
    for (const { name, data } of waiting) await jobs.get(name)?.run({ services, signal: new AbortController().signal, isLastAttempt: false }, data).catch((error: unknown) => failures.push(error))
    return failures
  }
  const stripeHook = (event: StripeEvent | { id: string; type: string }, { secret = STRIPE_SECRET, at, store = 'first', body = JSON.stringify(event) }: { secret?: string; at?: number; store?: string; body?: string } = {}) =>
    send('POST', `/shop/webhooks/stripe/${store}`, { headers: { 'content-type': 'application/json', 'stripe-signature': sign(body, secret, at) }, body })
  const paypalHook = (event: object, { store = 'first', headers = {} }: { store?: string; headers?: Record<string, string> } = {}) => {
    const body = JSON.stringify(event)
    return send('POST', `/shop/webhooks/paypal/${store}`, { headers: { 'content-type': 'application/json', ...paypalSignature(body, `${world.url}/paypal`), ...headers }, body })
  }
  /** The provider's events so far of these types, told and worked off. */
  const tell = async (...types: string[]) => {
    for (const event of world.stripe.events.filter(({ type }) => types.includes(type))) await stripeHook(event)
    await work('payments.callback')
  }
  const published = (type: string) => rows<{ payload: Record<string, unknown>; key: string }>(`select payload, key from kernel.outbox where type = $1 order by id`, [`payments.${type}`])
  const balances = async () => Object.fromEntries((await rows<{ account: string; sum: number }>('select account, sum(amount_minor)::int8 as sum from payments.entry group by account')).map(({ account, sum }) => [account, Number(sum)]))
  const unbalanced = () => rows('select posting_id from payments.entry group by tenant_id, posting_id, currency having sum(amount_minor) <> 0')
  const refund = (order: RefundOrder) => withTenant(database.app, TENANT, (trx) => refundPayment(trx, order))
  const callOff = (order: { order_id: string }) => withTenant(database.app, TENANT, (trx) => voidPayment(trx, order.order_id))
  const payment = async (order: { order_id: string }) => (await rows<{ id: string; status: string; captured_minor: number; refunded_minor: number; pending_refund_minor: number; refused_code: string | null; is_live: boolean; method: string; failure_code: string | null; provider_ref: string | null }>(`select * from payments.payment where order_id = $1 order by created_at`, [order.order_id])).at(-1)
  const audited = async (action: string) => (await rows<{ detail: Record<string, unknown> }>(`select detail from audit.entry where action = $1 order by id`, [`payments.${action}`])).map(({ detail }) => detail)
  const relay = async () => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers: [], log: services.log, world_speed: 1 }))) > 0);
  }
  /** Paid with a card, and written down. */
  const paid = async (more: Partial<Payable> = {}, name = 'pm_card_visa') => {
    const order = await payable(more)
    const { data } = await pay(order, 'stripe')
    await card(data, name)
    await shop('POST', `/shop/payments/${data.payment_id}/confirm`)
    return { ...order, payment_id: data.payment_id as string }
  }
  return { database, services, app, world, rows, shop, admin, payable, pay, card, work, stripeHook, paypalHook, tell, published, balances, unbalanced, refund, callOff, payment, audited, relay, paid }
}
