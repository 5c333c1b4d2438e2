import { expect, test } from 'vitest'
import { poolOf, withTenant } from '#kernel/db'
import { forgetSettings, readSetting } from '#kernel/settings'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { record } from '#platform/audit'
import { modules as all } from '../../modules.ts'
import { systemRoutes } from './index.ts'

const MINE = '00000000-0000-4000-8000-000000000001'
const THEIRS = '00000000-0000-4000-8000-000000000002'
const settingOf = (name: string) => {
  const setting = all.flatMap(({ settings }) => settings ?? []).find((one) => one.name === name)
  if (setting === undefined) throw new Error(`there is no setting ${name}`)
  return setting
}
const [llmModel, llmMonthlyTokens, analysisWeekly] = [settingOf('llm.model'), settingOf('llm.monthly_tokens'), settingOf('analysis.weekly')]
const ROOT = asCaller({ is_super_admin: true })

async function start() {
  const database = await testDatabase()
  const services = testServices(database)
  const modules = all.filter(({ name }) => ['kernel', 'audit', 'accounts', 'system', 'tasks', 'llm', 'analysis', 'tracking', 'crawling', 'alerts'].includes(name))
  const app = await testApp(services, systemRoutes(modules), ...modules.filter(({ name }) => name === 'audit').flatMap(({ routes }) => routes ?? []))
  const owner = poolOf(database.owner)
  const ask = async (method: 'GET' | 'PUT', path: string, { headers = asCaller(), body }: { headers?: Record<string, string>; body?: object } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers, ...(body ? { payload: body } : {}) })
    return { status: answer.statusCode, body: answer.body, headers: answer.headers, ...(answer.headers['content-type']?.includes('ndjson') ? {} : answer.json()) }
  }
  const set = (values: object, headers?: Record<string, string>) => ask('PUT', '/settings', { body: { values }, ...(headers ? { headers } : {}) })
  return { app, database, services, owner, ask, set }
}

test('a setting applies at once where it was changed, is the tenant’s alone, and goes back to its default', async () => {
  const { set, services } = await start()
  expect(await readSetting(services, llmMonthlyTokens, MINE)).toBeNull()
  expect((await set({ 'llm.monthly_tokens': 50_000 })).status).toBe(200)
  expect([await readSetting(services, llmMonthlyTokens, MINE), await readSetting(services, llmMonthlyTokens, THEIRS)]).toEqual([50_000, null])
  await set({ 'llm.monthly_tokens': null })
  expect(await readSetting(services, llmMonthlyTokens, MINE)).toBeNull()
})

test('another process reads the new value within seconds', async () => {
  const { set, services, database } = await start()
  const other = { systemDb: database.owner } // a cache of its own
  expect(await readSetting(other, llmMonthlyTokens, MINE)).toBeNull()
  await set({ 'llm.monthly_tokens': 1 })
  expect(await readSetting(other, llmMonthlyTokens, MINE)).toBeNull()
  forgetSettings(other, MINE) // as its lifetime of 10 s does
  expect([await readSetting(other, llmMonthlyTokens, MINE), await readSetting(services, llmMonthlyTokens, MINE)]).toEqual([1, 1])
})

test('the installation’s settings are its super-admins’, and cap what tenants choose', async () => {
  const { set, services, ask } = await start()
  expect(await set({ 'llm.model': 'another' })).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  await set({ 'llm.model': 'another', 'llm.monthly_tokens_cap': 1_000 }, ROOT)
  await set({ 'llm.monthly_tokens': 5_000 })
  expect([await readSetting(services, llmModel), await readSetting(services, llmMonthlyTokens, MINE)]).toEqual(['another', 1_000])
  const { data } = await ask('GET', '/settings')
  expect(data.find((row: { name: string }) => row.name === 'llm.monthly_tokens')).toMatchObject({ value: 1_000, may_change: true })
  expect(data.find((row: { name: string }) => row.name === 'llm.model')).toMatchObject({ value: 'another', may_change: false, changed_by: null })
})

test.each([
  ['an unknown name', { 'llm.colour': 'red' }, 400, 'values.llm.colour'],
  ['a wrong type', { 'llm.monthly_tokens': 'many' }, 400, 'values.llm.monthly_tokens'],
  ['a number out of range', { 'llm.monthly_tokens': -1 }, 400, 'values.llm.monthly_tokens'],
  ['something that is no network', { 'accounts.allowed_ips': ['example.com'] }, 400, 'values.accounts.allowed_ips'],
])('%s is refused on its field, and nothing else of the request is kept', async (_name, values, status, field) => {
  const { set, services } = await start()
  expect(await set({ 'analysis.weekly': false, ...values })).toMatchObject({ status, field })
  expect(await readSetting(services, analysisWeekly, MINE)).toBe(true)
})

