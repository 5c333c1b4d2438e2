import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { taxLines } from './tax-lines.ts'
import { taxRoutes } from './tax.routes.ts'

const rate = (name: string, text: string, category = 'standard', on_shipping = true) => ({ rate_id: crypto.randomUUID(), name, country: 'CA', region: null, category, rate: text, on_shipping })

test('tax is added line by line, and the rates of a place are shown apart', () => {
  const taxed = taxLines({ lines: [{ amount_minor: 1999, category: 'standard' }, { amount_minor: 1000, category: 'books' }], shipping_minor: 500, rates: [rate('GST', '0.05'), rate('PST', '0.07')], includesTax: false })
  expect(taxed).toEqual({
    lines: [{ tax_minor: 240, rate: '0.120000' }, { tax_minor: 0, rate: '0.000000' }], shipping_tax_minor: 60,
    shares: [{ name: 'GST', rate: '0.05', amount_minor: 125 }, { name: 'PST', rate: '0.07', amount_minor: 175 }],
  })
})

test('a gross price keeps its tax inside, to the last unit', () => {
  const taxed = taxLines({ lines: [{ amount_minor: 11_900, category: 'standard' }, { amount_minor: 105, category: 'food' }], shipping_minor: 595, rates: [rate('VAT', '0.19'), rate('VAT food', '0.05', 'food')], includesTax: true })
  expect(taxed).toMatchObject({ lines: [{ tax_minor: 1900 }, { tax_minor: 5 }], shipping_tax_minor: 95 })
})

test('what is shown of each tax sums to all tax', () => {
  const rates = [rate('A', '0.0725'), rate('B', '0.003'), rate('C', '0.21', 'food'), rate('D', '0.01', 'food', false)]
  fc.assert(fc.property(fc.array(fc.record({ amount_minor: fc.nat(1_000_000), category: fc.constantFrom('standard', 'food', 'none') }), { maxLength: 8 }), fc.nat(5000), fc.boolean(), (lines, shipping_minor, includesTax) => {
    const taxed = taxLines({ lines, shipping_minor, rates, includesTax })
    const all = taxed.lines.reduce((sum, line) => sum + line.tax_minor, taxed.shipping_tax_minor)
    expect(taxed.shares.reduce((sum, one) => sum + one.amount_minor, 0)).toBe(all)
  }), { seed: 7 })
})

test('a rate is added once, changed and removed; another tenant does not see it', async () => {
  const app = await testApp(testServices(await testDatabase()), taxRoutes)
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object, caller = {}) => {
    const answer = await app.inject({ method, url: `/api/v1/shop/admin/tax-rates${path}`, headers: asCaller(caller), ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, json: answer.body === '' ? {} : (answer.json() as { data: { rate_id: string; rate: string }[] & { rate_id: string; rate: string }; code?: string; field?: string }) }
  }
  const vat = { name: 'VAT', country: 'de', rate: '0.19' }
  const made = await ask('POST', '', vat)
  expect(made).toMatchObject({ status: 201, json: { data: { country: 'DE', rate: '0.19', category: 'standard' } } })
  expect(await ask('POST', '', vat)).toMatchObject({ status: 409, json: { code: 'RATE_EXISTS', field: 'name' } })
  expect(await ask('POST', '', { ...vat, rate: '1.9' })).toMatchObject({ status: 400, json: { field: 'rate' } })
  const id = (made.json as { data: { rate_id: string } }).data.rate_id
  expect((await ask('PUT', `/${id}`, { rate: '0.16' }, { tenant_id: '00000000-0000-4000-8000-000000000002' })).status).toBe(404)
  expect((await ask('PUT', `/${id}`, { rate: '0.160' })).json).toMatchObject({ data: { rate: '0.16' } })
  expect((await ask('DELETE', `/${id}`)).status).toBe(204)
  expect((await ask('GET', '')).json).toMatchObject({ data: [] })
})
