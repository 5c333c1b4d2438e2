import { describe, expect, test } from 'vitest'
import type { Kind, Place } from '../../../sandbox/faults.ts'
import { ASIN, OTHER, startCrawling } from '../../tests/crawling.ts'

/** A task that crawls one product by hand while something is wrong, worked on for so many seconds. */
async function crawlWith(fault: { kind: Kind; at?: Place; times?: number }, seconds = 600) {
  const crawling = await startCrawling()
  const id = await crawling.addProduct()
  crawling.sandbox.faults.add({ system: 'apify', ...fault })
  const { task_id } = await crawling.crawl([id])
  await crawling.work(seconds)
  return { ...crawling, id, task_id, ended: await crawling.task(task_id), ledger: crawling.sandbox.runs.ledger }
}

/** Of the jobs of a name all die but the first. */
function onlyTheFirst(name: string) {
  let seen = 0
  return (job: string) => job !== name || seen++ === 0
}

describe('a fault that lasts ends the task with its reason', () => {
  test.each<[Kind, Place | undefined, Record<string, number>, RegExp]>([
    ['captcha', undefined, { unknown: 1 }, /captcha or an error page/],
    ['not_found', undefined, { unknown: 1 }, /captcha or an error page/],
    ['missing', undefined, { unknown: 1 }, /returned nothing/],
    ['other_asin', undefined, { failed: 1 }, /another product’s page/],
    ['wrong_type', 'items', { unknown: 1 }, /returned nothing/],
    ['failed', undefined, { unknown: 1 }, /the crawler failed/],
    ['aborted', undefined, { unknown: 1 }, /was aborted/],
    ['timed_out', undefined, { unknown: 1 }, /ran out of time/],
    ['refused', undefined, { failed: 1 }, /budget is used up/],
    ['500', 'start', { failed: 1 }, /could not be started/],
  ])('%s', async (kind, at, result, error) => {
    const { ended, count } = await crawlWith({ kind, ...(at ? { at } : {}) })
    expect(ended).toMatchObject({ status: 'failed', result, error: expect.stringMatching(error) })
    expect(await count('crawling.run', `status <> 'ended'`)).toBe(0)
    expect(await count('tracking.observation', `source = 'crawl'`)).toBe(0)
  })

  test('a page that cannot be read leaves the product as it was', async () => {
    const crawling = await startCrawling()
    const id = await crawling.addProduct(ASIN, { crawl_frequency: 'hourly' })
    await crawling.work(30)
    const before = (await crawling.send('GET', `/products/${id}`)).data
    crawling.sandbox.faults.add({ system: 'apify', kind: 'captcha' })
    await crawling.work(3_700)
    expect((await crawling.send('GET', `/products/${id}`)).data).toMatchObject({ price_minor: before.price_minor, availability: before.availability, status: 'active' })
    expect(await crawling.rows(`select failures, last_code from crawling.target`)).toEqual([{ failures: 1, last_code: 'PAGE_UNKNOWN' }])
  })
})

describe('a fault that passes is waited out', () => {
  test.each<[Kind, Place | undefined, number]>([
    ['429', 'start', 5], ['later', 'start', 3], ['500', 'status', 2], ['429', 'status', 2], ['wrong_type', 'status', 2],
    ['500', 'items', 2], ['half_answer', 'items', 2], ['429', 'items', 2], ['captcha', undefined, 2], ['missing', undefined, 1], ['slow', undefined, 1], ['failed', undefined, 1],
  ])('%s at %s', async (kind, at, times) => {
    const { ended, count, ledger } = await crawlWith({ kind, times, ...(at ? { at } : {}) })
    expect(ended).toMatchObject({ status: 'succeeded', progress: 100, result: { stored: 1 } })
    expect(await count('tracking.observation', `source = 'crawl'`)).toBe(1)
    expect(ledger.runs).toBe(['captcha', 'missing', 'failed'].includes(kind) ? times + 1 : 1)
  })

  test('a refusal for now is no failure of the listing', async () => {
    const { rows } = await crawlWith({ kind: '429', times: 4 })
    expect(await rows(`select count(*) from crawling.run_item where status = 'returned' and code = 'LIMIT_REACHED'`)).toEqual([{ count: 4 }])
    expect(await rows('select attempts, failures from crawling.target')).toEqual([{ attempts: 0, failures: 0 }])
    expect(await rows(`select refusals, paused_until from crawling.source where name = 'apify'`)).toEqual([{ refusals: 0, paused_until: null }])
  })
})

