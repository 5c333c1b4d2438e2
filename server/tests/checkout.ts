import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import type { Job } from '#kernel/jobs'
import { paypalSignature, PAYPAL_WEBHOOK_ID } from '../../sandbox/paypal.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { sign, STRIPE_PUBLISHABLE_KEY, STRIPE_SECRET } from '../../sandbox/stripe.ts'
import { deliverPending } from '../kernel/events/relay.ts'
import { modules } from '../modules.ts'
import { shopFaults } from './shop-faults.ts'
import { ADDRESS, type Answer, openShop, type Shop } from './shop.ts'

type Visitor = ReturnType<Shop['visit']>

/** A store in which people order and pay: its events and jobs run when the test says so, its provider is played. */
export async function openCheckout(env: Record<string, string> = {}) {
  const world = await startSandbox({ port: 0, speed: 1 })
  onTestFinished(() => world.stop())
  const shop = await openShop({
    STRIPE_KEY: 'sk_test_sandbox', STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_SECRET, STRIPE_URL: world.url,
    PAYPAL_CLIENT_ID: 'sandbox-client', PAYPAL_SECRET: 'sandbox-secret', PAYPAL_WEBHOOK_ID, PAYPAL_URL: `${world.url}/paypal`, PAYMENT_TIMEOUT_S: '2', OUTGOING_ALLOW: new URL(world.url).host, ...env,
  })
  const { database, services, app } = shop
  const consumers = modules.flatMap((module) => module.consumers ?? [])
  const jobs = new Map<string, Job>(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]))
  const relay = async () => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers, log: services.log, world_speed: 1 }))) > 0);
  }
  const run = (name: string, data: unknown = {}) => jobs.get(name)?.run({ services, signal: new AbortController().signal, isLastAttempt: false }, data)
  /** Events are delivered and the jobs of payments and orders run, until nothing is left to do. */
  const settle = async () => {
    for (;;) {
      await relay()
      const { rows } = await sql<{ name: string; data: unknown }>`delete from jobs.job where (name like 'payments.%' or name = 'orders.advance') and state = 'created' returning name, data`.execute(database.owner)
      if (rows.length === 0) return
      for (const { name, data } of rows) await run(name, data)
    }
  }

  /** A cart with these, an address and a way of sending. */
  const gather = async (who: Visitor, lines: readonly { sku_id: string; quantity?: number }[], more: object = {}): Promise<{ cart_id: string; hash: string; total_minor: number }> => {
    for (const { sku_id, quantity = 1 } of lines) await who.ask('POST', '/cart/items', { sku_id, quantity })
    const { json } = await who.ask('PUT', '/cart', { email: 'ana@x.test', address: ADDRESS, shipping_method_id: shop.method_id, ...more })
    return json.data as { cart_id: string; hash: string; total_minor: number }
  }
  const place = (who: Visitor, { cart_id, hash }: { cart_id: string; hash: string }, more: object = {}, headers: Record<string, string> = {}): Promise<Answer> => who.ask('POST', '/orders', { cart_id, hash, ...more }, headers)
  const order = async (who: Visitor, lines: Parameters<typeof gather>[1], { cart = {}, body = {} }: { cart?: object; body?: object } = {}) => {
    const { json, status } = await place(who, await gather(who, lines, cart), body)
    if (status !== 201) throw new Error(`not ordered: ${JSON.stringify(json)}`)
    return { order_id: json.data.order_id as string, token: json.order_token as string, data: json.data, line_id: json.data.lines[0].line_id as string }
  }
  const begin = (who: Visitor, { order_id, token }: { order_id: string; token: string }, method = 'stripe') => who.ask('POST', '/payments', { order_id, method, return_url: 'https://shop.test/back' }, { 'x-order-token': token })
  /** What the browser does: Stripe.js confirms the card with the secret it was given. */
  const card = (payment: { next_action: { client_secret: string } }, name = 'pm_card_visa') => {
    const { client_secret } = payment.next_action
    return fetch(`${world.url}/v1/payment_intents/${client_secret.split('_secret_')[0] ?? ''}/confirm`, { method: 'POST', body: new URLSearchParams({ key: STRIPE_PUBLISHABLE_KEY, client_secret, payment_method: name, return_url: 'https://shop.test/back' }) })
  }
  /** The provider tells of everything that happened, in the order it happened or another. */
  const hooks = async (arrange: (events: typeof world.stripe.events) => typeof world.stripe.events = (events) => events) => {
    for (const event of arrange([...world.stripe.events])) {
      const body = JSON.stringify(event)
      await app.inject({ method: 'POST', url: '/api/v1/shop/webhooks/stripe/first', headers: { 'content-type': 'application/json', 'stripe-signature': sign(body, STRIPE_SECRET) }, payload: body })
    }
    await settle()
  }
  const pay = async (who: Visitor, placed: { order_id: string; token: string }, name = 'pm_card_visa') => {
    const { json } = await begin(who, placed)
    await card(json.data, name)
    await hooks()
    return json.data as { payment_id: string }
  }
  const seen = async (who: Visitor, { order_id, token }: { order_id: string; token: string }) => (await who.ask('GET', `/orders/${order_id}`, undefined, { 'x-order-token': token })).json.data
  const stock = async (sku_id: string) => (await shop.admin('GET', `/inventory/${sku_id}`)).json.data as { on_hand: number; reserved: number; available: number }
  const faults = () => shopFaults(database.owner)
  const paypalHook = (event: object) => {
    const body = JSON.stringify(event)
    return app.inject({ method: 'POST', url: '/api/v1/shop/webhooks/paypal/first', headers: { 'content-type': 'application/json', ...paypalSignature(body, `${world.url}/paypal`) }, payload: body })
  }
  const mails = async () => (await sql<{ template: string; subject: string }>`select template, subject from mail.mail order by created_at, id`.execute(database.owner)).rows
  const told = async (type: string) => (await sql<{ payload: Record<string, unknown> }>`select payload from kernel.outbox where type = ${type} order by id`.execute(database.owner)).rows.map(({ payload }) => payload)
  return { ...shop, world, relay, run, settle, gather, place, order, begin, card, hooks, pay, seen, stock, faults, paypalHook, mails, told }
}
export type Checkout = Awaited<ReturnType<typeof openCheckout>>