test('a value of an older version that has another shape counts as none', async () => {
  const { owner, services } = await start()
  await owner.query(`insert into kernel.setting (tenant_id, name, value) values ($1, 'llm.monthly_tokens', '"a lot"')`, [MINE])
  expect(await readSetting(services, llmMonthlyTokens, MINE)).toBeNull()
})

test('each change stands in the trail with its value', async () => {
  const { set, owner } = await start()
  await set({ 'analysis.weekly': false })
  const { rows } = await owner.query('select action, subject, detail from audit.entry where tenant_id = $1', [MINE])
  expect(rows).toEqual([{ action: 'system.setting_changed', subject: 'setting:analysis.weekly', detail: { value: false } }])
})

test('the usage counts what is of the tenant, requests included', async () => {
  const { ask, owner } = await start()
  await owner.query(`insert into kernel.request_count (tenant_id, day, requests) values ($1, current_date, 41), ($2, current_date, 1000), ($1, current_date - 70, 5)`, [MINE, THEIRS])
  const { data } = await ask('GET', '/stats')
  expect(data.counts).toContainEqual({ name: 'requests', used: 41, limit: null, period: 'month' })
  expect(data.counts).toContainEqual({ name: 'users', used: 0, limit: expect.any(Number), period: 'now' })
})

test('requests are counted by tenant and written when the process stops', async () => {
  const { ask, app, owner } = await start()
  for (let n = 0; n < 3; n++) await ask('GET', '/stats')
  await app.close()
  const { rows } = await owner.query('select tenant_id, requests from kernel.request_count')
  expect(rows).toEqual([{ tenant_id: MINE, requests: 3 }])
})

test('the log joins trail and failures by time, page by page, and never crosses tenants', async () => {
  const { ask, database, owner } = await start()
  for (const tenant of [MINE, THEIRS]) {
    for (let n = 0; n < 4; n++) await withTenant(database.app, tenant, (trx) => record(trx, { tenant_id: tenant, action: `test.act_${n}`, subject: tenant }))
    await owner.query(`insert into tasks.task (tenant_id, kind, title, status, params, error, job, job_payload, completed_at) values ($1, 'crawl', 'A look', 'failed', '{}', 'it broke', 'x', '{}', now() - interval '1 hour')`, [tenant])
  }
  await owner.query(`update audit.entry set at = '2026-11-20T10:00:00Z' where action in ('test.act_1', 'test.act_2')`)
  const seen: { id: string; event: string; subject: string }[] = []
  let cursor: string | null = null
  do {
    const page: { data: typeof seen; pagination: { next: string | null } } = await ask('GET', `/logs?limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)
    seen.push(...page.data)
    cursor = page.pagination.next
  } while (cursor !== null)
  expect(new Set(seen.map(({ id }) => id)).size).toBe(5)
  expect(seen.map(({ event }) => event).toSorted()).toEqual(['tasks.failed', 'test.act_0', 'test.act_1', 'test.act_2', 'test.act_3'])
  expect(JSON.stringify(seen)).not.toContain(THEIRS)
  expect((await ask('GET', '/logs?level=error')).data).toMatchObject([{ source: 'tasks', message: 'A look: it broke' }])
  expect(await ask('GET', '/logs?source=nonsense')).toMatchObject({ status: 400, field: 'source' })
  expect(await ask('GET', '/logs?cursor=nonsense')).toMatchObject({ status: 400, field: 'cursor' })
})

test('the trail is exported as one JSON object a line, whole and of one tenant', async () => {
  const { ask, owner } = await start()
  await owner.query(`insert into audit.entry (tenant_id, action, subject) select t, 'test.act', 'n' || n from unnest($1::uuid[]) t, generate_series(1, 1500) n`, [[MINE, THEIRS]])
  const { body, headers } = await ask('GET', '/tenants/current/audit/export')
  const lines = body.trimEnd().split('\n').map((line: string) => JSON.parse(line) as { action: string; subject: string })
  expect(headers['content-type']).toContain('application/x-ndjson')
  expect(lines.filter(({ action }: { action: string }) => action === 'test.act')).toHaveLength(1500)
  expect(lines.at(-1)).toMatchObject({ action: 'audit.exported' })
})
