import { sql } from 'kysely'
import { onTestFinished } from 'vitest'
import { connect, withTenant } from '#kernel/db'
import { asCaller, asShopper, testApp, testDatabase, testServices } from '#kernel/testing'
import { modules } from '../modules.ts'
import { insertMethod, insertZone } from '../shop/shipping/shipping.repository.ts'
import { insert as insertTaxRate } from '../shop/tax/tax.repository.ts'
import { buildProduct, FIRST } from '../shop/catalog/testing.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it asks for
  json: any
  headers: Record<string, unknown>
}

/** Customers of the store. */
export const ANA = '00000000-0000-4000-8000-0000000000aa'
export const BEN = '00000000-0000-4000-8000-0000000000bb'
export const ADDRESS = { name: 'Ana Bell', line1: '1 Main St', city: 'Springfield', region: 'IL', postcode: '62701', country: 'US' }

/** A store with two customers, a zone at 5.00 USD for the United States, and people to ask as. */
export async function openShop(env: Record<string, string> = {}) {
  const database = await testDatabase()
  const services = testServices(database, env)
  const wide = connect(database.url, { role: 'app', max: 24 })
  onTestFinished(() => wide.destroy())
  Object.assign(services, { db: wide })
  const app = await testApp(services, ...modules.flatMap((module) => module.routes ?? []))
  const send = async (method: Method, path: string, { headers, body }: { headers: Record<string, string>; body?: object | undefined }): Promise<Answer> => {
    const answer = await app.inject({ method, url: `/api/v1/shop${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, json: answer.headers['content-type']?.includes('json') ? answer.json() : answer.body, headers: answer.headers }
  }
  /** A browser: it keeps the cart's secret. */
  const visit = (shopper: Parameters<typeof asShopper>[0] = {}) => {
    let cart: string | undefined
    let who = shopper
    return {
      async ask(method: Method, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
        const answer = await send(method, path, { headers: { ...asShopper(who), ...(cart === undefined ? {} : { 'x-cart': cart }), ...headers }, body })
        const token = (answer.json as { cart_token?: string }).cart_token
        if (token !== undefined) cart = token
        return answer
      },
      signIn(customer_id: string) {
        who = { ...who, customer_id }
      },
      secret: () => cart,
      use(secret: string | undefined) {
        cart = secret
      },
    }
  }
  const admin = (method: Method, path: string, body?: object, caller: Parameters<typeof asCaller>[0] = {}) => send(method, `/admin${path}`, { headers: asCaller(caller), body })
  for (const [id, email] of [[ANA, 'ana@x.test'], [BEN, 'ben@x.test']]) await sql`insert into customers.customer (tenant_id, id, email, name) values (${FIRST}, ${id}, ${email}, 'Somebody')`.execute(database.owner)
  const method_id = await withTenant(wide, FIRST, async (trx) => {
    const zone = await insertZone(trx, FIRST, { name: 'Home', countries: ['US'] })
    const method = await insertMethod(trx, FIRST, zone.zone_id, { name: 'Post', carrier: null, min_days: 2, max_days: 4, position: 0, is_active: true, rates: [{ currency: 'USD', up_to_g: null, price_minor: 500, free_over_minor: 10_000 }, { currency: 'JPY', up_to_g: null, price_minor: 700, free_over_minor: null }, { currency: 'KWD', up_to_g: null, price_minor: 1_500, free_over_minor: null }] })
    return method?.method_id ?? ''
  })
  const sell = async (given: Parameters<typeof buildProduct>[1] = {}) => {
    const product = await buildProduct(wide, given)
    const sku = product.skus[0]
    if (sku === undefined) throw new Error('a product has a SKU')
    return { product_id: product.product_id, sku_id: sku.sku_id, sku: sku.sku, version: product.version }
  }
  const taxed = (region: string | null, rate: string) => withTenant(wide, FIRST, (trx) => insertTaxRate(trx, FIRST, { name: 'Sales tax', country: 'US', region, category: 'standard', rate, on_shipping: true }))
  return { database, services, db: wide, app, visit, admin, method_id, sell, taxed, as: <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(wide, FIRST, work) }
}
export type Shop = Awaited<ReturnType<typeof openShop>>
