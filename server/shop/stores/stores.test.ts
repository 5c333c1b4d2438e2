import { expect, test } from 'vitest'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { recogniserOf } from '#shop/customers'
import { storeRoutes } from './stores.routes.ts'

const OTHER = '00000000-0000-4000-8000-000000000002'

async function open() {
  const database = await testDatabase()
  const services = testServices(database, { TENANT_DOMAIN: 'shops.example' })
  const app = await testApp(services, storeRoutes)
  const put = async (payload: object, caller = {}) => {
    const answer = await app.inject({ method: 'PUT', url: '/api/v1/shop/admin/store', headers: asCaller(caller), payload })
    return { status: answer.statusCode, json: answer.json() as { data?: Record<string, unknown>; code?: string; field?: string } }
  }
  return { app, services, put }
}

test('a store is changed in part, and its own currency is always among those it sells in', async () => {
  const { put } = await open()
  expect((await put({ name: 'Tidewave', currency: 'eur' })).json.data).toMatchObject({ code: 'first', name: 'Tidewave', currency: 'EUR', country: 'US' })
  expect((await put({ currency: 'GBP' })).json.data?.['currencies']).toContain('GBP')
  expect(await put({ currencies: ['USD'] })).toMatchObject({ status: 422, json: { code: 'CURRENCY_MISSING', field: 'currencies' } })
})

test('a code or a domain belongs to one store', async () => {
  const { put } = await open()
  expect((await put({ domain: 'tide.example' })).status).toBe(200)
  expect(await put({ domain: 'tide.example' }, { tenant_id: OTHER })).toMatchObject({ status: 409, json: { code: 'DOMAIN_TAKEN', field: 'domain' } })
  expect(await put({ code: 'first' }, { tenant_id: OTHER })).toMatchObject({ status: 409, json: { code: 'STORE_CODE_TAKEN', field: 'code' } })
})

test('what is no country, currency or domain is refused at its field', async () => {
  const { put } = await open()
  for (const [field, value] of [['country', 'XX'], ['currency', 'DOGE'], ['domain', 'http://x'], ['order_prefix', 'too-long']] as const) {
    expect(await put({ [field]: value })).toMatchObject({ status: 400, json: { code: 'VALIDATION_ERROR', field } })
  }
})

test('a store is found by header, domain, subdomain, and not at all when two could be meant', async () => {
  const { services, put } = await open()
  await put({ domain: 'tide.example' })
  const recognise = recogniserOf(services)
  const codeOf = async (host: string, store?: string) => (await recognise(undefined, { host, store })).store.code
  expect([await codeOf('any.test', 'second'), await codeOf('TIDE.example'), await codeOf('second.shops.example')]).toEqual(['second', 'first', 'second'])
  await expect(codeOf('any.test')).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
  await put({ is_open: false })
  await expect(codeOf('first.shops.example')).rejects.toMatchObject({ code: 'STORE_CLOSED' })
})

test('a seller’s token is no shopper’s', async () => {
  const { services } = await open()
  await expect(recogniserOf(services)('abc.def.ghi', { host: 'x', store: 'first' })).rejects.toMatchObject({ code: 'INVALID_TOKEN' })
})
