import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { findProducts, importFile } from '#track/tracking'
import { factRoutes } from './facts.routes.ts'
import type { FactDetail, NewFact } from './facts.schema.ts'
import { saveFactSet } from './facts.service.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const SEEN = new Date('2026-11-01T10:00:00Z')

async function setUp() {
  const database = await testDatabase()
  const app = await testApp(testServices(database), factRoutes)
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-facts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'item.json')
  writeFileSync(path, JSON.stringify([{ title: 'Tidewave Drift', url: 'https://www.amazon.com/dp/B0TWAVE001', asin: 'B0TWAVE001', originalAsin: 'B0TWAVE001', price: { value: 59.99, currency: '$' }, inStock: true, features: ['Six microphones'] }]))
  await importFile(database.app, { tenantId: TENANT, path, observedAt: SEEN })
  const product = (await withTenant(database.app, TENANT, (trx) => findProducts(trx, { asins: ['B0TWAVE001'] })))[0]
  if (product === undefined) throw new Error('the product was not made')
  const fact = (code: string, more: Partial<NewFact> = {}): NewFact =>
    ({ code, metric: 'price', product_id: product.id, asin: product.asin, listing_id: product.listing_id, value: 5999, unit: 'minor', currency: 'USD', low: null, high: null, observed_at: SEEN, source: 'junglee', derived_from: [], method: null, ...more })
  const save = (facts: NewFact[]) => withTenant(database.app, TENANT, (trx) => saveFactSet(trx, { tenant_id: TENANT, kind: 'report', product_id: product.id, facts }))
  const get = (path: string, tenant_id = TENANT) => app.inject({ url: `/api/v1${path}`, headers: asCaller({ tenant_id, role: 'viewer' }) })
  return { fact, save, get }
}

test('a computed number leads to what it was computed from, and that to the observation', async () => {
  const { fact, save, get } = await setUp()
  const { facts } = await save([fact('F1'), fact('F2', { metric: 'median_price', value: 5000, observed_at: null, source: null }), fact('F3', { metric: 'price_gap', value: 20, unit: 'percent', observed_at: null, source: null, derived_from: ['F1', 'F2'], method: '(F1 − F2) ÷ F2' })])
  const gap = (await get(`/facts/${facts[2]?.id}`)).json<{ data: FactDetail }>().data
  expect(gap).toMatchObject({ code: 'F3', value: 20, method: '(F1 − F2) ÷ F2', observation: null, facts: [{ code: 'F1', value: 5999 }, { code: 'F2' }] })
  const price = (await get(`/facts/${gap.facts[0]?.id}`)).json<{ data: FactDetail }>().data
  expect(price).toMatchObject({ observation: { at: SEEN.toISOString(), values: { price_minor: 5999, availability: 'in_stock', currency: 'USD' } }, page: { title: 'Tidewave Drift', bullets: ['Six microphones'] } })
})

test('another tenant finds neither the fact nor its set', async () => {
  const { fact, save, get } = await setUp()
  const { fact_set_id, facts } = await save([fact('F1')])
  expect((await get(`/facts/${facts[0]?.id}`, OTHER)).statusCode).toBe(404)
  expect((await get(`/fact-sets/${fact_set_id}`, OTHER)).statusCode).toBe(404)
  expect((await get(`/fact-sets/${fact_set_id}`)).json()).toMatchObject({ data: [{ code: 'F1' }] })
})

test('facts that name what is not there are not stored at all', async () => {
  const { fact, save } = await setUp()
  await expect(save([fact('F1'), fact('F1')])).rejects.toThrow('one code')
  await expect(save([fact('F1', { derived_from: ['F7'] })])).rejects.toThrow('not there')
})

test('a value that is not there stays null, and a text stays a text', async () => {
  const { fact, save } = await setUp()
  const { facts } = await save([fact('F1', { value: null }), fact('F2', { value: 'Tidewave', unit: 'text' }), fact('F10', { value: 3.5 })])
  expect(facts.map(({ code, value }) => [code, value])).toEqual([['F1', null], ['F2', 'Tidewave'], ['F10', 3.5]])
})
