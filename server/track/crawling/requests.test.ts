import { expect, test, vi } from 'vitest'
import { ASIN, OTHER, startCrawling, TENANT } from '../../tests/crawling.ts'

test('what was seen within a quarter of an hour is not fetched again', async () => {
  const { addProduct, work, crawl, task, sandbox } = await startCrawling()
  const id = await addProduct()
  await work(30)
  const again = await crawl([id])
  expect(again).toMatchObject({ fresh: 1, queued: 0 })
  await work(5)
  expect(await task(again.task_id)).toMatchObject({ status: 'succeeded', result: { stored: 0, fresh: 1, unknown: 0, failed: 0 } })
  expect(sandbox.runs.ledger.runs).toBe(1)
  await work(900)
  expect(await crawl([id])).toMatchObject({ fresh: 0, queued: 1 })
})

test('in a world that runs faster the quarter of an hour is shorter', async () => {
  const { addProduct, work, crawl } = await startCrawling({ speed: 60 })
  const id = await addProduct()
  await work(20)
  expect(await crawl([id])).toMatchObject({ fresh: 0, queued: 1 })
})

test('products are named by id or ASIN, and one that is not there is named in the answer', async () => {
  const { addProduct, send } = await startCrawling()
  const id = await addProduct()
  await addProduct('B0TWAVE002')
  expect(await send('POST', '/crawl/manual', { product_ids: [id, 'b0twave002'], priority: 'low' })).toMatchObject({ status: 202, data: { queued: 2, task_id: expect.any(String), message: expect.any(String) } })
  expect(await send('POST', '/crawl/manual', { product_ids: [id, 'B0NOTHING0'] })).toMatchObject({ status: 422, code: 'PRODUCT_UNKNOWN', field: 'product_ids.1' })
  expect(await send('POST', '/crawl/manual', { product_ids: [id] }, OTHER)).toMatchObject({ status: 422, code: 'PRODUCT_UNKNOWN' })
  expect(await send('POST', `/products/${id}/crawl`, undefined, OTHER)).toMatchObject({ status: 422 })
  expect(await send('POST', '/crawl/manual', { product_ids: [] })).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' })
})

test('a cancelled task lets go of what only it waited for', async () => {
  const { addProduct, work, crawl, send, task, rows, sandbox } = await startCrawling()
  const id = await addProduct()
  await work(30)
  await work(1_000)
  const { task_id } = await crawl([id])
  expect((await send('POST', `/tasks/${task_id}/cancel`)).status).toBe(200)
  await work(60)
  expect(await task(task_id)).toMatchObject({ status: 'cancelled' })
  expect(await rows(`select status from crawling.request`)).toEqual([{ status: 'cancelled' }])
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('a task cancelled while a run fetches for it and another leaves the other alone', async () => {
  const { addProduct, work, crawl, send, task } = await startCrawling()
  const [mine, theirs] = [await addProduct(), await addProduct(ASIN, { tenant_id: OTHER })]
  const [a, b] = [await crawl([mine]), await crawl([theirs], OTHER)]
  await work(0, { each: (name) => name !== 'crawling.drive' })
  await send('POST', `/tasks/${a.task_id}/cancel`)
  await work(60)
  expect(await task(a.task_id)).toMatchObject({ status: 'cancelled' })
  expect(await task(b.task_id, OTHER)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
})

test('a retry fetches what failed, and only that', async () => {
  const { addProduct, work, crawl, send, task, sandbox, rows } = await startCrawling()
  const ids = [await addProduct(), await addProduct('B0TWAVE002')]
  sandbox.faults.add({ system: 'apify', kind: 'captcha', asin: ASIN, times: 3 })
  const { task_id } = await crawl(ids)
  await work(120)
  expect(await task(task_id)).toMatchObject({ status: 'failed', result: { stored: 1, unknown: 1 }, error: '1 of 2 not fetched: Amazon showed a captcha or an error page' })
  const fetched = sandbox.runs.ledger.items
  expect((await send('POST', `/tasks/${task_id}/retry`)).status).toBe(200)
  await work(120)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 2, unknown: 0 } })
  expect(sandbox.runs.ledger.items).toBe(fetched + 1)
  expect(await rows(`select count(*) from crawling.request`)).toEqual([{ count: 2 }])
})

test('nobody waits for ever: when the crawler has no room for an hour, the task says so', async () => {
  const { addProduct, work, crawl, task, sandbox } = await startCrawling()
  sandbox.faults.add({ system: 'apify', kind: 'later' })
  const { task_id } = await crawl([await addProduct()])
  await work(3_700)
  expect(await task(task_id)).toMatchObject({ status: 'failed', error: 'Not fetched: the crawler had no room within an hour' })
})

test('a clock that is set back or forward loses nothing', async () => {
  const { addProduct, work, crawl, task, count } = await startCrawling()
  const { task_id } = await crawl([await addProduct()])
  const start = Date.now()
  await work(0, { each: ((seen) => (name: string) => name !== 'crawling.drive' || seen++ === 0)(0) })
  vi.setSystemTime(start - 1_200_000)
  await work(1_800)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  const { task_id: second } = await crawl([ASIN])
  await work(0, { each: (name) => name !== 'crawling.drive' })
  vi.setSystemTime(Date.now() + 1_800_000)
  await work(120)
  expect(await task(second)).toMatchObject({ status: 'succeeded' })
  expect(await count('crawling.run', `status <> 'ended'`)).toBe(0)
})

