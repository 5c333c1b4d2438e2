import { expect, test, vi } from 'vitest'
import { withTenant } from '#kernel/db'
import { ASIN, OTHER, startCrawling, TENANT } from '../../tests/crawling.ts'
import { requestCrawl } from './requests.service.ts'

/** With what a tenant has used so far, and the right to set it. */
async function start() {
  const crawling = await startCrawling()
  const used = async (tenant: string) => (await crawling.rows<{ crawls: number; cost_micro_usd: number }>(`select crawls, cost_micro_usd from crawling.usage where tenant_id = '${tenant}'`))[0] ?? { crawls: 0, cost_micro_usd: 0 }
  const limit = (await crawling.send('GET', '/crawl/usage')).data.limit as number
  const leave = (tenant: string, crawls: number) => crawling.rows(`insert into crawling.usage (tenant_id, month, crawls) values ('${tenant}', date_trunc('month', now() + interval '1 hour'), ${limit - crawls})
    on conflict (tenant_id, month) do update set crawls = excluded.crawls`)
  const reconcile = async () => {
    const { crawlingModule } = await import('./module.ts')
    await crawlingModule.jobs?.find((job) => job.name === 'crawling.reconcile')?.run(crawling.context(), {})
  }
  const suspend = (tenant: string) => crawling.rows(`update accounts.tenant set status = 'suspended' where id = '${tenant}'`)
  return { ...crawling, used, limit, leave, reconcile, suspend }
}

test('who asked for a page pays for it, also when the task is cancelled while a run fetches it', async () => {
  const { addProduct, crawl, send, work, used } = await start()
  const mine = await addProduct(ASIN, { crawl_frequency: 'weekly' })
  await addProduct(ASIN, { tenant_id: OTHER, crawl_frequency: 'daily' })
  await work(1_000)
  const before = { mine: await used(TENANT), theirs: await used(OTHER) }
  const { task_id } = await crawl([mine])
  await work(0, { each: (name) => name !== 'crawling.drive' })
  await send('POST', `/tasks/${task_id}/cancel`)
  await work(60)
  expect(await used(OTHER)).toEqual(before.theirs)
  expect((await used(TENANT)).crawls).toBe(before.mine.crawls + 1)
})

test('a task that is begun again asks the plan again', async () => {
  const { addProduct, crawl, send, task, work, leave, sandbox } = await start()
  const ids = [await addProduct(), await addProduct('B0TWAVE002'), await addProduct('B0TWAVE003')]
  await work(1_000)
  const fetched = sandbox.runs.ledger.items
  await leave(TENANT, 1)
  const tasks: string[] = []
  for (const id of ids) {
    const { task_id } = await crawl([id])
    await send('POST', `/tasks/${task_id}/cancel`)
    await work(1)
    tasks.push(task_id)
  }
  for (const id of tasks) await send('POST', `/tasks/${id}/retry`)
  await work(120)
  const ended = await Promise.all(tasks.map((id) => task(id)))
  expect(ended.map(({ status }) => status).toSorted()).toEqual(['failed', 'failed', 'succeeded'])
  expect(ended.find(({ status }) => status === 'failed')).toMatchObject({ error: expect.stringMatching(/^Not fetched: your plan has no crawls left/) })
  expect(sandbox.runs.ledger.items).toBe(fetched + 1)
})

test('of requests at the same moment no more are let in than the plan has crawls left', async () => {
  const { addProduct, work, leave, database, services, rows } = await start()
  const ids = [await addProduct(), await addProduct('B0TWAVE002')]
  await work(1_000)
  await leave(TENANT, 1)
  const [asked, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const ask = (id: string | undefined, then = async () => {}) => withTenant(database.app, TENANT, async (trx) => {
    await requestCrawl(trx, { product_ids: [id ?? ''], priority: 'high' }, { tenant_id: TENANT, config: services.config, now: new Date() })
    await then()
  })
  const first = ask(ids[0], () => (asked.resolve(), told.promise))
  await asked.promise
  let isOver = false
  const second = ask(ids[1]).finally(() => (isOver = true))
  const refusal = expect(second).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' })
  await vi.waitFor(async () => expect(isOver || (await rows(`select 1 from pg_locks where not granted`)).length > 0).toBe(true), { timeout: 5_000, interval: 10 })
  told.resolve()
  await first
  await refusal
})

test('what the clock fetches is paid by whom it is fetched for, not by a tenant that has no crawls left', async () => {
  const { addProduct, work, leave, limit, used, reconcile } = await start()
  await addProduct(ASIN, { tenant_id: OTHER, crawl_frequency: 'hourly' })
  await work(30)
  await leave(OTHER, 0)
  await addProduct(ASIN, { crawl_frequency: '6h' })
  await reconcile()
  await work(22_500)
  expect((await used(OTHER)).crawls).toBe(limit)
  expect((await used(TENANT)).crawls).toBe(1)
})

test('for a tenant that is suspended nothing is fetched', async () => {
  const { addProduct, work, sandbox, suspend, reconcile } = await start()
  await addProduct(ASIN, { crawl_frequency: 'hourly' })
  await work(30)
  await suspend(TENANT)
  await reconcile()
  await work(10_000)
  expect(sandbox.runs.ledger.runs).toBe(1)
})

test('a run that was paid and whose results cannot be had is paid by who asked for it', async () => {
  const { addProduct, crawl, task, work, sandbox, rows, used } = await start()
  const id = await addProduct()
  sandbox.faults.add({ system: 'apify', kind: '500', at: 'items' })
  const { task_id } = await crawl([id])
  await work(4_000)
  expect((await task(task_id)).status).toBe('failed')
  const [lost] = await rows<{ cost: number }>(`select coalesce(sum(cost_micro_usd), 0)::bigint as cost from crawling.run where status = 'ended'`)
  expect(lost?.cost).toBeGreaterThan(0)
  expect(await used(TENANT)).toEqual({ crawls: 0, cost_micro_usd: lost?.cost })
})

test('a run that never ends on the other side does not hold its place for ever', async () => {
  const { addProduct, crawl, task, work, sandbox, count } = await start()
  const id = await addProduct()
  const { statusOf } = sandbox.runs
  sandbox.runs.describe = ((describe) => (run) => ({ ...describe(run), status: 'RUNNING' as ReturnType<typeof statusOf>, finishedAt: null }))(sandbox.runs.describe)
  const { task_id } = await crawl([id])
  await work(3_700)
  expect((await task(task_id)).status).toBe('failed')
  expect(await count('crawling.run', `status <> 'ended' and intent_at < (select min(intent_at) from crawling.run) + interval '1 second'`)).toBe(0)
})
