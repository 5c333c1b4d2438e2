import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { quoteShipping } from '#shop/shipping'
import { shippingRoutes } from './shipping.routes.ts'

const FIRST = '00000000-0000-4000-8000-000000000001'

async function open() {
  const services = testServices(await testDatabase())
  const app = await testApp(services, shippingRoutes)
  const send = async (method: 'POST' | 'PUT' | 'DELETE' | 'GET', path: string, payload?: object, caller = {}) => {
    const answer = await app.inject({ method, url: `/api/v1/shop/admin/${path}`, headers: asCaller(caller), ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, json: (answer.body === '' ? {} : answer.json()) as { data: Record<string, string>; code?: string; field?: string } }
  }
  const zone = async (name: string, countries: string[]) => (await send('POST', 'shipping-zones', { name, countries })).json.data['zone_id'] ?? ''
  const quote = (country: string, weight_g: number, subtotal_minor: number, currency = 'USD') => withTenant(services.db, FIRST, (trx) => quoteShipping(trx, { country, currency, weight_g, subtotal_minor }))
  return { send, zone, quote }
}
const usd = (price_minor: number, more: object = {}) => ({ currency: 'USD', price_minor, ...more })

test('a country that no zone names is sent to by the zone for everywhere', async () => {
  const { send, zone, quote } = await open()
  const [home, world] = [await zone('Home', ['us', 'CA']), await zone('World', [])]
  await send('POST', `shipping-zones/${home}/methods`, { name: 'Ground', rates: [usd(500)] })
  await send('POST', `shipping-zones/${world}/methods`, { name: 'Air', rates: [usd(2500)] })
  expect((await quote('CA', 100, 1000)).map(({ name, price_minor }) => [name, price_minor])).toEqual([['Ground', 500]])
  expect((await quote('JP', 100, 1000)).map(({ name, price_minor }) => [name, price_minor])).toEqual([['Air', 2500]])
  expect(await quote('JP', 100, 1000, 'EUR')).toEqual([])
})

test('a rate by weight holds up to its weight, and nothing carries more than the last', async () => {
  const { send, zone, quote } = await open()
  const home = await zone('Home', ['US'])
  await send('POST', `shipping-zones/${home}/methods`, { name: 'Post', rates: [usd(900, { up_to_g: 5000 }), usd(400, { up_to_g: 1000 })] })
  expect([(await quote('US', 1000, 1))[0]?.price_minor, (await quote('US', 1001, 1))[0]?.price_minor, (await quote('US', 5001, 1))[0]?.price_minor]).toEqual([400, 900, undefined])
})

test('sending is free from the worth that was set, to the unit', async () => {
  const { send, zone, quote } = await open()
  const home = await zone('Home', ['US'])
  await send('POST', `shipping-zones/${home}/methods`, { name: 'Post', rates: [usd(400, { free_over_minor: 5000 })] })
  expect([(await quote('US', 1, 4999))[0]?.price_minor, (await quote('US', 1, 5000))[0]?.price_minor]).toEqual([400, 0])
})

test('what cannot be is refused at its field, and another tenant changes nothing', async () => {
  const { send, zone } = await open()
  const home = await zone('Home', ['US'])
  expect(await send('POST', 'shipping-zones', { name: 'X', countries: ['ZZ'] })).toMatchObject({ status: 400, json: { field: 'countries.0' } })
  expect(await send('POST', `shipping-zones/${home}/methods`, { name: 'P', rates: [usd(1), usd(2)] })).toMatchObject({ status: 400, json: { field: 'rates' } })
  expect(await send('POST', `shipping-zones/${home}/methods`, { name: 'P', min_days: 5, max_days: 2, rates: [usd(1)] })).toMatchObject({ status: 400, json: { field: 'max_days' } })
  const made = await send('POST', `shipping-zones/${home}/methods`, { name: 'P', rates: [usd(1)] })
  const other = { tenant_id: '00000000-0000-4000-8000-000000000002' }
  expect((await send('PUT', `shipping-methods/${made.json.data['method_id']}`, { name: 'Mine', rates: [usd(1)] }, other)).status).toBe(404)
  expect((await send('DELETE', `shipping-zones/${home}`, undefined, other)).status).toBe(404)
  expect((await send('DELETE', `shipping-zones/${home}`)).status).toBe(204)
  expect((await send('GET', 'shipping-zones')).json).toEqual({ data: [] })
})
