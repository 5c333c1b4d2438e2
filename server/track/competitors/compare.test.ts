import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { withTenant } from '#kernel/db'
import { compareProducts } from './compare.service.ts'
import type { Comparison } from './compare/comparison.ts'
import { asinOf, DAY_MS, NOW, type Seen, startMarket, TENANT } from './testing.ts'

async function startComparison() {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  onTestFinished(() => void vi.useRealTimers())
  const market = await startMarket()
  const own = await market.track(1)
  return {
    ...market, own,
    rival: async (n: number) => (await market.send('POST', `/competitors/${own}/relations`, { asin: asinOf(n) })).data as { competitor_id: string },
    compare: async (body: object = {}) => (await market.send('POST', `/competitors/${own}/compare`, body)).data as Comparison,
  }
}
const before = (days: number) => new Date(NOW.getTime() - days * DAY_MS)

test('each value says when it was seen', async () => {
  const { see, rival, compare } = await startComparison()
  await rival(2)
  await see({ 1: { price: 2000 }, 2: { price: 3000, bsr: 50 } }, before(1))
  const { products } = await compare()
  expect(products.map(({ metrics }) => metrics.price)).toMatchObject([{ value: 2000, unit: 'minor', source: 'crawl' }, { value: 3000 }])
  expect(new Date(products[1]?.metrics.bsr.at ?? 0)).toEqual(before(1))
})

test('what was never seen is null, not 0', async () => {
  const { rival, compare } = await startComparison()
  await rival(2)
  const { products } = await compare()
  expect(products.map(({ metrics }) => [metrics.price.value, metrics.estimated_sales.value, metrics.images.value])).toEqual([[null, null, null], [null, null, null]])
})

test('the price index is the own price by the median of the others', async () => {
  const { see, rival, compare } = await startComparison()
  for (const n of [2, 3, 4]) await rival(n)
  await see({ 1: { price: 3000 }, 2: { price: 1000 }, 3: { price: 2000 }, 4: { price: 9000 } }, before(1))
  const { price_index } = await compare({ days: 7 })
  expect(price_index.find(({ index }) => index !== null)).toMatchObject({ own_minor: 3000, median_minor: 2000, index: 1.5 })
})

test('a day nobody looked is a gap in the price index', async () => {
  const { see, rival, compare } = await startComparison()
  await rival(2)
  await see({ 1: { price: 3000 }, 2: { price: 1000 } }, before(20))
  const { price_index } = await compare({ days: 30 })
  expect(price_index.at(-1)?.index).toBeNull()
})

test('the share of time without stock is weighted by time', async () => {
  const { see, rival, compare } = await startComparison()
  await rival(2)
  for (let day = 8; day >= 1; day--) await see({ 2: { price: day > 6 ? null : 1000 } }, before(day))
  // Out from day 8 to day 6; the last look holds until now.
  const { products } = await compare()
  expect(products[1]?.metrics.stock_out_share).toMatchObject({ value: 0.25, note: 'PARTLY_KNOWN' })
})

test('reviews a day leave out the day on which Amazon removed reviews', async () => {
  const { see, rival, compare } = await startComparison()
  await rival(2)
  const counts = [1000, 1010, 1020, 900, 910, 920]
  for (const [day, reviews] of counts.entries()) await see({ 2: { reviews } }, before(5 - day))
  const { products } = await compare()
  const { value, low = 0, high = 0 } = products[1]?.metrics.review_velocity ?? {}
  expect(value).toBe(10) // 40 in the 4 other days
  expect(low < 10 && high > 10).toBe(true)
})

test('reviews that were removed between two far looks do not hide how many come', async () => {
  const { see, rival, compare } = await startComparison()
  await rival(2)
  for (const [day, reviews] of [[27, 1000], [26, 1010], [10, 500], [9, 510], [8, 520], [7, 530]] as const) await see({ 2: { reviews } }, before(day))
  const { products } = await compare()
  expect(products[1]?.metrics.review_velocity.value).toBe(5) // 40 in 8 days: each look holds for two more
})

test('a price that Amazon shows in another currency is not compared', async () => {
  const { see, rival, compare, database } = await startComparison()
  for (const n of [2, 3]) await rival(n)
  await see({ 1: { price: 3000 }, 2: { price: 2000 }, 3: { price: 90_000 } }, before(1))
  await sql`update tracking.latest set currency = 'TWD' where listing_id = (select id from tracking.listing where asin = ${asinOf(3)})`.execute(database.owner)
  const { products, price_index } = await compare({ days: 7 })
  expect(products[2]?.metrics.price).toMatchObject({ value: null, note: 'OTHER_CURRENCY' })
  expect(price_index.find(({ index }) => index !== null)).toMatchObject({ median_minor: 2000, index: 1.5 })
})

