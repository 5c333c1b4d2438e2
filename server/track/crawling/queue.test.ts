import { expect, test } from 'vitest'
import { startCrawling } from '../../tests/crawling.ts'
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

test('the parts of a price add up to it', () => {
  const pages = [{ askers: ['a', 'b', 'c'], isStored: true }, { askers: ['a'], isStored: false }, { askers: [], isStored: true }, { askers: ['b', 'c'], isStored: true }]
  for (const total of [0, 1, 2, 9, 10, 3_000, 100_001]) {
    const shares = splitCost(total, pages)
    expect(shares.reduce((sum, share) => sum + share.cost_micro_usd, 0)).toBe(total)
    expect(Math.min(...shares.map((share) => share.cost_micro_usd))).toBeGreaterThanOrEqual(0)
  }
  expect(splitCost(3_000, pages).map(({ tenant_id, crawls }) => [tenant_id, crawls])).toEqual([['a', 1], ['b', 2], ['c', 2]])
})
