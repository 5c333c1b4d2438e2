import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { ROOT } from '#kernel/home'
import { testDatabase } from '#kernel/testing'
import { hashPassword } from '#platform/accounts'
import { startSandbox } from '../../sandbox/server.ts'
import { STRIPE_PUBLISHABLE_KEY, STRIPE_SECRET } from '../../sandbox/stripe.ts'
import { freePort } from '../kernel/net.ts'
import { buildProduct, FIRST } from '../shop/catalog/testing.ts'
import { expireOrder } from '../shop/orders/saga.service.ts'
import { insertMethod, insertZone } from '../shop/shipping/shipping.repository.ts'
import { shopFaults } from './shop-faults.ts'
import { ADDRESS } from './shop.ts'

const SEED = Number(process.env['SHOP_SEED'] ?? 20_261_121)
const OPERATIONS = 2_000
const SHOPPERS = 10
const SKUS = 6
const STOCK = 90
/** Killed after so many operations. */
const KILLS = [300, 700, 1_100, 1_500]
const PASSWORD = 'correct horse battery'
const SETTLE_MS = 150_000

/** Mulberry32: small, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Said {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of any route
  json: any
}
interface Placed {
  order_id: string
  token: string
}

test('two thousand random operations at once, with kills between: stock, books and orders add up', async () => {
  const database = await testDatabase()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-shop-kill-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const world = await startSandbox({ port: 0, speed: 1 }) // Stripe lives on while we die
  onTestFinished(() => world.stop())
  const port = await freePort()
  const base = `http://127.0.0.1:${port}/api/v1`
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve', '--run', 'api,worker,scheduler'], {
      cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'], DATABASE_URL: database.url, TRADEWIND_HOME: home, TRADEWIND_SECRET: '7'.repeat(64), LOG_LEVEL: 'silent', SANDBOX: 'off', PORT: String(port), SHOPPER_REQUESTS_PER_MINUTE: '10000000', OUTGOING_ALLOW: new URL(world.url).host,
        STRIPE_KEY: 'sk_test_sandbox', STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET: STRIPE_SECRET, STRIPE_URL: world.url, PAYMENT_TIMEOUT_S: '5',
      },
    })
    while (!(await fetch(`${base}/health/ready`).then((answer) => answer.ok, () => false))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
      await sleep(50)
    }
    return child
  }

  const skus = await Promise.all(Array.from({ length: SKUS }, async () => (await buildProduct(database.app, { stock: STOCK })).skus[0]?.sku_id ?? ''))
  const method_id = await withTenant(database.app, FIRST, async (trx) => {
    const zone = await insertZone(trx, FIRST, { name: 'Home', countries: ['US'] })
    return (await insertMethod(trx, FIRST, zone.zone_id, { name: 'Post', carrier: null, min_days: null, max_days: null, position: 0, is_active: true, rates: [{ currency: 'USD', up_to_g: null, price_minor: 500, free_over_minor: null }] }))?.method_id
  })
  const password_hash = await hashPassword(PASSWORD)
  await sql`with made as (insert into accounts.person (email, username, password_hash) values ('kai@test.example', 'kai', ${password_hash}) returning id)
    insert into accounts.membership (tenant_id, person_id, role) select ${FIRST}, id, 'owner' from made`.execute(database.owner)
  let server = await start()
  onTestFinished(() => void server.kill('SIGKILL'))

  /** While the server is down the same request is sent again, under the same key. */
  const ask = async (method: string, path: string, { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {}): Promise<Said> => {
    const key = crypto.randomUUID()
    for (let tries = 0; tries < 100; tries++) {
      try {
        const answer = await fetch(`${base}${path}`, { method, headers: { 'x-store': 'first', 'idempotency-key': key, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
        return { status: answer.status, json: answer.headers.get('content-type')?.includes('json') === true ? await answer.json() : {} }
      } catch {
        await sleep(100)
      }
    }
    throw new Error(`no answer to ${method} ${path}`)
  }
  const stripe = await fetch(`${world.url}/v1/webhook_endpoints`, { method: 'POST', headers: { authorization: 'Bearer sk_test_sandbox' }, body: new URLSearchParams({ url: `${base}/shop/webhooks/stripe/first`, 'enabled_events[]': '*' }) })
  expect(stripe.status, await stripe.clone().text()).toBeLessThan(300)
  const { access_token } = (await ask('POST', '/auth/login', { body: { username: 'kai', password: PASSWORD } })).json.data as { access_token: string }
  const seller = { authorization: `Bearer ${access_token}` }

  const random = randomOf(SEED)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const paid: Placed[] = []
  const waiting: Placed[] = []
  const tally: Record<string, number> = {}
  const count = (what: string) => void (tally[what] = (tally[what] ?? 0) + 1)

  const place = async (): Promise<Placed | undefined> => {
    const wanted = Array.from({ length: 1 + Math.floor(random() * 2) }, () => ({ sku_id: pick(skus), quantity: 1 + Math.floor(random() * 2) }))
    const isDouble = random() < 0.2
    let cart: Record<string, string> = {}
    for (const body of wanted) {
      const { json } = await ask('POST', '/shop/cart/items', { body, headers: cart })
      if (json.cart_token !== undefined) cart = { 'x-cart': json.cart_token }
    }
    const { json } = await ask('PUT', '/shop/cart', { body: { email: 'ana@x.test', address: ADDRESS, shipping_method_id: method_id }, headers: cart })
    if (json.data === undefined) return undefined
    const body = { cart_id: json.data.cart_id, hash: json.data.hash }
    const answers = await Promise.all(Array.from({ length: isDouble ? 3 : 1 }, () => ask('POST', '/shop/orders', { body, headers: cart })))
    const made = answers.filter(({ status }) => status === 201)
    expect(new Set(made.map((answer) => answer.json.data.order_id)).size, 'one cart, one order').toBeLessThanOrEqual(1)
    count(made.length > 0 ? 'ordered' : `refused ${answers[0]?.json.code}`)
    return made[0] === undefined ? undefined : { order_id: made[0].json.data.order_id, token: made[0].json.order_token }
  }
  const begin = ({ order_id, token }: Placed, method: string) => ask('POST', '/shop/payments', { body: { order_id, method, return_url: 'https://shop.test/back' }, headers: { 'x-order-token': token } })
  const pay = async (order: Placed, card: string): Promise<void> => {
    const { json } = await begin(order, 'stripe')
    const secret = json.data?.next_action?.client_secret as string | undefined
    if (secret === undefined) return count(`not begun ${json.code}`)
    const answer = await fetch(`${world.url}/v1/payment_intents/${secret.split('_secret_')[0] ?? ''}/confirm`, { method: 'POST', body: new URLSearchParams({ key: STRIPE_PUBLISHABLE_KEY, client_secret: secret, payment_method: card, return_url: 'https://shop.test/back' }) }).catch(() => undefined)
    if (answer === undefined) count('answer lost') // the browser does not know either
    count(card)
    paid.push(order)
  }
  const cancel = ({ order_id, token }: Placed) => ask('POST', `/shop/orders/${order_id}/cancel`, { body: {}, headers: { 'x-order-token': token } })

  const operate = async (): Promise<void> => {
    const dice = random()
    const order = dice < 0.72 ? await place() : undefined
    if (order !== undefined) {
      if (dice < 0.36) await pay(order, 'pm_card_visa')
      else if (dice < 0.44) await Promise.all([pay(order, 'pm_card_visa'), cancel(order)])
      else if (dice < 0.5) await pay(order, 'pm_card_visa_chargeDeclined')
      else if (dice < 0.58) await begin(order, 'cod').then(() => paid.push(order))
      else waiting.push(order)
    } else if (dice < 0.8 && paid.length > 0) {
      const { status } = await cancel(pick(paid))
      count(`cancel ${status}`)
    } else if (dice < 0.86 && waiting.length > 0) {
      const { order_id } = pick(waiting)
      // A second node whose clock is an hour ahead sweeps at the same time.
      await Promise.all([1, 2].map(() => withTenant(database.app, FIRST, (trx) => expireOrder(trx, order_id, new Date(Date.now() + 3_600_000)))))
      count('expired')
      if (random() < 0.5) await pay({ order_id, token: waiting.find((one) => one.order_id === order_id)?.token ?? '' }, 'pm_card_visa')
    } else if (dice < 0.93 && paid.length > 0) {
      const { status } = await ask('POST', `/shop/admin/orders/${pick(paid).order_id}/refunds`, { body: { amount_minor: 1 + Math.floor(random() * 1500), reason: 'sorry' }, headers: seller })
      count(`refund ${status}`)
    } else {
      const { status } = await ask('POST', `/shop/admin/inventory/${pick(skus)}/adjustments`, { body: { change: random() < 0.7 ? 5 : -3 }, headers: seller })
      count(`adjusted ${status}`)
    }
  }

  let done = 0
  let kills = 0
  let isKilling: Promise<void> | undefined
  const startedAt = Date.now()
  const kill = async () => {
    server.kill('SIGKILL')
    await once(server, 'exit')
    server = await start()
  }
  const shop = async () => {
    while (done < OPERATIONS) {
      const n = done++
      if (KILLS.includes(n)) {
        kills++
        isKilling = kill()
      }
      await operate()
    }
  }
  for (const kind of ['duplicate_webhook', 'disordered_webhook', 'lost_answer', 'forged_webhook'] as const) world.faults.add({ system: 'stripe', kind, times: 40, after: 20 })
  await Promise.all(Array.from({ length: SHOPPERS }, shop))
  await isKilling
  world.faults.clear()

  // Everything that was begun comes to its end by itself: the clocks are set forward, nothing else is touched.
  const until = Date.now() + SETTLE_MS
  let faults = ['not looked yet']
  let sums = world.stripe.sums()
  const readBooks = async () =>
    (await sql<{ captured: number; refunded: number; dead: number }>`select (select coalesce(sum(captured_minor), 0) from payments.payment where method = 'stripe')::int8 as captured, (select coalesce(sum(refunded_minor), 0) from payments.payment where method = 'stripe')::int8 as refunded, (select count(*) from kernel.parked where dead_at is not null)::int8 as dead`.execute(database.owner)).rows[0]
  let books = await readBooks()
  while (Date.now() < until && faults.length > 0) {
    await sql`update payments.payment set check_at = now() where check_at is not null`.execute(database.owner)
    await sql`update payments.refund set created_at = created_at - interval '1 hour' where status = 'pending'`.execute(database.owner)
    await sql`update jobs.job set start_after = now() where state in ('created', 'retry') and (name like 'payments.%' or name = 'orders.advance')`.execute(database.owner)
    await sql`update jobs.job set state = 'retry' where state = 'active' and (name like 'payments.%' or name = 'orders.advance') and started_on < now() - interval '15 seconds'`.execute(database.owner) // its process died
    await sleep(1_000)
    const { rows: [left] } = await sql<{ events: number; jobs: number }>`select (select count(*) from kernel.outbox where done_at is null)::int as events, ((select count(*) from jobs.job where name in ('payments.refund', 'payments.cancel', 'payments.capture', 'orders.advance') and state in ('created', 'retry', 'active')) + (select count(*) from payments.callback where state = 'received'))::int as jobs`.execute(database.owner)
    sums = world.stripe.sums()
    books = await readBooks()
    // What was told while nobody listened is asked for by the clock, each minute.
    const isTold = books?.captured === sums.charged && books.refunded === sums.refunded
    faults = [...(await shopFaults(database.owner)), ...(isTold ? [] : ['the books do not know yet what Stripe did']), ...((left?.events ?? 0) + (left?.jobs ?? 0) > 0 ? [`${left?.events} events and ${left?.jobs} jobs are left`] : [])]
  }
  const { rows: states } = await sql<{ state: string; n: number }>`select state, count(*)::int as n from orders."order" group by 1 order by 1`.execute(database.owner)
  process.stdout.write(`shop drill: seed ${SEED}, ${OPERATIONS} operations by ${SHOPPERS} at once in ${Math.round((Date.now() - startedAt) / 1000)} s, ${kills} kills\n  ${JSON.stringify(tally)}\n  orders ${JSON.stringify(Object.fromEntries(states.map(({ state, n }) => [state, n])))}\n  Stripe ${JSON.stringify(sums)}, books ${JSON.stringify(books)}\n`)
  expect(faults).toEqual([])
  expect(kills).toBe(KILLS.length)
  expect(books, 'what Stripe took and sent back is what the books say').toEqual({ captured: sums.charged, refunded: sums.refunded, dead: 0 })
  expect(tally['ordered']).toBeGreaterThan(200)
  expect(Object.keys(tally).filter((what) => /500|INTERNAL/.test(what)), 'failures of ours').toEqual([])
}, 500_000)
