import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Db, withTenant } from '#kernel/db'
import { testDatabase } from '#kernel/testing'
import { type HistoryOrder, readHistory } from './history.service.ts'
import { inCopyTransaction } from './copy.repository.ts'
import { importFile } from './import-file.service.ts'
import { addSourceStates, ensureListings } from './listings.repository.ts'
import { storeObservations } from './observations.repository.ts'
import { findByAsin } from './products.repository.ts'
import { refreshRollups } from './rollups.repository.ts'
import { at, buildProduct, importContent, TENANT } from './testing.ts'

const KEEPA = join(import.meta.dirname, '../../../../shared/data/amazon/keepa/keepa-product.json')
const DAY = 24 * 60

function read(db: Db, order: Partial<HistoryOrder> = {}, asin = 'B0D8W1YVBX') {
  return withTenant(db, TENANT, async (trx) => {
    const [product] = await findByAsin(trx, asin)
    if (product === undefined) throw new Error('not tracked')
    return readHistory(trx, product.listing_id, { metrics: ['price'], resolution: 'raw', timeZone: 'UTC', ...order })
  })
}

test.skipIf(!existsSync(KEEPA))('a recorded history can be read at every resolution', async () => {
  const { app } = await testDatabase()
  await importFile(app, { tenantId: TENANT, path: KEEPA })
  const metrics = ['price', 'buy_box', 'bsr', 'rating', 'reviews'] as const
  const days = await read(app, { metrics, resolution: 'day' })
  const [price, box, bsr, rating, reviews] = days.series
  expect(days.series.map((series) => series.points.length)).toEqual([604, 604, 604, 604, 604])
  expect([price, box, bsr, rating, reviews].map((series) => series?.summary.current)).toEqual([1499, 1499, 23, 4.3, 11_598])
  expect(bsr?.summary.min).toBe(9)
  const raw = await read(app, { metrics: ['bsr'], resolution: 'raw' })
  expect(raw.series[0]).toMatchObject({ thinned: true, summary: { min: 9 } })
  expect(raw.series[0]?.points.length).toBeLessThanOrEqual(2_000)
  expect(raw.series[0]?.summary.average).toBeCloseTo(bsr?.summary.average ?? 0, 1)
})

test('a history too dense to be read raw is told by the hour, and a zone that would need it all says so', async () => {
  const { app, owner } = await testDatabase()
  await importContent(app, [buildProduct({ 1: [[0, 1999], [100, 1899]] })])
  const { rows } = await sql<{ listing_id: string; price_minor: number }>`
    insert into tracking.observation (listing_id, tenant_id, observed_at, source, price_minor)
    select listing_id, tenant_id, date_trunc('month', observed_at) + make_interval(secs => n * 20), 'csv', 2000 + n % 2 from tracking.observation, generate_series(1, 100001) n
    where observed_at = (select min(observed_at) from tracking.observation) returning 1`.execute(owner)
  await sql`update tracking.source_state set points = points + ${rows.length}`.execute(owner)
  const range = { from: at(-DAY * 20), to: at(DAY * 20) }
  expect(await read(app, { ...range, resolution: 'raw' })).toMatchObject({ resolution: 'hour' })
  await expect(read(app, { ...range, resolution: 'day', timeZone: 'Asia/Taipei' })).rejects.toMatchObject({ status: 422, code: 'RANGE_TOO_DENSE', field: 'from' })
  expect(await read(app, { from: at(-60), to: at(60), resolution: 'raw' })).toMatchObject({ resolution: 'raw' })
})

test('stored rollups and raw points give the same buckets', async () => {
  const { app } = await testDatabase()
  const point = fc.tuple(fc.integer({ min: 0, max: 12 * DAY }), fc.oneof(fc.constant(-1), fc.integer({ min: 2, max: 5_000 })))
  const series = fc.uniqueArray(point, { selector: ([minute]) => minute, maxLength: 30 })
  const looks = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 14 * DAY }), fc.integer({ min: 1, max: 99 })), { selector: ([minute]) => minute, minLength: 1, maxLength: 8 })
  let n = 0
  await fc.assert(
    fc.asyncProperty(series, looks, fc.integer({ min: 0, max: 12 * DAY }), async (prices, crawls, from) => {
      const asin = `B${String((n += 1)).padStart(9, '0')}`
      await importContent(app, buildProduct({ 1: prices }, { asin, looked: 13 * DAY }))
      await importContent(app, `asin,marketplace,scraped_at,price\n${crawls.map(([minute, price]) => `${asin},us,${at(minute).toISOString()},${price}`).join('\n')}`)
      for (const resolution of ['hour', 'day', 'week'] as const) {
        const order = { resolution, from: at(from), to: at(14 * DAY) }
        const rolled = await read(app, { ...order, timeZone: 'UTC' }, asin)
        const counted = await read(app, { ...order, timeZone: 'Etc/GMT' }, asin) // the same clocks, but nothing is rolled up for them
        expect({ ...rolled, time_zone: '' }).toEqual({ ...counted, time_zone: '' })
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)

test('a value holds until the next change, and no offer is a gap', async () => {
  const { app } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 2000], [60, -1], [120, 1000]] }, { looked: 240 }))
  const raw = await read(app)
  expect(raw.series[0]?.points).toEqual([{ at: at(0), value: 2000 }, { at: at(60), value: null }, { at: at(120), value: 1000 }])
  // one hour at 2000 and two at 1000; the hour between is not covered
  expect(raw.series[0]?.summary).toEqual({ min: 1000, max: 2000, average: 1333.333, current: 1000, current_at: at(120), covered: 0.75 })
  expect(raw.stock_outs).toEqual([{ from: at(60), to: at(120) }])
})

