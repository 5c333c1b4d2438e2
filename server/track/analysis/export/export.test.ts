import { expect, test, vi, onTestFinished } from 'vitest'
import { poolOf } from '#kernel/db'
import { OTHER, OWN, pageItem, rivalAsin, startMarket } from '../../../tests/market.ts'

type Shared = { url: string; share_id: string }

async function startReport(options: Parameters<typeof startMarket>[0] = {}) {
  const market = await startMarket(options)
  const { analysis_id } = await market.analyse()
  const base = `/competitors/analysis/${analysis_id}`
  const share = async (body: object = {}) => (await market.call('POST', `${base}/shares`, { body })).data as unknown as Shared
  const open = (url: string, language = 'en') => market.call('GET', `${new URL(url).pathname}?language=${language}`)
  return { ...market, analysis_id, base, share, open }
}

test('a link shows the report to whoever has it, in their language, and leads to nothing else', async () => {
  const { share, open, call } = await startReport()
  const { url } = await share({ expires_days: 3 })
  expect(url).toMatch(/\/shared\/reports\/[0-9a-f]{32}-[\w-]{43}$/)
  const { status, data, headers, text } = await open(url, 'zh-CN')
  expect({ status, title: data?.title }).toMatchObject({ status: 200, title: expect.stringContaining('竞品分析') as string })
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  expect(text).not.toContain('fact_id')
  expect(data).toMatchObject({ task_id: null, cost_usd: null })
  expect((await call('GET', `/shared/reports/${url.split('/').at(-1)?.replace(/.$/, 'A')}X`)).status).toBe(400)
})

test('a link ends when its time is over, when it is taken back, and with its report', async () => {
  const { share, open, call, base } = await startReport()
  const [first, second, third] = [await share({ expires_days: 1 }), await share(), await share()]
  expect((await call('GET', `${base}/shares`)).data).toHaveLength(3)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_500_000 })
  onTestFinished(() => void vi.useRealTimers())
  expect((await open(first.url)).status).toBe(404)
  expect((await call('DELETE', `${base}/shares/${second.share_id}`)).status).toBe(204)
  expect((await open(second.url)).status).toBe(404)
  expect((await open(third.url)).status).toBe(200)
  expect((await call('DELETE', base)).status).toBe(204)
  expect((await open(third.url)).status).toBe(404)
})

test('the token of one tenant’s link opens nothing as another’s', async () => {
  const { share, open } = await startReport()
  const { url } = await share()
  expect((await open(url.replace(/[0-9a-f]{32}-/, `${OTHER.replaceAll('-', '')}-`))).status).toBe(404)
})

test('a deleted report takes its facts, links and prints with it', async () => {
  const { call, base, share, pool } = await startReport()
  await share()
  expect((await call('DELETE', base)).status).toBe(204)
  for (const table of ['analysis.report', 'analysis.share', 'facts.fact_set', 'facts.fact']) expect((await pool.query(`select 1 from ${table}`)).rows, table).toHaveLength(0)
})

test('the CSV has a row for each product and metric, and no cell that a spreadsheet would run', async () => {
  const { call, base } = await startReport({ own: { title: '=HYPERLINK("https://evil.example","Earbuds"), big' } })
  const { text, headers } = await call('GET', `${base}/export?format=csv`)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toMatch(/^attachment; filename="competitor_analysis-B0OWN00001-\d{4}-\d\d-\d\d\.csv"$/)
  const lines = text.trim().split('\r\n')
  expect(lines).toHaveLength(1 + 3 * 13)
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(lines[0]).toBe('asin,marketplace,name,is_own,metric,value,unit,currency,low,high,n,observed_at,source,note')
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"",""Earbuds""), big"`)
  expect(lines.filter((line) => line.includes(',price,6000,minor,USD'))).toHaveLength(1)
})

test('the JSON is the report itself', async () => {
  const { call, base, report, analysis_id } = await startReport()
  const { text, headers } = await call('GET', `${base}/export?format=json&language=zh-TW`)
  expect(headers['content-disposition']).toContain('.json"')
  expect(JSON.parse(text)).toEqual(await report(analysis_id, 'zh-TW'))
})

test('a team that was suspended shows nothing by its links', async () => {
  const { share, open, database } = await startReport()
  const { url } = await share()
  await poolOf(database.owner).query(`update accounts.tenant set status = 'suspended'`)
  expect((await open(url)).status).toBe(404)
})

test('where no browser is to print with, the task says so', async () => {
  const { call, base, work } = await startReport({ env: { CHROMIUM_PATH: '/nowhere/chromium' } })
  const asked = await call('POST', `${base}/pdf?language=en`)
  expect(asked).toMatchObject({ status: 202, data: { url: null } })
  await work()
  expect((await call('GET', `/tasks/${String(asked.data?.task_id)}`)).data).toMatchObject({ status: 'failed' })
  expect((await call('GET', `${base}/pdf?language=en`)).status).toBe(404)
})

