import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { withTenant } from '#kernel/db'
import { ROOT } from '#kernel/home'
import { testServices } from '#kernel/testing'
import { findProducts } from '#track/tracking'
import { requestCrawl } from '../track/crawling/requests.service.ts'
import { recountAll } from '../track/crawling/targets.service.ts'
import { startCrawling, TENANT } from './crawling.ts'

const PRODUCTS = 900
const KILLS = 5

/** The worker of the product as a process of its own, on the database and the sandbox of the test. */
function startWorker(url: string, sandboxUrl: string): ChildProcess {
  const home = mkdtempSync(join(tmpdir(), 'tradewind-crawl-'))
  const child = spawn(process.execPath, [join(ROOT, 'server/main.ts'), 'serve', '--run', 'worker,scheduler'], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, TRADEWIND_HOME: home, TRADEWIND_SECRET: '7'.repeat(64), LOG_LEVEL: 'silent', SANDBOX: 'off', APIFY_URL: `${sandboxUrl}/apify`, APIFY_TOKEN: 'test-token', PORT: '0' }, stdio: 'ignore',
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  })
  return child
}

test('a crawl whose worker is killed again and again stores each page once, pays for each once, and ends', async () => {
  const { database, sandbox, rows, count } = await startCrawling({ clock: 'real' })
  await rows(`with made as (insert into tracking.listing (marketplace, asin) select 'us', 'B0' || lpad(i::text, 8, '0') from generate_series(1, ${PRODUCTS}) i returning id)
    insert into tracking.product (tenant_id, listing_id) select '${TENANT}', id from made`)
  const { config } = testServices(database, { APIFY_URL: `${sandbox.url}/apify`, APIFY_TOKEN: 'test-token' })
  const asked = await withTenant(database.app, TENANT, async (trx) => {
    const asins = Array.from({ length: 250 }, (_, i) => `B0${String(i + 1).padStart(8, '0')}`)
    const product_ids = (await findProducts(trx, { asins })).map((product) => product.id)
    return requestCrawl(trx, { product_ids, priority: 'high' }, { tenant_id: TENANT, config, now: new Date() })
  })
  await recountAll(database.system, { db: database.app, now: new Date(), speed: 1 })

  const fetched = () => count('crawling.target', 'last_good_at is not null')
  for (let kill = 1; kill <= KILLS; kill++) {
    const worker = startWorker(database.url, sandbox.url)
    // In the middle of it: some runs were asked for, some are over, some are being stored.
    while (sandbox.runs.ledger.runs < kill && (await fetched()) < PRODUCTS && worker.exitCode === null) await sleep(20)
    await sleep(kill * 67)
    worker.kill('SIGKILL')
  }
  const last = startWorker(database.url, sandbox.url)
  while (last.exitCode === null && ((await fetched()) < PRODUCTS || (await count('crawling.run', `status <> 'ended'`)) > 0 || (await count('tasks.task', `completed_at is null`)) > 0)) await sleep(500)

  expect(await count('tracking.observation', `source = 'crawl'`)).toBe(PRODUCTS)
  expect(await count('kernel.outbox', `type = 'tracking.listing_observed'`)).toBe(PRODUCTS)
  expect(sandbox.runs.ledger.items).toBe(PRODUCTS)
  expect(await rows(`select crawls, cost_micro_usd from crawling.usage`)).toEqual([{ crawls: PRODUCTS, cost_micro_usd: PRODUCTS * 3_000 }])
  expect(await rows(`select status, result from tasks.task where id = '${asked.task_id}'`)).toEqual([{ status: 'succeeded', result: { stored: 250, fresh: 0, unknown: 0, failed: 0 } }])
}, 300_000)