test('a value from before the range is carried into it', async () => {
  const { app } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 2000]], 3: [[0, 7]] }, { looked: 30 * DAY }))
  const order = { from: at(20 * DAY), to: at(21 * DAY) }
  expect((await read(app, order)).series[0]).toMatchObject({ points: [{ at: at(20 * DAY), value: 2000 }], summary: { average: 2000, covered: 1, current_at: at(0) } })
  const days = await read(app, { ...order, resolution: 'day' })
  expect(days.series[0]?.points.map((point) => [point.value, point.min, point.covered])).toEqual([[2000, 2000, 1], [2000, 2000, 1]])
})

test('what a source has not looked at is a gap', async () => {
  const { app } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 2000]] }, { looked: 2 * DAY }))
  const raw = await read(app, { to: at(10 * DAY) })
  expect(raw.series[0]?.points).toEqual([{ at: at(0), value: 2000 }, { at: at(2 * DAY), value: null }])
  const days = await read(app, { from: at(5 * DAY), to: at(6 * DAY), resolution: 'day' })
  expect(days.series[0]?.points.map((point) => [point.value, point.covered])).toEqual([[null, 0], [null, 0]])
})

test('a crawled value holds for two days', async () => {
  const { app } = await testDatabase()
  await importContent(app, `asin,marketplace,scraped_at,price\nB0D8W1YVBX,us,2026-05-01T00:00:00Z,10\nB0D8W1YVBX,us,2026-05-06T00:00:00Z,12\n`)
  const days = await read(app, { resolution: 'day', from: new Date('2026-05-01'), to: new Date('2026-05-08') })
  expect(days.series[0]?.points.map((point) => point.value)).toEqual([1000, 1000, null, null, null, 1200, 1200])
})

test('days are those of the time zone', async () => {
  const { app } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 1000], [2 * 60, 2000]] }, { looked: DAY })) // 15:04 and 17:04 UTC; midnight in Taipei is 16:00
  const days = await read(app, { resolution: 'day', timeZone: 'Asia/Taipei', to: at(3 * 60) })
  expect(days.series[0]?.points.map((point) => [point.at.toISOString(), point.value])).toEqual([['2024-09-13T16:00:00.000Z', 1000], ['2024-09-14T16:00:00.000Z', 1953.757]])
})

test('a resolution that would give too many points is made coarser', async () => {
  const { app } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 2000], [600 * DAY, 1000]] }, { looked: 600 * DAY }))
  expect((await read(app, { resolution: 'hour' })).resolution).toBe('day')
  expect((await read(app, { resolution: 'auto' })).resolution).toBe('day')
  expect((await read(app, { resolution: 'auto', from: at(595 * DAY) })).resolution).toBe('raw')
})

test('what Tradewind saw itself and what a tenant imported make one history', async () => {
  const { app, system } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 2000]] }, { looked: 10 * DAY }))
  const shared = '00000000-0000-0000-0000-000000000000'
  await inCopyTransaction(system, { tenantId: null }, async (trx) => {
    const [listing] = await ensureListings(trx, [{ marketplace: 'us', asin: 'B0D8W1YVBX' }])
    if (listing === undefined) throw new Error('no listing')
    const crawl = { listing_id: listing.id, source: 'crawl', at: at(5 * DAY).getTime(), holds_s: 86_400, currency: 'USD', fields: { price_minor: 1000 }, unknown: 0 }
    await storeObservations(trx, { tenantId: shared, rows: [crawl] })
    await refreshRollups(trx, shared)
    await addSourceStates(trx, shared, [{ listing_id: listing.id, source: 'crawl', points: 1, first_at: crawl.at, last_at: crawl.at, known_until: null }])
  })
  const days = await read(app, { resolution: 'day', from: at(4 * DAY), to: at(7 * DAY) })
  expect(days.series[0]?.points.map((point) => [point.min, point.max])).toEqual([[2000, 2000], [1000, 2000], [1000, 1000], [undefined, undefined]])
  const raw = await read(app, { to: at(10 * DAY) })
  expect(raw.series[0]?.points.map((point) => point.value)).toEqual([2000, 1000, null])
})

test('an unknown zone and a range that ends before it begins are refused', async () => {
  const { app } = await testDatabase()
  await importContent(app, buildProduct({ 1: [[0, 2000]] }))
  await expect(read(app, { timeZone: 'Mars/Olympus' })).rejects.toMatchObject({ status: 400, field: 'time_zone' })
  await expect(read(app, { from: at(10), to: at(5) })).rejects.toMatchObject({ status: 400, field: 'from' })
})
