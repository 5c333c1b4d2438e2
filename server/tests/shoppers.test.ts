import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createShoppers } from '../../sandbox/shoppers.ts'
import { fillShop } from '../demo-shop.ts'
import { SECOND } from '../shop/catalog/testing.ts'
import { openCheckout } from './checkout.ts'

async function openStreet() {
  const shop = await openCheckout()
  const { app, sell, relay, services, world } = shop
  Object.assign(services.config.sandbox.plays, { stripe: true, url: world.url })
  for (const name of ['Desk lamp', 'Stoneware mug', 'Rain jacket', 'Notebook']) await sell({ name })
  await relay()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return { ...shop, shoppers: createShoppers({ url, store: 'first', seed: 7, pause: () => Promise.resolve() }) }
}

test('a shopper looks around, and buys at the door', async () => {
  const { shoppers, settle, admin, faults } = await openStreet()
  const { order_id, product_ids } = await shoppers.visit('cod')
  await settle()
  expect((await admin('GET', `/orders/${order_id}`)).json.data).toMatchObject({ state: 'confirmed', payment_method: 'cod' })
  expect(product_ids.length).toBeGreaterThan(0)
  expect(await faults()).toEqual([])
})

test('a shopper pays by card on the page of the sandbox', async () => {
  const { shoppers, hooks, admin, faults } = await openStreet()
  const { order_id } = await shoppers.visit('stripe')
  await hooks()
  expect((await admin('GET', `/orders/${order_id}`)).json.data).toMatchObject({ state: 'confirmed', payment_status: 'paid' })
  expect(await faults()).toEqual([])
})

test('what shoppers look at is told to the shop', async () => {
  const { shoppers, visit } = await openStreet()
  const { product_ids } = await shoppers.visit('look')
  const { json } = await visit().ask('GET', '/recommendations?kind=trending')
  expect(new Set(json.data.map(({ product_id }: { product_id: string }) => product_id))).toEqual(new Set(product_ids))
})

test('who finds nothing for sale goes home', async () => {
  const { shoppers, as } = await openStreet()
  await as((trx) => sql`delete from catalog.card where tenant_id = '00000000-0000-4000-8000-000000000001'`.execute(trx))
  expect(await shoppers.visit('cod')).toEqual({ product_ids: [], order_id: undefined, method: undefined })
})

async function openDemoShop() {
  const { database, services } = await openCheckout()
  const home = mkdtempSync(join(tmpdir(), 'tradewind-demo-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  Object.assign(services.config, { home, sandbox: { ...services.config.sandbox, plays: { ...services.config.sandbox.plays, stripe: true } } })
  const held = async () => (await sql<{ products: number; zones: number; rates: number }>`select (select count(*)::int from catalog.product where tenant_id = ${SECOND}) as products,
    (select count(*)::int from shipping.zone where tenant_id = ${SECOND}) as zones, (select count(*)::int from tax.rate where tenant_id = ${SECOND}) as rates`.execute(database.owner)).rows[0]
  return { services, home, held, database }
}

test('the demo gets a store once, also when the start that made it was stopped before the end', async () => {
  const { services, home, held, database } = await openDemoShop()
  await sql`delete from stores.store where tenant_id = ${SECOND}`.execute(database.owner)
  const small = { products: 6, variants: 2, seed: 1, images: 1 }
  await fillShop(services, SECOND, small)
  rmSync(join(home, 'demo.shop'))
  await fillShop(services, SECOND, small)
  expect(await held()).toEqual({ products: 6, zones: 1, rates: 1 })
})

test('a store that the demo’s people made themselves stays as it is', async () => {
  const { services, home, held } = await openDemoShop()
  await fillShop(services, SECOND)
  expect(await held()).toEqual({ products: 0, zones: 0, rates: 0 })
  expect(existsSync(join(home, 'demo.shop'))).toBe(false)
})
