import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { testDatabase, type TestDatabase } from '#kernel/testing'
import { storeCrawled, storeKeepa } from './crawled.service.ts'
import { lastObservedAt, listContentChanges, listTracked } from './index.ts'
import { removeCrawledBefore } from './retention.repository.ts'
import { getProduct } from './products.service.ts'
import { buildProduct, importContent, OTHER, TENANT } from './testing.ts'

const ASIN = 'B0D8W1YVBX'
const at = new Date('2026-11-20T10:00:00.123Z')
const later = new Date('2026-11-20T11:00:00Z')

/** A page as junglee's actor reads it. */
const page = (more: Record<string, unknown> = {}) => ({
  url: `https://www.amazon.com/dp/${ASIN}`, asin: ASIN, originalAsin: ASIN, title: 'Drift Earbuds', brand: 'Tidewave', price: { value: 24.99, currency: '$' }, inStock: true, inStockText: 'In Stock', stars: 4.5, reviewsCount: 321,
  seller: { id: 'A1OWNER', name: 'Owner' }, bestsellerRanks: [{ rank: 1234, category: 'Electronics', url: null }], features: ['Loud'], highResolutionImages: ['https://m.media-amazon.com/images/I/71abc.jpg'], ...more,
})
const item = (more: Record<string, unknown> = {}) => ({ marketplace: 'us', asin: ASIN, holds_s: 7_200, raw: page(more) })

async function start() {
  const database = await testDatabase()
  for (const tenantId of [TENANT, OTHER]) await importContent(database.app, buildProduct({ 1: [[0, 1999]] }, { asin: ASIN }), { tenantId })
  return database
}

const told = async ({ owner }: TestDatabase, type = 'tracking.listing_observed') =>
  (await sql<{ tenant_id: string; payload: Record<string, unknown> }>`select tenant_id, payload from kernel.outbox where type = ${type} order by id`.execute(owner)).rows

test('a page that was looked at is stored once and told to every tenant that tracks it', async () => {
  const database = await start()
  const [outcome] = await storeCrawled(database.system, { items: [item()], observedAt: at })
  expect(outcome).toMatchObject({ status: 'stored', asin: ASIN, listing_id: expect.any(String) })
  const events = await told(database)
  expect(events.map((event) => event.tenant_id).sort()).toEqual([TENANT, OTHER])
  expect(events[0]?.payload).toMatchObject({
    observed_at: at.toISOString(), has_new_content: true, values: { currency: 'USD', price_minor: 2499, bsr: 1234, rating: 4.5, reviews: 321, availability: 'in_stock' },
  })
  const tracked = await listTracked(database.system, { listingIds: [outcome?.listing_id ?? ''] })
  const product = await withTenant(database.app, OTHER, (trx) => getProduct(trx, tracked.find((one) => one.tenant_id === OTHER)?.product_id ?? ''))
  expect(product).toMatchObject({ price_minor: 2499, bsr: 1234, title: 'Drift Earbuds', observed_at: at })
})

test('the same look again adds nothing and tells nothing', async () => {
  const database = await start()
  await storeCrawled(database.system, { items: [item()], observedAt: at })
  await storeCrawled(database.system, { items: [item()], observedAt: at })
  await Promise.all([storeCrawled(database.system, { items: [item()], observedAt: later }), storeCrawled(database.system, { items: [item()], observedAt: later })])
  const { rows } = await sql<{ count: number }>`select count(*) as count from tracking.observation where source = 'crawl'`.execute(database.owner)
  expect(rows[0]?.count).toBe(2)
  expect(await told(database)).toHaveLength(4)
})

test('a paused product hears nothing', async () => {
  const database = await start()
  await sql`update tracking.product set status = 'paused' where tenant_id = ${OTHER}`.execute(database.owner)
  await storeCrawled(database.system, { items: [item()], observedAt: at })
  expect((await told(database)).map((event) => event.tenant_id)).toEqual([TENANT])
})

test('a captcha, another page and a foreign shape say nothing of the listing', async () => {
  const database = await start()
  const outcomes = await storeCrawled(database.system, {
    observedAt: at,
    items: [
      { ...item(), raw: { url: `https://www.amazon.com/dp/${ASIN}`, asin: ASIN, title: 'Robot Check', originalAsin: ASIN } },
      item({ asin: 'B000000009' }),
      { ...item(), raw: { hello: 1 } },
      { ...item(), raw: 'half an ans' },
    ],
  })
  expect(outcomes.map((outcome) => outcome.code)).toEqual(['PAGE_UNKNOWN', 'ASIN_REDIRECTED', 'SHAPE_UNKNOWN', 'SHAPE_UNKNOWN'])
  expect(await told(database)).toEqual([])
})

test('new words of a page are a new version, and told', async () => {
  const database = await start()
  const [outcome] = await storeCrawled(database.system, { items: [item()], observedAt: at })
  await storeCrawled(database.system, { items: [item({ title: 'Drift Earbuds 2' })], observedAt: later })
  const listingId = outcome?.listing_id ?? ''
  const versions = await withTenant(database.app, TENANT, (trx) => listContentChanges(trx, listingId, { after: at }))
  expect(versions.map((version) => [version.title, version.valid_from])).toEqual([['Drift Earbuds 2', later]])
  expect(await withTenant(database.app, TENANT, (trx) => lastObservedAt(trx, [listingId]))).toEqual(new Map([[listingId, later]]))
})

test('a fetched history is shared, and told to those who track the listing', async () => {
  const database = await start()
  const history = buildProduct({ 1: [[0, 1500], [60, 1600]], 3: [[0, 900]] }, { asin: ASIN })
  const runId = crypto.randomUUID()
  expect(await storeKeepa(database.system, { products: [history, { nonsense: true }], runId })).toMatchObject([{ status: 'stored', marketplace: 'us' }, { status: 'refused' }])
  await storeKeepa(database.system, { products: [history], runId })
  const shared = (await told(database, 'tracking.history_imported')).filter((event) => event.payload.import_id === runId)
  expect(shared.map((event) => event.tenant_id).sort()).toEqual([TENANT, OTHER])
})

test('looks are forgotten after their time, and days and imports are not', async () => {
  const database = await start()
  await storeCrawled(database.system, { items: [item()], observedAt: at })
  await storeCrawled(database.system, { items: [item({ price: { value: 19.99, currency: '$' } })], observedAt: later })
  const count = async (table: string) => (await sql<{ count: number }>`select count(*) as count from ${sql.raw(`tracking.${table}`)}`.execute(database.owner)).rows[0]?.count ?? 0
  const [observations, days] = [await count('observation'), await count('rollup_day')]
  expect(await removeCrawledBefore(database.system, later, new AbortController().signal)).toBeGreaterThan(0)
  expect(await count('observation')).toBe(observations - 1)
  expect(await count('rollup_day')).toBe(days)
})
