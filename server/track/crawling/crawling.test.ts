import { expect, test } from 'vitest'
import { ASIN, startCrawling } from '../../tests/crawling.ts'

test('a product that is added is fetched at once, and again when its interval has passed', async () => {
  const { addProduct, work, count, send, sandbox } = await startCrawling()
  const id = await addProduct(ASIN, { crawl_frequency: 'hourly' })
  await work(30)
  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(1)
  expect((await send('GET', `/products/${id}`)).data).toMatchObject({ title: expect.stringContaining('Tidewave'), availability: 'in_stock', price_minor: expect.any(Number) })
  await work(3_600)
  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(2)
  expect(sandbox.runs.ledger).toEqual({ runs: 2, items: 2 })
  expect(await count('crawling.run', `status = 'ended' and outcome = 'succeeded'`)).toBe(2)
})

test('a crawl by hand is a task that ends with what it stored', async () => {
  const { addProduct, work, crawl, task } = await startCrawling()
  const id = await addProduct()
  const { task_id, queued } = await crawl([id])
  expect(queued).toBe(1)
  await work(30)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', progress: 100, result: { stored: 1, fresh: 0, unknown: 0, failed: 0, reasons: {} }, error: null })
})
