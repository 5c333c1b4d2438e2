import type { Config } from '#kernel/config'
import { type Db, withTenant } from '#kernel/db'
import { refused, unavailable } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import { beginTask, openTask } from '#platform/tasks'
import { findProducts, lastObservedAt, type ProductRef } from '#track/tracking'
import { dispatchJob, reportJob, requestJob } from './crawling.job-types.ts'
import type { CrawlStarted, ManualCrawl } from './crawling.schema.ts'
import { checkQuota, isOverdrawn } from './quota.service.ts'
import * as requests from './requests.repository.ts'

/** A look this young is as good as a new one. Divided by the world's speed. */
const FRESH_MS = 15 * 60_000
/** Nobody waits longer: what was not fetched by then is told so. */
const PATIENCE_MS = 3_600_000
const PRIORITY = { high: 30, medium: 20, low: 10 } as const
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

interface Asker {
  tenant_id: string
  created_by?: string
  config: Config
  now: Date
}

/**
 * Opens a task that fetches these products, and answers at once. What was seen a moment ago is not fetched again, and what is
 * being fetched, for whomever, is joined.
 */
export async function requestCrawl(trx: Db, { product_ids, priority }: ManualCrawl, { tenant_id, created_by, config, now }: Asker): Promise<CrawlStarted> {
  if (config.apify.token === undefined) throw unavailable('No crawler is configured: set APIFY_TOKEN', 60)
  const products = await findAll(trx, product_ids)
  const seen = await lastObservedAt(trx, products.map((product) => product.listing_id))
  const freshSince = now.getTime() - FRESH_MS / config.world_speed
  const rows = products.map(({ id, listing_id, marketplace, asin }) =>
    ({ product_id: id, listing_id, marketplace, asin, status: (seen.get(listing_id)?.getTime() ?? 0) > freshSince ? ('fresh' as const) : ('pending' as const) }))
  const queued = rows.filter((row) => row.status === 'pending').length
  if (queued > 0) await checkQuota(trx, { tenant_id, queued, now })
  const title = products.length === 1 ? `Crawl ${products[0]?.asin}` : `Crawl ${products.length} products`
  const task_id = await openTask(trx, {
    tenant_id, ...(created_by === undefined ? {} : { created_by }), kind: 'crawl', title, priority: priority === 'high' ? 1 : priority === 'medium' ? 2 : 3,
    params: { products: products.length, asins: products.slice(0, 20).map((product) => product.asin), priority }, job: requestJob, payload: {},
  })
  await requests.insert(trx, { tenant_id, task_id }, { requests: rows, priority: PRIORITY[priority], now, expires_at: new Date(now.getTime() + PATIENCE_MS) })
  const fresh = rows.length - queued
  return { task_id, message: queued === 0 ? 'Seen a moment ago: nothing to fetch' : 'Crawl started', fresh, queued }
}

async function findAll(trx: Db, given: readonly string[]): Promise<ProductRef[]> {
  const asked = given.map((text) => text.trim())
  const ids = asked.filter((text) => UUID.test(text)).map((id) => id.toLowerCase())
  const asins = asked.filter((text) => !UUID.test(text)).map((asin) => asin.toUpperCase())
  const products = await findProducts(trx, { ids, asins })
  const known = new Set(products.flatMap((product) => [product.id, product.asin]))
  const missing = asked.findIndex((text) => !known.has(UUID.test(text) ? text.toLowerCase() : text.toUpperCase()))
  if (missing >= 0) throw refused('PRODUCT_UNKNOWN', `There is no product ${asked[missing]?.slice(0, 40)}`, `product_ids.${missing}`)
  return products
}

/** Begins the task, or begins it again after a retry: then what gave nothing is fetched once more, and only that. */
export async function beginRequests(db: Db, { task_id, tenant_id }: requests.TaskRef, now: Date): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    if (!(await beginTask(trx, task_id))) return
    const isAgain = await requests.reopen(trx, task_id, { now, expires_at: new Date(now.getTime() + PATIENCE_MS) })
    if (isAgain && (await isOverdrawn(trx, tenant_id, now))) await requests.refuse(trx, task_id, now)
    await enqueue(trx, dispatchJob, {}, { priority: 'manual' })
    await enqueue(trx, reportJob, { task_id, tenant_id })
  })
}
