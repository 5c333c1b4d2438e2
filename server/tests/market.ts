import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { poolOf, withTenant } from '#kernel/db'
import type { Job } from '#kernel/jobs'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { addCompetitor } from '#track/competitors'
import { findProducts, importFile } from '#track/tracking'
import type { Report } from '../track/analysis/analysis.schema.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { deliverPending } from '../kernel/events/relay.ts'
import { modules } from '../modules.ts'

/** What the tests of analyses share: a market of made-up earbuds, a sandbox with Amazon and a model, and the queue. */
export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const OWN = 'B0OWN00001'
export const rivalAsin = (n: number) => `B0RIV${String(n).padStart(5, '0')}`

export const pageItem = (asin: string, price: number, more: Record<string, unknown> = {}) => ({
  asin, originalAsin: asin, url: `https://www.amazon.com/dp/${asin}`, title: `Brand${asin.slice(-2)} Wireless Earbuds with Charging Case and Noise Cancelling`, brand: `Brand${asin.slice(-2)}`, price: { value: price, currency: '$' }, inStock: true,
  stars: 4.2, reviewsCount: 100, features: ['Noise cancelling for the train', 'Thirty hours with the case'], bestsellerRanks: [{ rank: 1000 + Math.round(price), category: 'Electronics' }],
  highResolutionImages: [1, 2, 3].map((n) => `https://m.media-amazon.com/images/I/${asin}${n}._AC_SL1500_.jpg`), ...more,
})

type Task = { status: string; progress: number; report_id: string | null; error: string | null }

export async function startMarket({ rivals = 2, own = {}, llm = true, apify = false, env = {} }: { rivals?: number; own?: Record<string, unknown>; llm?: boolean; apify?: boolean; env?: Record<string, string> } = {}) {
  const database = await testDatabase()
  const sandbox = await startSandbox({ port: 0, speed: 60, runMs: () => 50 })
  onTestFinished(() => sandbox.stop())
  const services = testServices(database, {
    ...(llm ? { LLM_URL: `${sandbox.url}/llm/v1`, LLM_KEY: 'a-key' } : {}), ...(apify ? { APIFY_URL: `${sandbox.url}/apify`, APIFY_TOKEN: 'test-token' } : {}), PORT: '0', ...env,
  })
  const app = await testApp(services, ...modules.flatMap(({ routes }) => routes ?? []))
  const pool = poolOf(database.owner)
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-analysis-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [person] = (await pool.query<{ id: string }>(`insert into accounts.person (email, username, password_hash) values ('mei@example.com', 'mei', 'x') returning id`)).rows
  await pool.query(`insert into accounts.membership (tenant_id, person_id, role) values ($1, $2, 'owner')`, [TENANT, person?.id])
  const caller = { id: person?.id ?? '', tenant_id: TENANT }

  const asins = [OWN, ...Array.from({ length: rivals }, (_, n) => rivalAsin(n))]
  const importPages = async (items: unknown[], at = new Date()) => {
    const path = join(folder, `${crypto.randomUUID()}.json`)
    writeFileSync(path, JSON.stringify(items))
    await importFile(database.app, { tenantId: TENANT, path, observedAt: at })
  }
  await importPages([pageItem(OWN, 60, own), ...asins.slice(1).map((asin, n) => pageItem(asin, 40 + n))])
  const products = await withTenant(database.app, TENANT, (trx) => findProducts(trx, { asins }))
  const idOf = (asin: string) => products.find((product) => product.asin === asin)?.id ?? ''
  for (const asin of asins.slice(1)) await withTenant(database.app, TENANT, (trx) => addCompetitor(trx, caller, idOf(OWN), { product_id: idOf(asin), relationship_type: 'direct' }))

  const call = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, ...who }: { body?: object; tenant_id?: string; role?: 'viewer' | 'member' } = {}) => {
    const answer = await app.inject({ method, url: `/api/v1${url}`, headers: asCaller({ id: caller.id, ...who }), ...(body === undefined ? {} : { payload: body }) })
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, ...((answer.headers['content-type'] ?? '').toString().startsWith('application/json') ? (answer.json<{ data?: Record<string, unknown>; code?: string; field?: string }>()) : {}) }
  }
  const ask = async (body: object = {}) => (await call('POST', `/competitors/${idOf(OWN)}`, { body })).data as { task_id: string; analysis_id: string; message: string; estimated_completion: string }

  const consumers = modules.flatMap((module) => module.consumers ?? [])
  const relay = async () => {
    while ((await database.system.connection().execute((session) => deliverPending(session, { consumers, log: services.log, world_speed: 1 }))) > 0);
  }
  const jobs = new Map<string, Job>(modules.flatMap((module) => module.jobs ?? []).map((job) => [job.name, job]))
  const run = async (name: string, data: unknown, { isLastAttempt = true, signal = new AbortController().signal }: { isLastAttempt?: boolean; signal?: AbortSignal } = {}) => jobs.get(name)?.run({ services, signal, isLastAttempt }, data)
  const takeOne = async (like: string) => (await pool.query<{ name: string; data: object }>(`delete from jobs.job where id = (select id from jobs.job where name like $1 and state = 'created' and start_after <= now() order by created_on limit 1) returning name, data`, [like])).rows[0]
  /** Runs what waits, crawls and analyses side by side, until nothing is left. */
  const work = async () => {
    await relay()
    const running = new Set<Promise<unknown>>()
    for (;;) {
      const taken = await takeOne('%')
      if (taken !== undefined) {
        const one: Promise<unknown> = run(taken.name, taken.data).finally(() => running.delete(one))
        running.add(one)
        one.catch(() => {})
      } else if (running.size === 0) break
      else await turn()
      await relay()
    }
  }
  const task = async (id: string) => (await call('GET', `/competitors/tasks/${id}`)).data as unknown as Task
  const report = async (id: string, language = 'en') => (await call('GET', `/competitors/analysis/${id}/report?language=${language}`)).data as unknown as Report
  /** Asks, waits, and reads. */
  const analyse = async (body: object = {}, language = 'en') => {
    const { task_id, analysis_id } = await ask(body)
    await work()
    return { task: await task(task_id), report: await report(analysis_id, language), analysis_id }
  }
  return { database, services, sandbox, pool, caller, idOf, importPages, call, ask, work, relay, run, takeOne, task, report, analyse }
}

export const wordsOf = (words: readonly { text: string }[]): string => words.map(({ text }) => text).join('')
