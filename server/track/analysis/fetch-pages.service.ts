import { setTimeout as wait } from 'node:timers/promises'
import { withTenant } from '#kernel/db'
import { AppError } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { cancelTask } from '#platform/tasks'
import { listFailedRequests, requestCrawl, tallyRequests } from '#track/crawling'
import { readPages } from '#track/tracking'
import type { Depth, Problem } from './analysis.schema.ts'

const HOUR_MS = 3_600_000
/** A page that was seen later is good enough. Divided by the world's speed. */
const GOOD_FOR_MS: Record<Exclude<Depth, 'quick'>, number> = { full: 24 * HOUR_MS, deep: HOUR_MS }
/** Whoever is not fetched by then is told of with what is known. */
const PATIENCE_MS = 5 * 60_000
const LOOK_EVERY_MS = 500

interface Order {
  tenant_id: string
  created_by: string | null
  products: readonly { product_id: string; listing_id: string; asin: string }[]
  depth: Depth
  signal: AbortSignal
  /** 0–1 of the fetching. */
  report: (share: number) => Promise<void>
  now: Date
}

/**
 * Has the pages fetched that are missing or old, all at once, and waits for them. One that cannot be fetched stops nothing:
 * it is among the answers. A task that is cancelled cancels its crawl.
 */
export async function fetchPages({ config, db }: Pick<Services, 'config' | 'db'>, { tenant_id, created_by, products, depth, signal, report, now }: Order): Promise<Problem[]> {
  if (depth === 'quick') return []
  const since = now.getTime() - GOOD_FOR_MS[depth] / config.world_speed
  const notSeen = async (among: Order['products']) => {
    const pages = await withTenant(db, tenant_id, (trx) => readPages(trx, among.map(({ listing_id }) => listing_id)))
    return among.filter(({ listing_id }) => (pages.get(listing_id)?.observed_at?.getTime() ?? 0) < since)
  }
  const old = await notSeen(products)
  if (old.length === 0) return []
  const problems = (late: Order['products'], code: string): Problem[] => late.map(({ product_id, asin }) => ({ product_id, asin, code }))
  let task_id: string
  try {
    const order = { product_ids: old.map(({ product_id }) => product_id), priority: 'high' as const }
    const started = await withTenant(db, tenant_id, (trx) => requestCrawl(trx, order, { tenant_id, ...(created_by === null ? {} : { created_by }), config, now }))
    task_id = started.task_id
  } catch (error) {
    if (error instanceof AppError) return problems(old, error.code)
    throw error
  }
  const deadline = Date.now() + PATIENCE_MS
  try {
    for (;;) {
      const counts = await withTenant(db, tenant_id, (trx) => tallyRequests(trx, task_id))
      const pending = counts.reduce((sum, { status, count }) => sum + (status === 'pending' ? count : 0), 0)
      await report(1 - pending / old.length)
      if (pending === 0) break
      if (Date.now() > deadline) return problems(await notSeen(old), 'FETCH_TIMEOUT')
      await wait(LOOK_EVERY_MS, undefined, { signal })
    }
  } catch (error) {
    if (signal.aborted) await withTenant(db, tenant_id, (trx) => cancelTask(trx, task_id)).catch(ignoreEnded)
    throw error
  }
  const failed = await withTenant(db, tenant_id, (trx) => listFailedRequests(trx, task_id))
  return failed.map(({ product_id, asin, code }) => ({ product_id, asin, code: code ?? 'UNKNOWN' }))
}

/** The crawl ended by itself in the meantime. */
function ignoreEnded(error: unknown): void {
  if (!(error instanceof AppError)) throw error
}
