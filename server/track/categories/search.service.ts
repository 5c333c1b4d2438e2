import type { Config } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { AppError, notFound, unavailable } from '#kernel/errors'
import { beginTask, finishTask, isTaskOver, openTask, progressTask } from '#platform/tasks'
import { cancelSearch, requestSearch } from '#track/crawling'
import { FREQUENCY_S } from '#track/tracking'
import * as categories from './categories.repository.ts'
import { searchJob } from './categories.job-types.ts'

/** Runs begin within seconds, and take about a minute; then the finds are taken. */
const USUAL_MS = 90_000
const BEGUN = 10

export interface Starter {
  tenant_id: string
  /** Undefined: the clock. */
  id?: string | undefined
}

interface Started {
  task_id: string
  is_new: boolean
  estimated_completion: Date
}

/** Opens a task that searches. While one is under way it is joined: who asks twice searches once. @throws AppError 404, 503 without a crawler */
export async function startSearch(trx: Db, { tenant_id, id: created_by }: Starter, categoryId: string, { config, now }: { config: Config; now: Date }): Promise<Started> {
  if (config.apify.token === undefined) throw unavailable('No crawler is configured: set APIFY_TOKEN', 60)
  const category = await categories.findLocked(trx, categoryId)
  if (category === undefined) throw notFound('category')
  const estimated_completion = new Date(now.getTime() + USUAL_MS)
  if (category.task_id !== null && !(await isTaskOver(trx, category.task_id))) return { task_id: category.task_id, is_new: false, estimated_completion }
  if (category.search_id !== null) await cancelSearch(trx, category.search_id, now) // of a task that was cancelled a moment ago
  const task_id = await openTask(trx, {
    tenant_id, ...(created_by === undefined ? {} : { created_by }), kind: 'category_search', title: `Search ${category.name}`, priority: 2,
    params: { category_id: categoryId, category: category.name, keywords: category.keywords, estimated_completion: estimated_completion.toISOString() }, job: searchJob, payload: { category_id: categoryId },
  })
  await categories.beginSearch(trx, categoryId, task_id)
  return { task_id, is_new: true, estimated_completion }
}

/** Begins the task, or begins it again after a retry. A plan without crawls left, or a category that is gone, ends it. */
export async function beginSearch(db: Db, { task_id, tenant_id, category_id }: { task_id: string; tenant_id: string; category_id: string }, { config, now }: { config: Config; now: Date }): Promise<void> {
  const refusal = await withTenant(db, tenant_id, async (trx) => {
    const category = await categories.findLocked(trx, category_id)
    if (!(await beginTask(trx, task_id))) return undefined
    if (category === undefined) return notFound('category')
    // A retry of an old task joins in, unless another search is under way.
    if (category.task_id !== null && category.task_id !== task_id) return new AppError([409, 'SEARCH_RUNNING'], 'Another search of this category is under way')
    // A task begins once, unless it is retried: what it looked for before is not waited for.
    if (category.search_id !== null) await cancelSearch(trx, category.search_id, now)
    await categories.beginSearch(trx, category_id, task_id)
    try {
      const search_id = await requestSearch(trx, { tenant_id, marketplace: category.marketplace, keywords: category.keywords, bestseller_url: category.bestseller_url, max_items: category.max_products, priority: category.last_search_at === null ? 'category' : 'schedule', config, now })
      await categories.setSearch(trx, category_id, search_id)
      await progressTask(trx, task_id, BEGUN)
      return undefined
    } catch (error) {
      if (error instanceof AppError) return error // nothing was written before it is thrown
      throw error
    }
  })
  if (refusal === undefined) return
  await withTenant(db, tenant_id, async (trx) => {
    await finishTask(trx, task_id, { status: 'failed', result: { code: refusal.code }, error: refusal.message })
    const category = await categories.findByTask(trx, task_id)
    if (category !== undefined) await categories.endSearch(trx, category.id, { last_result: { code: refusal.code }, last_search_at: now, next_search_at: nextSearchAt(category, { now, speed: config.world_speed }) })
  })
}

export const nextSearchAt = ({ crawl_schedule }: Pick<categories.CategoryRow, 'crawl_schedule'>, { now, speed }: { now: Date; speed: number }): Date =>
  new Date(now.getTime() + Math.max(60_000, (FREQUENCY_S[crawl_schedule] * 1000) / speed))

/** What it found could not be taken, again and again: its task has failed, and what waits for the task goes on from there. */
export async function giveUpSearch(db: Db, { tenant_id, search_id }: { tenant_id: string; search_id: string }): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    const category = await categories.findBySearch(trx, search_id)
    if (category?.task_id != null) await finishTask(trx, category.task_id, { status: 'failed', result: { category_id: category.id, code: 'SEARCH_FAILED' }, error: 'Something went wrong on our side' })
  })
}

/** Its task has ended without finds: what looks for it is stopped, and it may be searched again. Nothing happens when the search itself ended the task. */
export async function cancelCategorySearch(db: Db, { tenant_id, task_id, code }: { tenant_id: string; task_id: string; code: string }, { config, now }: { config: Config; now: Date }): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    const category = await categories.findByTask(trx, task_id)
    if (category === undefined || !(await isTaskOver(trx, task_id))) return // it was retried since
    if (category.search_id !== null) await cancelSearch(trx, category.search_id, now)
    await categories.endSearch(trx, category.id, { last_result: { code }, last_search_at: category.last_search_at ?? now, next_search_at: nextSearchAt(category, { now, speed: config.world_speed }) })
  })
}

const MOST_AT_ONCE = 50

/** Searches again what is due. A category whose tenant has no room, or that somebody searches just now, waits for its next time. */
export async function searchDue({ db, systemDb, config, now }: { db: Db; systemDb: Db; config: Config; now: Date }): Promise<void> {
  if (config.apify.token === undefined) return
  for (const { tenant_id, id } of await categories.listDue(systemDb, now, MOST_AT_ONCE)) {
    await withTenant(db, tenant_id, (trx) => startSearch(trx, { tenant_id }, id, { config, now })).catch((error: unknown) => {
      if (!(error instanceof AppError && error.status === 404)) throw error // it was deleted meanwhile
    })
  }
}
