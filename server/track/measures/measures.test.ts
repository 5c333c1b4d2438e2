import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { addCompetitor } from '#track/competitors'
import { checkGrounding } from '#track/facts'
import { findProducts, importFile } from '#track/tracking'
import { type Extent, measureProduct } from './index.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const NOW = new Date('2026-11-01T12:00:00Z')

const page = (asin: string, price: number, more: Record<string, unknown> = {}) => ({
  asin, originalAsin: asin, url: `https://www.amazon.com/dp/${asin}`, title: `Brand${asin.at(-1)} Wireless Earbuds with Charging Case`, brand: `Brand${asin.at(-1)}`, price: { value: price, currency: '$' }, inStock: true,
  stars: 4.2, reviewsCount: 100, features: ['Noise cancelling for the train'], bestsellerRanks: [{ rank: 1000 + price, category: 'Electronics' }], highResolutionImages: ['https://m.media-amazon.com/images/I/1._AC_SL1500_.jpg'], ...more,
})

async function market(pages: ReturnType<typeof page>[]) {
  const { app: db } = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-measures-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'items.json'), JSON.stringify(pages))
  await importFile(db, { tenantId: TENANT, path: join(folder, 'items.json'), observedAt: NOW })
  const caller = { id: '00000000-0000-4000-8000-00000000000a', tenant_id: TENANT }
  const [own, ...rest] = await withTenant(db, TENANT, (trx) => findProducts(trx, { asins: pages.map(({ asin }) => asin) }))
  if (own === undefined) throw new Error('nothing was imported')
  for (const { id } of rest) await withTenant(db, TENANT, (trx) => addCompetitor(trx, caller as never, own.id, { product_id: id, relationship_type: 'direct' } as never))
  const measure = (extent: Extent, now = NOW) => withTenant(db, TENANT, (trx) => measureProduct(trx, { product_id: own.id, extent, now }))
  return { own, measure }
}

test('a gap leads over the median to the price of every competitor and when it was seen', async () => {
  const { own, measure } = await market([page('B0OWN00001', 60), page('B0RIVAL002', 50), page('B0RIVAL003', 40)])
  const { facts, codeOf } = await measure('market')
  const fact = (code: string | undefined) => facts.find((one) => one.code === code)
  const gap = fact(codeOf('price_gap', own.id))
  expect(gap).toMatchObject({ value: 33.33, unit: 'percent', method: 'percent_of_median', observed_at: null })
  const [price, median] = gap?.derived_from.map(fact) ?? []
  expect(price).toMatchObject({ metric: 'price', asin: 'B0OWN00001', value: 6000, currency: 'USD', observed_at: NOW, source: 'junglee' })
  expect(median).toMatchObject({ metric: 'median_price', value: 4500, method: 'median' })
  expect(median?.derived_from.map((code) => fact(code)?.asin)).toEqual(['B0RIVAL002', 'B0RIVAL003'])
  expect(checkGrounding(`It costs {{${price?.code}}}, {{${gap?.code}}} above the median.`, facts)).toEqual([])
})

test('every code a fact was derived from is there, and no code twice', async () => {
  const { measure } = await market([page('B0OWN00001', 60), page('B0RIVAL002', 50)])
  const { facts } = await measure('all')
  const codes = facts.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(facts.flatMap(({ derived_from }) => derived_from).filter((code) => !codes.includes(code))).toEqual([])
  expect(facts.filter(({ derived_from, observed_at, method }) => derived_from.length === 0 && observed_at === null && method === null)).toEqual([])
})

test('the page alone is measured without competitors, reviews or history', async () => {
  const { own, measure } = await market([page('B0OWN00001', 60, { stars: null, reviewsCount: null, bestsellerRanks: null, features: [] })])
  const { facts, codeOf, comparison, coverage, position } = await measure('page')
  expect({ comparison, coverage, position }).toEqual({ comparison: null, coverage: null, position: null })
  expect(codeOf('audit_score', own.id)).toBeDefined()
  expect(facts.find(({ metric }) => metric === 'check.title.length')).toMatchObject({ unit: 'chars', observed_at: NOW })
})

test('a product of which nothing was ever seen, and one without rivals, have no gaps', async () => {
  const { measure } = await market([page('B0OWN00001', 60)])
  const { facts } = await measure('all')
  expect(facts.filter(({ metric }) => metric.endsWith('_gap') || metric.startsWith('median_'))).toEqual([])
})

test('a share that the median competitor has none of is still compared', async () => {
  const { own, measure } = await market([page('B0OWN00001', 60, { inStock: false, price: null }), page('B0RIVAL002', 50), page('B0RIVAL003', 40)])
  const { facts, codeOf } = await measure('market', new Date(NOW.getTime() + 12 * 3_600_000))
  expect(facts.find(({ code }) => code === codeOf('stock_out_share_gap', own.id))).toMatchObject({ unit: 'percent', method: 'difference' })
})
