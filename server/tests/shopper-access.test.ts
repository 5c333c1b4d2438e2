import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asShopper } from '#kernel/testing'
import { openApiDocument } from '../openapi.ts'
import { openCheckout } from './checkout.ts'
import { ADDRESS } from './shop.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'
const SECOND = '00000000-0000-4000-8000-000000000002'
const ANA = '00000000-0000-4000-8000-0000000000a1'
const EVE = '00000000-0000-4000-8000-0000000000e1'
/** What stands in hers and in nobody else's. */
const HER_EMAIL = 'ana.of.the.matrix@x.test'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Ana's store, with an order that is paid, one that waits, a cart, an address: everything that somebody else might want. */
async function furnish() {
  const shop = await openCheckout()
  const { database, visit, sell, order, gather, begin, settle } = shop
  await sql`insert into customers.customer (tenant_id, id, email, name) values (${FIRST}, ${ANA}, ${HER_EMAIL}, 'Ana of the matrix'), (${FIRST}, ${EVE}, 'eve@x.test', 'Eve'), (${SECOND}, ${EVE}, 'eve@x.test', 'Eve')`.execute(database.owner)
  const { rows: [address] } = await sql<{ id: string }>`insert into customers.address (tenant_id, customer_id, name, line1, country) values (${FIRST}, ${ANA}, 'Ana of the matrix', '7 Matrix Lane', 'HK') returning id`.execute(database.owner)
  const { sku_id, product_id } = await sell({ stock: 50 } as Parameters<typeof sell>[0])
  const ana = visit({ customer_id: ANA })
  const placed = await order(ana, [{ sku_id }], { cart: { email: HER_EMAIL }, body: { payment_method: 'stripe' } })
  const { json } = await begin(ana, placed)
  await shop.card(json.data)
  await ana.ask('POST', `/payments/${json.data.payment_id}/confirm`, undefined, { 'x-order-token': placed.token })
  await settle()
  const cart = await gather(ana, [{ sku_id }], { email: HER_EMAIL })
  const ids: Record<string, string> = { order_id: placed.order_id, payment_id: json.data.payment_id, address_id: address?.id ?? '', sku_id, product_id, id_or_slug: product_id, slug: 'no-such-category', review_id: crypto.randomUUID() }
  return { ...shop, ids, cart, line_id: placed.line_id }
}

test('no shopper sees or changes what is another’s, on any route', async () => {
  const { app, database, ids, cart, line_id } = await furnish()
  const BODIES: Record<string, object> = {
    'POST /shop/payments': { order_id: ids['order_id'], method: 'cod', return_url: 'https://evil.test/' },
    'POST /shop/orders': { cart_id: cart.cart_id, hash: cart.hash, payment_method: 'cod' },
    'PUT /shop/orders/{order_id}/address': { address: ADDRESS }, 'POST /shop/orders/{order_id}/cancel': {},
    'POST /shop/orders/{order_id}/returns': { lines: [{ line_id, quantity: 1 }], reason: 'mine now' },
    'PUT /shop/users/me/addresses/{address_id}': { is_default_billing: true, address: { name: 'Eve', line1: 'taken', country: 'HK' } },
    'PUT /shop/cart': { note: 'taken' },
  }
  /** All that is Ana's, as one hash. */
  const hers = async (): Promise<string> => {
    const { rows: tables } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('orders', 'payments', 'customers', 'carts', 'points', 'reviews') order by 1`.execute(database.owner)
    const hash = createHash('sha256')
    for (const { name } of tables) {
      const { rows: [found] } = await sql<{ all: string | null }>`select string_agg(t::text, E'\n' order by t::text) as all from ${sql.raw(name)} t where t::text like any(${[ANA, ids['order_id'], ids['payment_id'], ids['address_id'], cart.cart_id].map((id) => `%${id}%`)}::text[])`.execute(database.owner)
      hash.update(`${name}\n${found?.all ?? ''}\n`)
    }
    return hash.digest('hex')
  }
  const { paths } = (await openApiDocument()) as { paths: Record<string, Record<string, { 'x-access': string }>> }
  const routes = Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).filter(([, { 'x-access': access }]) => access === 'shop' || access === 'customer').map(([method]) => ({ method: method.toUpperCase() as Method, path })))
  const strangers = {
    'another customer': asShopper({ customer_id: EVE }), 'a guest': asShopper(), 'a guest with a guessed secret': { ...asShopper(), 'x-order-token': 'A'.repeat(43), 'x-cart': 'A'.repeat(43) },
    'a customer of another store': asShopper({ customer_id: EVE, tenant_id: SECOND }), 'her own number in another store': asShopper({ customer_id: ANA, tenant_id: SECOND }),
  }
  const own = await app.inject({ url: `/api/v1/shop/orders/${ids['order_id'] ?? ''}`, headers: asShopper({ customer_id: ANA }) })
  expect(own.body, 'she herself sees it').toContain(HER_EMAIL)
  const before = await hers()
  const failures: string[] = []
  let cases = 0
  for (const { method, path } of routes) {
    const short = path.replace('/api/v1', '')
    const body = BODIES[`${method} ${short}`]
    for (const [who, headers] of Object.entries(strangers)) {
      const answer = await app.inject({ method, url: path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? crypto.randomUUID()), headers, ...(body === undefined ? {} : { payload: body }) })
      cases++
      const isReached = /order_id|payment_id|address_id/.test(short) && answer.statusCode < 300
      if (answer.statusCode >= 500 || isReached || answer.body.includes(HER_EMAIL) || answer.body.includes('7 Matrix Lane') || (answer.statusCode < 300 && answer.body.includes(ids['order_id'] ?? ''))) failures.push(`${method} ${short} as ${who}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
    }
  }
  process.stdout.write(`shopper matrix: ${routes.length} routes, ${cases} cases, ${failures.length} failures\n`)
  expect(failures).toEqual([])
  expect(await hers(), 'what is hers').toBe(before)
}, 120_000)
