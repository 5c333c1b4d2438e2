import { expect, test } from 'vitest'
import { startCrawling } from '../../tests/crawling.ts'
import * as sources from './sources.repository.ts'
import { splitCost } from './split-cost.ts'

test('while all have work, of ten runs six are for who waits, three for categories, one for the clock', async () => {
  const { rows, tick } = await startCrawling()
  // Each class on a marketplace of its own, so that a run tells whose it is.
  await rows(`insert into crawling.target (listing_id, marketplace, asin, priority, next_due_at)
    select gen_random_uuid(), m.code, 'B0' || lpad(i::text, 8, '0'), m.priority, now() from (values ('us', 30), ('de', 20), ('jp', 10)) m (code, priority), generate_series(1, 2000) i`)
  for (let round = 0; round < 4; round++) {
    await tick()
    await rows(`update crawling.run set status = 'ended', outcome = 'lost', ended_at = now()`)
  }
  expect(await rows('select marketplace, count(*) from crawling.run group by 1 order by 1')).toEqual([{ marketplace: 'de', count: 6 }, { marketplace: 'jp', count: 2 }, { marketplace: 'us', count: 12 }])
})

test('what is kept of a look goes after days, the run after months', async () => {
  const { addProduct, work, rows, context } = await startCrawling()
  await addProduct()
  await work(30)
  const { crawlingModule } = await import('./module.ts')
  const prune = () => crawlingModule.jobs?.find((job) => job.name === 'crawling.prune')?.run(context(), {})
  const left = () => rows(`select count(*) as runs, count(raw) as raws from crawling.run r left join crawling.run_item i on i.run_id = r.id`)
  await prune()
  expect(await left()).toEqual([{ runs: 1, raws: 1 }])
  await rows(`update crawling.run_item set ended_at = ended_at - interval '4 days'`)
  await prune()
  expect(await left()).toEqual([{ runs: 1, raws: 0 }])
  await rows(`update crawling.run set ended_at = ended_at - interval '91 days'`)
  await prune()
  expect(await left()).toEqual([{ runs: 0, raws: 0 }])
})

test('a plan without crawls left is told so, and the clock fetches no more for it', async () => {
  const { addProduct, send, work, rows, sandbox, context } = await startCrawling()
  const id = await addProduct('B0TWAVE001', { crawl_frequency: 'hourly' })
  await work(30)
  const { limit } = (await send('GET', '/crawl/usage')).data as { limit: number }
  await rows(`update crawling.usage set crawls = ${limit}`)
  await work(1_000)
  expect(await send('POST', '/crawl/manual', { product_ids: [id] })).toMatchObject({ status: 422, code: 'QUOTA_EXCEEDED' })
  const { crawlingModule } = await import('./module.ts')
  await crawlingModule.jobs?.find((job) => job.name === 'crawling.reconcile')?.run(context(), {})
  await work(7_200)
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('the whole queue is put right in small steps, for live updates wait for the oldest transaction, and what is right is left alone', async () => {
  const { rows, context } = await startCrawling()
  await rows(`with l as (insert into tracking.listing (marketplace, asin) select 'us', 'B0' || lpad(i::text, 8, '0') from generate_series(1, 2500) i returning id)
    insert into tracking.product (tenant_id, listing_id) select '00000000-0000-4000-8000-000000000001', id from l`)
  const { crawlingModule } = await import('./module.ts')
  const reconcile = () => crawlingModule.jobs?.find((job) => job.name === 'crawling.reconcile')?.run(context(), {})
  const written = () => rows<{ xmin: string; n: number }>('select xmin::text, count(*)::int as n from crawling.target group by 1 order by 1')
  await reconcile()
  const first = await written()
  expect(first.reduce((sum, { n }) => sum + n, 0)).toBe(2_500)
  expect(Math.max(...first.map(({ n }) => n))).toBeLessThanOrEqual(1_000)
  await reconcile()
  expect(await written()).toEqual(first)
})

test('neither a clock that was set back nor a source that asks for a year keeps anything waiting for more than an hour', async () => {
  const { database: { system } } = await startCrawling()
  const [then, now] = [new Date('2026-11-21T12:00:00Z'), new Date('2026-11-20T12:00:00Z')]
  const [apify, keepa] = await Promise.all((['apify', 'keepa'] as const).map((name) => sources.pause(system, name, { now: then, leastS: 365 * 86_400, error: 'busy' })))
  expect([apify, keepa]).toEqual([new Date('2026-11-21T13:00:00Z'), new Date('2026-11-21T13:00:00Z')])
  await sources.saveTokens(system, { tokens: 100, refill_per_minute: 20 }, then)
  expect(await sources.takeTokens(system, 20, now)).toBe(0)
  expect(await sources.find(system, 'keepa')).toMatchObject({ tokens: 80, measured_at: now })
  expect(await sources.pause(system, 'apify', { now, leastS: 60, error: 'busy' })).toEqual(new Date('2026-11-20T13:00:00Z'))
})

test('the parts of a price add up to it', () => {
  const pages = [{ askers: ['a', 'b', 'c'], isStored: true }, { askers: ['a'], isStored: false }, { askers: [], isStored: true }, { askers: ['b', 'c'], isStored: true }]
  for (const total of [0, 1, 2, 9, 10, 3_000, 100_001]) {
    const shares = splitCost(total, pages)
    expect(shares.reduce((sum, share) => sum + share.cost_micro_usd, 0)).toBe(total)
    expect(Math.min(...shares.map((share) => share.cost_micro_usd))).toBeGreaterThanOrEqual(0)
  }
  expect(splitCost(3_000, pages).map(({ tenant_id, crawls }) => [tenant_id, crawls])).toEqual([['a', 1], ['b', 2], ['c', 2]])
})