test('every week, once, on Sunday at two in the zone of the owner, each product with competitors gets its report', async () => {
  // Sunday 2026-11-22, 01:59 in Taipei is Saturday 17:59 in UTC.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21, 17, 59) })
  onTestFinished(() => void vi.useRealTimers())
  const { run, work, call, idOf, pool } = await startMarket({ llm: false })
  await pool.query(`update accounts.person set time_zone = 'Asia/Taipei', language = 'zh-TW'`)
  const reports = async () => (await call('GET', `/competitors/reports/${idOf(OWN)}`)).data as unknown as { is_weekly: boolean; status: string }[]
  await run('analysis.weekly-clock', {})
  await work()
  expect(await reports()).toEqual([])
  for (const at of [Date.UTC(2026, 10, 21, 18, 2), Date.UTC(2026, 10, 21, 18, 3), Date.UTC(2026, 10, 22, 3, 2)]) {
    vi.setSystemTime(at)
    await run('analysis.weekly-clock', {})
    await work()
  }
  expect(await reports()).toMatchObject([{ is_weekly: true, status: 'completed' }])
  expect((await call('GET', `/competitors/reports/${idOf(rivalAsin(0))}`)).data).toEqual([])
  expect((await pool.query<{ language: string }>(`select language, subject from mail.mail`)).rows).toMatchObject([{ language: 'zh-TW', subject: expect.stringContaining('競品分析') as string }])
})

test('a product that is tracked no longer does not cost the others their weekly report', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 5) })
  onTestFinished(() => void vi.useRealTimers())
  const { run, work, call, idOf } = await startMarket({ llm: false })
  expect((await call('POST', `/competitors/${idOf(rivalAsin(0))}/relations`, { body: { product_id: idOf(rivalAsin(1)), relationship_type: 'direct' } })).status).toBe(201)
  await call('DELETE', `/products/${idOf(OWN)}`)
  await run('analysis.weekly-clock', {})
  await work()
  expect((await call('GET', `/competitors/reports/${idOf(rivalAsin(0))}`)).data).toMatchObject([{ is_weekly: true, status: 'completed' }])
})

test('a tenant that switched the weekly report off has none', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 5) })
  onTestFinished(() => void vi.useRealTimers())
  const { run, work, pool, database } = await startMarket({ llm: false })
  await poolOf(database.owner).query(`insert into kernel.setting (tenant_id, name, value) select id, 'analysis.weekly', 'false' from accounts.tenant`)
  await run('analysis.weekly-clock', {})
  await work()
  expect((await pool.query('select 1 from analysis.report')).rows).toEqual([])
})

test('pages that are missing are fetched side by side, and one that cannot be had does not fail the report', async () => {
  const { pool, ask, work, task, report, sandbox } = await startMarket({ rivals: 4, apify: true, llm: false })
  // Seen long ago.
  await pool.query(`update tracking.latest set observed_at = now() - interval '3 days'`)
  sandbox.faults.add({ system: 'apify', kind: 'captcha', asin: rivalAsin(2) })
  const { task_id, analysis_id } = await ask({ analysis_type: 'full' })
  await work()
  expect(await task(task_id)).toMatchObject({ status: 'completed' })
  const made = await report(analysis_id)
  expect(made.content.problems).toMatchObject([{ asin: rivalAsin(2), code: 'PAGE_UNKNOWN' }])
  expect(made.content.comparison.products).toHaveLength(5)
  expect(made.content.comparison.products.filter(({ metrics }) => metrics.price.source === 'crawl')).toHaveLength(4)
}, 120_000)

test('when the patience for pages is over, only those that did not come are named', async () => {
  const { pool, ask, run, takeOne, importPages, report } = await startMarket({ rivals: 2, apify: true, llm: false })
  await pool.query(`update tracking.latest set observed_at = now() - interval '3 days'`)
  const { analysis_id } = await ask({ analysis_type: 'full' })
  const running = run('analysis.run', (await takeOne('analysis.run'))?.data)
  await expect.poll(async () => (await pool.query(`select 1 from tasks.task where kind = 'crawl'`)).rows.length, { timeout: 20_000 }).toBe(1)
  await importPages([pageItem(rivalAsin(0), 40)])
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6 * 60_000 })
  onTestFinished(() => void vi.useRealTimers())
  await running
  expect((await report(analysis_id)).content.problems.map(({ asin, code }) => `${asin} ${code}`).toSorted()).toEqual([`${OWN} FETCH_TIMEOUT`, `${rivalAsin(1)} FETCH_TIMEOUT`])
}, 60_000)

test('cancelled while pages are fetched, the crawl is cancelled too', async () => {
  const { pool, ask, run, takeOne, call, relay } = await startMarket({ rivals: 2, apify: true, llm: false })
  await pool.query(`update tracking.latest set observed_at = now() - interval '3 days'`)
  const { task_id } = await ask({ analysis_type: 'full' })
  const running = run('analysis.run', (await takeOne('analysis.run'))?.data)
  const crawls = async () => (await pool.query<{ status: string }>(`select status from tasks.task where kind = 'crawl'`)).rows
  await expect.poll(crawls, { timeout: 20_000 }).toHaveLength(1)
  await call('POST', `/tasks/${task_id}/cancel`)
  await running
  await relay()
  expect(await crawls()).toEqual([{ status: 'cancelled' }])
}, 60_000)
