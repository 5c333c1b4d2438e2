import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { withTenant } from '#kernel/db'
import type { JobContext } from '#kernel/jobs'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { addCompetitor } from '#track/competitors'
import { findProducts, importFile } from '#track/tracking'
import { installQueues } from '../../kernel/jobs/queues.ts'
import { modules } from '../../modules.ts'
import { makeForTask, suggestionJobs } from './suggestions.jobs.ts'
import type { ProductSuggestions, Suggestion, SuggestionTask } from './suggestions.schema.ts'

/** What the tests of this module share: a small market, and what a client and the worker do in it. */
export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
const SEEN = new Date('2026-11-01T10:00:00Z')

/** An item of the crawler's. */
export const item = (asin: string, price: number, more: Record<string, unknown> = {}) => ({
  asin, originalAsin: asin, url: `https://www.amazon.com/dp/${asin}`, title: `Rival${asin.at(-1)} Noise Cancelling Travel Headphones`, brand: `Rival${asin.at(-1)}`, price: { value: price, currency: '$' }, inStock: true, stars: 4.2, reviewsCount: 300,
  features: ['Noise cancelling for travel', 'Long battery life'], bestsellerRanks: [{ rank: 500, category: 'Electronics' }],
  highResolutionImages: ['https://m.media-amazon.com/images/I/71a._AC_SL1500_.jpg', 'https://m.media-amazon.com/images/I/71b._AC_SL1500_.jpg'], ...more,
})

export const OWN = item('B0OWN00001', 89.99, {
  title: 'WIRELESS Headphones, Best Seller! Acme Over Ear Headphones for Music, Headphones with Microphone for Calls and Office, Foldable Headphones', brand: 'Acme', stars: 4.1,
  features: ['plays 40 hours on one charge.', 'Money back if you do not like it', 'Folds flat for travel'], videosCount: 0,
})
export const MARKET = [OWN, item('B0RIVAL002', 59.99), item('B0RIVAL003', 69.99), item('B0RIVAL004', 64.5)]

interface Setting {
  items?: Record<string, unknown>[]
  env?: Record<string, string>
}

export async function openMarket({ items = MARKET, env = {} }: Setting = {}) {
  const database = await testDatabase()
  await installQueues(database.url, suggestionJobs)
  const services = testServices(database, env)
  const app = await testApp(services, ...modules.flatMap(({ name, routes }) => (routes !== undefined && ['suggestions', 'facts', 'tasks', 'experiments'].includes(name) ? [routes] : [])))
  const folder = mkdtempSync(join(tmpdir(), 'tradewind-suggestions-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const bring = async (things: unknown[]) => {
    writeFileSync(join(folder, 'items.json'), JSON.stringify(things))
    await importFile(database.app, { tenantId: TENANT, path: join(folder, 'items.json'), observedAt: SEEN })
  }
  await bring(items)
  const asins = items.map(({ asin }) => String(asin))
  const found = await withTenant(database.app, TENANT, (trx) => findProducts(trx, { asins }))
  const own = found.find(({ asin }) => asin === asins[0])
  if (own === undefined) throw new Error('the own product was not imported')
  const caller = { id: '00000000-0000-4000-8000-00000000000a', tenant_id: TENANT }
  for (const { id } of found.filter((product) => product !== own)) {
    await withTenant(database.app, TENANT, (trx) => addCompetitor(trx, caller, own.id, { product_id: id, relationship_type: 'direct' }))
  }
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, { body, ...as }: { body?: object; tenant_id?: string; role?: 'viewer' | 'member' } = {}) =>
    app.inject({ method, url: `/api/v1${url}`, headers: asCaller(as), ...(body === undefined ? {} : { payload: body }) })
  const order = async (body: object = {}) => (await ask('POST', `/suggestions/${own.id}`, { body })).json<{ data: { task_id: string; message: string } }>().data
  const context = (more: Partial<JobContext> = {}): JobContext => ({ services, signal: new AbortController().signal, isLastAttempt: true, ...more })
  /** What the worker does with the task's job. */
  const work = (task_id: string, more: Partial<JobContext> = {}) => makeForTask(context(more), { task_id, tenant_id: TENANT, run_id: task_id })
  const task = async (id: string) => (await ask('GET', `/suggestions/tasks/${id}`)).json<{ data: SuggestionTask }>().data
  const list = async (query = '') => (await ask('GET', `/suggestions/${own.id}${query}`)).json<{ data: ProductSuggestions }>().data
  const make = async (body: object = {}) => {
    const { task_id } = await order(body)
    await work(task_id)
    return { task: await task(task_id), ...(await list()) }
  }
  const only = async (type: Suggestion['type']) => (await list()).suggestions.find((suggestion) => suggestion.type === type)
  return { database, services, app, own, bring, ask, order, context, work, task, list, make, only }
}
export type Market = Awaited<ReturnType<typeof openMarket>>
