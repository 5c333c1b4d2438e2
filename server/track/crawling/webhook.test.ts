import { expect, test } from 'vitest'
import { startCrawling } from '../../tests/crawling.ts'
import { isOurSecret, webhookOf } from './webhook.ts'

/** Up to the moment when the run works at Apify's and nobody has asked after it. */
async function started() {
  const crawling = await startCrawling()
  const { task_id } = await crawling.crawl([await crawling.addProduct()])
  let drives = 0
  await crawling.work(0, { each: (name) => name !== 'crawling.drive' || drives++ === 0 })
  const [run] = await crawling.rows<{ id: string }>('select id from crawling.run')
  const secret = webhookOf({ ...crawling.services.config, public_url: 'https://shop.example', apify: { url: 'https://api.apify.com', token: 'x' } }, run?.id ?? '')?.secret ?? ''
  const call = (given: string | undefined, id = run?.id) => crawling.app.inject({ method: 'POST', url: `/api/v1/crawl/webhooks/apify/${id}`, headers: given === undefined ? {} : { 'x-tradewind-secret': given }, payload: { eventType: 'ACTOR.RUN.SUCCEEDED', eventData: { actorRunId: 'somebody-else' } } })
  return { ...crawling, task_id, secret, call }
}

test('a webhook that comes twice ends the run once', async () => {
  const { call, secret, work, task, task_id, count } = await started()
  expect((await Promise.all([call(secret), call(secret)])).map((answer) => answer.statusCode)).toEqual([202, 202])
  await work(30)
  await call(secret)
  await work(30)
  expect(await task(task_id)).toMatchObject({ status: 'succeeded', result: { stored: 1 } })
  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(1)
  expect(await count('kernel.outbox', `type = 'tracking.listing_observed'`)).toBe(1)
})

test('a forged webhook is refused and changes nothing', async () => {
  const { call, secret, count } = await started()
  const jobs = await count('jobs.job', `name = 'crawling.drive'`)
  for (const forged of [undefined, '', 'wrong', `${secret.slice(0, -1)}x`]) expect((await call(forged)).statusCode).toBe(401)
  expect((await call(secret, '00000000-0000-4000-8000-0000000000ff')).statusCode).toBe(401)
  expect(await count('jobs.job', `name = 'crawling.drive'`)).toBe(jobs)
})

test('a webhook is asked for only where Apify can reach us', () => {
  const config = { apify: { url: 'https://api.apify.com', token: 'x' }, public_url: undefined, host: '127.0.0.1', port: 4100, secrets: ['7'.repeat(64)] } as unknown as Parameters<typeof webhookOf>[0]
  expect(webhookOf(config, 'run')).toBeUndefined()
  expect(webhookOf({ ...config, public_url: 'https://shop.example/' }, 'run')?.url).toBe('https://shop.example/api/v1/crawl/webhooks/apify/run')
  expect(webhookOf({ ...config, apify: { url: 'http://127.0.0.1:4180/apify', token: 'x' } }, 'run')?.url).toBe('http://127.0.0.1:4100/api/v1/crawl/webhooks/apify/run')
})

test('a secret made with a key that was replaced is still good', () => {
  const old = webhookOf({ apify: { url: 'http://localhost', token: 'x' }, host: '127.0.0.1', port: 1, public_url: undefined, secrets: ['1'.repeat(64)] } as unknown as Parameters<typeof webhookOf>[0], 'run')
  expect(isOurSecret({ secrets: ['2'.repeat(64), '1'.repeat(64)] }, 'run', old?.secret ?? '')).toBe(true)
  expect(isOurSecret({ secrets: ['2'.repeat(64)] }, 'run', old?.secret ?? '')).toBe(false)
})