describe('a start is never billed twice', () => {
  test.each<[string, Kind]>([['whose answer is lost', 'lost_answer'], ['whose answer is cut in half', 'half_answer'], ['whose answer has another shape', 'wrong_type']])('%s', async (_, kind) => {
    const { ended, ledger, count } = await crawlWith({ kind, at: 'start', times: 1 }, 120)
    expect(ended).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
    expect(ledger).toEqual({ runs: 1, items: 1 })
    expect(await count('crawling.run')).toBe(1)
  })

  test('one that never came to be is made anew, after it was looked for', async () => {
    const { ended, ledger, rows } = await crawlWith({ kind: '500', at: 'start', times: 1 }, 240)
    expect(ended).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
    expect(ledger.runs).toBe(1)
    const [first, second] = await rows<{ outcome: string; checks: number; waited_s: number }>('select outcome, checks, extract(epoch from ended_at - sent_at)::int as waited_s from crawling.run order by intent_at')
    expect(first).toMatchObject({ outcome: 'not_started' })
    expect(first?.checks).toBeGreaterThanOrEqual(2)
    expect(first?.waited_s).toBeGreaterThanOrEqual(60)
    expect(second?.outcome).toBe('succeeded')
  })

  test('whose process is killed before the answer', async () => {
    const { sandbox, addProduct, crawl, work, rows, task } = await startCrawling()
    const { task_id } = await crawl([await addProduct()])
    sandbox.faults.add({ system: 'apify', kind: 'lost_answer', times: 1 })
    await work(0, { each: onlyTheFirst('crawling.drive') })
    // A killed process could not even write that the answer never came.
    await rows(`update crawling.run set status = 'starting', error = null where status = 'unclear'`)
    await work(300)
    expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
    expect(sandbox.runs.ledger).toEqual({ runs: 1, items: 1 })
  })

  test('an actor’s run of somebody else is not taken for ours', async () => {
    const crawling = await startCrawling()
    const id = await crawling.addProduct()
    await fetch(`${crawling.services.config.apify.url}/v2/acts/junglee~amazon-crawler/runs`, { method: 'POST', headers: { authorization: 'Bearer test-token' }, body: JSON.stringify({ categoryOrProductUrls: [{ url: 'https://www.amazon.com/dp/B0TWAVE002' }] }) })
    crawling.sandbox.faults.add({ system: 'apify', kind: '500', times: 1 })
    const { task_id } = await crawling.crawl([id])
    await crawling.work(240)
    expect(await crawling.task(task_id)).toMatchObject({ status: 'succeeded' })
    expect(crawling.sandbox.runs.ledger.runs).toBe(2)
  })
})

test('a run that the other side has lost is fetched anew', async () => {
  const { addProduct, crawl, work, rows, task } = await startCrawling()
  const { task_id } = await crawl([await addProduct()])
  await work(0, { each: onlyTheFirst('crawling.drive') })
  await rows(`update crawling.run set actor_run_id = 'forgotten' where status = 'started'`)
  await work(120)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  expect(await rows('select outcome from crawling.run order by intent_at')).toEqual([{ outcome: 'lost' }, { outcome: 'succeeded' }])
})

test('what was stored by a process that was killed before it could say so is not stored again', async () => {
  const { addProduct, crawl, work, rows, task, count, sandbox } = await startCrawling()
  const { task_id } = await crawl([await addProduct()])
  await rows('revoke insert on crawling.usage from tradewind_system')
  await work(20, { mayFail: true })
  expect(await rows('select status from crawling.run')).toEqual([{ status: 'collecting' }])
  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(1)
  expect(await task(task_id)).toMatchObject({ status: 'running' })
  await rows('grant insert on crawling.usage to tradewind_system')
  await work(120)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(1)
  expect(await count('kernel.outbox', `type = 'tracking.listing_observed'`)).toBe(1)
  expect(await rows('select crawls, cost_micro_usd from crawling.usage')).toEqual([{ crawls: 1, cost_micro_usd: 3_000 }])
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('whatever job dies, the task ends and each look is stored once', async () => {
  const { addProduct, crawl, work, task, count, sandbox } = await startCrawling()
  const { task_id } = await crawl([await addProduct()])
  let deaths = 0
  // Every other job dies with its process, until a dozen have.
  await work(1_800, { each: () => deaths >= 12 || deaths++ % 2 === 1 })
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(1)
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('what two tenants want is fetched once, and each pays half', async () => {
  const crawling = await startCrawling()
  const [mine, theirs] = [await crawling.addProduct(), await crawling.addProduct(ASIN, { tenant_id: OTHER })]
  const [a, b] = [await crawling.crawl([mine]), await crawling.crawl([theirs], OTHER)]
  await crawling.work(60)
  expect(await crawling.task(a.task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  expect(await crawling.task(b.task_id, OTHER)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  expect(crawling.sandbox.runs.ledger).toEqual({ runs: 1, items: 1 })
  const usage = async (tenant: string) => (await crawling.send('GET', '/crawl/usage', undefined, tenant)).data
  expect([await usage('00000000-0000-4000-8000-000000000001'), await usage(OTHER)]).toMatchObject([{ crawls: 1, cost_micro_usd: 1_500 }, { crawls: 1, cost_micro_usd: 1_500 }])
})
