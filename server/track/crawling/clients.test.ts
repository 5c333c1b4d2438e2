import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '#kernel/net'
import { startSandbox } from '../../../sandbox/server.ts'
import { startCrawling } from '../../tests/crawling.ts'
import { ACTOR, apifyClient, isOver } from './apify.client.ts'
import { keepaClient, OutOfTokens } from './keepa.client.ts'
import { OuterError } from '#kernel/outer'

const SHARED = join(import.meta.dirname, '../../../../shared/data/amazon')
const JUNGLEE = join(SHARED, 'apify/current_actor_sample.json')
const KEEPA = join(SHARED, 'keepa/keepa-product.json')
const recorded = test.skipIf(!existsSync(SHARED))

async function start() {
  const sandbox = await startSandbox({ port: 0, speed: 60, runMs: (pages) => 20 + pages })
  onTestFinished(() => sandbox.stop())
  const apify = apifyClient({ apify: { url: `${sandbox.url}/apify`, token: 'any-token' } })
  const urls = (count: number) => Array.from({ length: count }, (_, i) => `https://www.amazon.com/dp/B0CLIENT${String(i).padStart(2, '0')}`)
  const run = async (order: Partial<Parameters<typeof apify.start>[0]> = {}) => {
    const { id } = await apify.start({ actor: ACTOR, perUrl: 1, urls: urls(3), maxCostUsd: 1, webhook: undefined, ...order })
    return vi.waitUntil(async () => { const now = await apify.getRun(id); return isOver(now) ? now : undefined }, { timeout: 5_000, interval: 20 })
  }
  return { sandbox, apify, urls, run }
}

test('a run is started, followed, and its items are read page by page', async () => {
  const { apify, run, urls } = await start()
  const ended = await run({ urls: urls(3) })
  expect(ended).toMatchObject({ status: 'SUCCEEDED', usageTotalUsd: 0.009, startedAt: expect.any(Date), finishedAt: expect.any(Date) })
  expect(await apify.readInput(ended)).toEqual(urls(3))
  expect((await apify.listRuns(ACTOR, 10))[0]?.id).toBe(ended.id)
  const items = await apify.listItems(ended.defaultDatasetId)
  expect(items.map((item) => (item as { originalAsin: string }).originalAsin)).toEqual(['B0CLIENT00', 'B0CLIENT01', 'B0CLIENT02'])
})

test('a run costs no more than it may', async () => {
  const { run } = await start()
  expect((await run({ maxCostUsd: 0.01 })).usageTotalUsd).toBeLessThanOrEqual(0.01)
})

test('a run is aborted', async () => {
  const { sandbox, apify, urls } = await start()
  sandbox.faults.add({ system: 'apify', kind: 'slow' })
  const { id } = await apify.start({ actor: ACTOR, perUrl: 1, urls: urls(80), maxCostUsd: 1, webhook: undefined })
  expect((await apify.abort(id)).status).toBe('ABORTED')
})

const failing = async (work: Promise<unknown>) => {
  const error = await work.catch((caught: unknown) => caught)
  if (!(error instanceof OuterError)) throw new Error(`no OuterError: ${String(error)}`)
  return { kind: error.kind, code: error.code }
}

test('what may be asked again, what never, and what nobody knows are told apart', async () => {
  const { sandbox, apify, urls } = await start()
  const order = { actor: ACTOR, perUrl: 1, urls: urls(1), maxCostUsd: 1, webhook: undefined }
  const wrong = apifyClient({ apify: { url: `${sandbox.url}/apify`, token: 'wrong-token' } })
  expect(await failing(wrong.start(order))).toEqual({ kind: 'refused', code: 'TOKEN_REFUSED' })
  expect(await failing(apify.getRun('nothing'))).toEqual({ kind: 'gone', code: 'NOT_THERE' })
  expect(await failing(apifyClient({ apify: { url: `http://127.0.0.1:${await freePort()}`, token: 'any-token' } }).start(order))).toEqual({ kind: 'later', code: 'UNREACHABLE' })
  for (const [kind, expected] of [['429', 'later'], ['later', 'later'], ['refused', 'refused'], ['500', 'unclear'], ['lost_answer', 'unclear'], ['half_answer', 'unclear'], ['wrong_type', 'unclear']] as const) {
    sandbox.faults.add({ system: 'apify', kind, at: 'start', times: 1 })
    expect((await failing(apify.start(order))).kind, kind).toBe(expected)
  }
})

test('a system that fails again and again is left alone for a while', async () => {
  const { sandbox, apify } = await start()
  sandbox.faults.add({ system: 'apify', kind: '500', at: 'status' })
  for (let i = 0; i < 8; i++) expect((await failing(apify.getRun('any'))).kind).toBe('unclear')
  expect(await failing(apify.getRun('any'))).toEqual({ kind: 'later', code: 'UNREACHABLE' })
  expect(sandbox.faults.list()[0]?.hits).toBe(8)
})

test('a bucket without tokens says when there are some', async () => {
  const { sandbox } = await start()
  const keepa = keepaClient({ keepa: { url: `${sandbox.url}/keepa`, key: 'any-keepa-key' } })
  const { products, bucket } = await keepa.readProducts(1, ['B0TWAVE001', 'B0ANYTHING'])
  expect(products.map(({ asin }) => asin)).toEqual(['B0TWAVE001', 'B0ANYTHING'])
  expect(bucket.tokens).toBe(598)
  sandbox.faults.add({ system: 'keepa', kind: '429', times: 1 })
  const error = await keepa.readProducts(1, ['B0TWAVE001']).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(OutOfTokens)
  expect((error as OutOfTokens).retryAfterS).toBeGreaterThan(0)
})

recorded('the sandbox’s items have the shape of a recorded one', async () => {
  const { apify, run } = await start()
  const [item] = (await apify.listItems((await run()).defaultDatasetId)) as Record<string, unknown>[]
  const real = JSON.parse(readFileSync(JUNGLEE, 'utf8')) as Record<string, unknown>
  const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)
  const different = Object.entries(item ?? {}).filter(([key, value]) => !(key in real) || (kindOf(value) !== kindOf(real[key]) && value !== null && real[key] !== null)).map(([key]) => key)
  expect(different).toEqual([])
})

recorded('a recorded answer of Keepa is accepted', async () => {
  const server = createServer((_req, res) => res.setHeader('content-type', 'application/json').end(readFileSync(KEEPA)))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const keepa = keepaClient({ keepa: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'any-keepa-key' } })
  const { products, bucket } = await keepa.readProducts(1, ['B0D8W1YVBX'])
  expect(products[0]?.asin).toBe('B0D8W1YVBX')
  expect(bucket.refill_per_minute).toBe(60)
})

recorded('a recorded page is crawled as it was', async () => {
  const crawling = await startCrawling({ recordings: join(SHARED, 'apify') })
  const id = await crawling.addProduct('B09JQMJHXY')
  await crawling.work(30)
  expect((await crawling.send('GET', `/products/${id}`)).data).toMatchObject({ price_minor: 23_860, rating: 4.7, reviews: 147_913, availability: 'in_stock', brand: 'Apple' })
})