test('a paused or removed product is not fetched, unless somebody else follows the listing', async () => {
  const { addProduct, work, send, sandbox, rows } = await startCrawling()
  const mine = await addProduct(ASIN, { crawl_frequency: 'hourly' })
  const theirs = await addProduct(ASIN, { tenant_id: OTHER, crawl_frequency: 'daily' })
  await work(30)
  expect(await rows('select interval_s from crawling.target')).toEqual([{ interval_s: 3_600 }])
  expect((await send('PUT', `/products/${mine}/status`, { status: 'paused' })).status).toBe(200)
  await work(7_200)
  expect(sandbox.runs.ledger.runs).toBe(1)
  expect(await rows('select interval_s from crawling.target')).toEqual([{ interval_s: 86_400 }])
  await send('DELETE', `/products/${theirs}`, undefined, OTHER)
  await work(10)
  expect(await rows('select interval_s, next_due_at from crawling.target')).toEqual([{ interval_s: null, next_due_at: null }])
})

test('five runs are open at most, whoever plans', async () => {
  const { addProduct, work, rows, tick, sandbox } = await startCrawling()
  for (let i = 0; i < 7; i++) await addProduct(`B0FIVE000${i}`)
  await work(0, { each: (name) => name !== 'crawling.drive' && name !== 'crawling.dispatch' })
  // Each on a marketplace of its own, and so in a run of its own.
  await rows(`update crawling.target set priority = 30, marketplace = (array['us','de','fr','it','es','uk','jp'])[1 + right(asin, 1)::int]`)
  await Promise.all([tick(), tick(), tick()])
  expect(await rows(`select count(*) from crawling.run where status <> 'ended'`)).toEqual([{ count: 5 }])
  await work(60)
  expect(await rows('select count(*), sum(stored)::int as stored from crawling.run')).toMatchObject([{ count: 7 }])
  expect(sandbox.runs.ledger.runs).toBe(7)
})

test('the past of a listing is fetched from Keepa once, whoever tracks it', async () => {
  const crawling = await startCrawling({ env: { KEEPA_KEY: 'test-keepa-key' } })
  crawling.services.config.keepa.url = `${crawling.sandbox.url}/keepa`
  const id = await crawling.addProduct('B0ANYTHING')
  await crawling.addProduct('B0ANYTHING', { tenant_id: OTHER })
  await crawling.work(120)
  expect(await crawling.count('tracking.observation', `source = 'keepa'`)).toBeGreaterThan(100)
  expect(await crawling.rows(`select tokens from crawling.source where name = 'keepa'`)).toEqual([{ tokens: 599 }])
  const { data } = await crawling.send('GET', `/products/${id}/data?metric=bsr&resolution=day`)
  expect((data.series as { points: unknown[] }[])[0]?.points.length).toBeGreaterThan(30)
})

test.each(['429', '500', 'half_answer', 'wrong_type'] as const)('Keepa that answers %s is asked again later', async (kind) => {
  const crawling = await startCrawling({ env: { KEEPA_KEY: 'test-keepa-key' } })
  crawling.services.config.keepa.url = `${crawling.sandbox.url}/keepa`
  crawling.sandbox.faults.add({ system: 'keepa', kind, times: 1 })
  await crawling.addProduct('B0ANYTHING')
  await crawling.work(600)
  expect(await crawling.count('tracking.observation', `source = 'keepa'`)).toBeGreaterThan(100)
  expect(await crawling.rows('select history_wanted_at from crawling.target')).toEqual([{ history_wanted_at: null }])
})

test('however long Keepa has no tokens, one reminder waits', async () => {
  const crawling = await startCrawling({ env: { KEEPA_KEY: 'test-keepa-key' } })
  crawling.services.config.keepa.url = `${crawling.sandbox.url}/keepa`
  crawling.sandbox.faults.add({ system: 'keepa', kind: '429' })
  for (let i = 0; i < 5; i++) await crawling.addProduct(`B0TOKENS0${i}`)
  await crawling.work(1_800)
  expect(await crawling.count('jobs.job', `name = 'crawling.history'`)).toBeLessThanOrEqual(2)
})

test('where a value comes from can be read while the look is kept', async () => {
  const { addProduct, work, send } = await startCrawling()
  const id = await addProduct()
  expect((await send('GET', `/products/${id}/provenance`)).status).toBe(404)
  await work(30)
  const { data } = await send('GET', `/products/${id}/provenance`)
  expect(data).toMatchObject({ run_id: expect.any(String), source: 'junglee~amazon-crawler', observed_at: expect.any(String) })
  const product = (await send('GET', `/products/${id}`)).data
  const values = data.values as { metric: string; value: unknown; path: string; raw: string }[]
  expect(values.find((value) => value.metric === 'bsr')).toMatchObject({ value: product.bsr, path: 'bestsellerRanks.0.rank', raw: String(product.bsr) })
  expect(values.find((value) => value.metric === 'price_minor')).toMatchObject({ value: product.price_minor, currency: 'USD', path: 'price.value', raw: String(Number(product.price_minor) / 100) })
  expect((await send('GET', `/products/${id}/provenance`, undefined, OTHER)).status).toBe(404)
})

test('the state of the crawler is for admins', async () => {
  const { addProduct, send, app } = await startCrawling()
  await addProduct()
  expect(await send('GET', '/crawl/status')).toMatchObject({ status: 200, data: { open_runs: [], due: expect.any(Number), sources: [{ name: 'apify', is_configured: true }, { name: 'keepa', is_configured: false }] } })
  const { asCaller } = await import('#kernel/testing')
  expect((await app.inject({ url: '/api/v1/crawl/status', headers: asCaller({ tenant_id: TENANT, role: 'member' }) })).statusCode).toBe(403)
})