test('variations of the product itself are marked, and count for no price index', async () => {
  const { see, rival, compare, database } = await startComparison()
  await rival(2)
  await see({ 1: { price: 3000 }, 2: { price: 1000 } }, before(1))
  await sql`update tracking.latest set parent_asin = 'B0PARENT01'`.execute(database.owner)
  await sql`update tracking.listing_content set parent_asin = 'B0PARENT01'`.execute(database.owner)
  const { products, price_index } = await compare({ days: 7 })
  expect(products[1]?.is_family_of_own).toBe(true)
  expect(price_index.every(({ median_minor }) => median_minor === null)).toBe(true)
})

const sold = (units: number): string => `${units >= 1000 ? `${units / 1000}K` : units}+ bought in past month`
/** Twelve products on the line ln(units) = 12 − 0.87 ln(rank), as Amazon words what they sold. */
const market: Record<number, Seen> = Object.fromEntries(Array.from({ length: 12 }, (_, i) => {
  const rank = Math.round(50 * 1.6 ** i)
  const units = Math.exp(12 - 0.87 * Math.log(rank))
  const step = 10 ** Math.floor(Math.log10(units))
  return [100 + i, { bsr: rank, bought: sold(units < 100 ? 50 : Math.floor(units / step) * step) }]
}))

test('a rank becomes sales with a range, where enough products of the category were seen with both', async () => {
  const { see, rival, compare, fit } = await startComparison()
  await rival(2)
  await see(market)
  await see({ 1: { bsr: 2_000 }, 2: { bsr: 1_000 } })
  await fit()
  const { products, sales_model } = await compare()
  const { value, low = 0, high = 0, n, note } = products[1]?.metrics.estimated_sales ?? {}
  expect(sales_model?.b).toBeCloseTo(-0.87, 1)
  expect(note).toBe('FROM_RANK')
  expect(n).toBe(12)
  expect(Number(value)).toBeGreaterThan(280)
  expect(Number(value)).toBeLessThan(560) // e^(12 − 0.87 ln 1000) = 400
  expect(low < Number(value) && Number(value) < high).toBe(true)
})

test('what Amazon says was bought is preferred to any estimate', async () => {
  const { see, rival, compare, fit } = await startComparison()
  await rival(2)
  await see(market)
  await see({ 2: { bsr: 1_000, bought: '2K+ bought in past month' } })
  await fit()
  expect((await compare()).products[1]?.metrics.estimated_sales).toMatchObject({ value: 2000, low: 2000, high: 2999, note: 'OBSERVED_BRACKET' })
})

test('nine products are too few for an estimate, and it says so', async () => {
  const { see, rival, compare, fit } = await startComparison()
  await rival(2)
  await see(Object.fromEntries(Object.entries(market).slice(0, 9)))
  await see({ 1: { bsr: 2_000 }, 2: { bsr: 1_000 } })
  await fit()
  expect((await compare()).products[1]?.metrics.estimated_sales).toMatchObject({ value: null, note: 'NO_MODEL' })
})

test('fifty competitors are compared in as many statements as one', async () => {
  const { own, rival, see, services } = await startComparison()
  const pages: Record<number, Seen> = { 1: { price: 1000 } }
  const count = async () => {
    let statements = 0
    await withTenant(services.db, TENANT, async (trx) => {
      const plugin = { transformQuery: ({ node }: { node: never }) => { statements++; return node }, transformResult: async ({ result }: { result: never }) => result }
      await compareProducts(trx.withPlugin(plugin as never), { product_id: own, now: NOW })
    })
    return statements
  }
  await rival(2)
  const one = await count()
  for (let n = 3; n < 52; n++) {
    await rival(n)
    pages[n] = { price: 1000 + n }
  }
  await see(pages)
  const fifty = await count()
  expect(fifty).toBe(one)
  expect(fifty).toBeLessThanOrEqual(14)
})

test('what a tenant imported teaches no estimate to others', async () => {
  const { see, rival, compare, fit, database } = await startComparison()
  await rival(2)
  await see(market)
  await see({ 1: { bsr: 2_000 }, 2: { bsr: 1_000 } })
  await sql`update tracking.observation set tenant_id = ${TENANT}`.execute(database.owner)
  await sql`delete from tracking.latest where tenant_id = ${TENANT}`.execute(database.owner)
  await fit()
  expect((await compare()).sales_model).toBeNull()
})

test('children of one parent are counted once in what all sell together', async () => {
  const { see, rival, compare, database } = await startComparison()
  for (const n of [2, 3]) await rival(n)
  await see({ 1: { bought: '100+ bought in past month' }, 2: { bought: '300+ bought in past month' }, 3: { bought: '300+ bought in past month' } })
  await sql`update tracking.listing_content set parent_asin = 'B0PARENT01' where listing_id in (select id from tracking.listing where asin in (${asinOf(2)}, ${asinOf(3)}))`.execute(database.owner)
  expect((await compare()).total_sales).toMatchObject({ value: 400, n: 2 })
})
