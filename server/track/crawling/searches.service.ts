import type { Config } from '#kernel/config'
import type { Db } from '#kernel/db'
import { unavailable } from '#kernel/errors'
import { publishAll } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { findMarketplace } from '#track/tracking'
import { ACTOR, BESTSELLERS } from './apify.client.ts'
import { searchEnded } from './crawling.events.ts'
import { dispatchJob, driveJob } from './crawling.job-types.ts'
import { checkQuota } from './quota.service.ts'
import * as searches from './searches.repository.ts'

/** Nobody waits longer for a search to begin. */
const PATIENCE_MS = 3_600_000
const PRIORITY = { category: 20, schedule: 10 } as const

export interface SearchOrder {
  tenant_id: string
  marketplace: string
  keywords: readonly string[]
  /** A list of bestsellers on the same marketplace. */
  bestseller_url: string | null
  /** Items in all. */
  max_items: number
  priority: keyof typeof PRIORITY
  config: Config
  now: Date
}

/** The address of a search, as a person would type it. */
export const searchUrl = (marketplace: string, keyword: string): string =>
  `https://www.${findMarketplace(marketplace)?.domain ?? 'amazon.com'}/s?${new URLSearchParams({ k: keyword }).toString()}`

/**
 * Asks for a search and answers at once; `crawling.search_ended` tells when it is over. @returns search_id
 * @throws AppError 422 when the plan has no crawls left for it, 503 without a crawler
 */
export async function requestSearch(trx: Db, { tenant_id, marketplace, keywords, bestseller_url, max_items, priority, config, now }: SearchOrder): Promise<string> {
  if (config.apify.token === undefined) throw unavailable('No crawler is configured: set APIFY_TOKEN', 60)
  const search_id = crypto.randomUUID()
  const per_url = Math.max(1, Math.ceil(max_items / (keywords.length + (bestseller_url === null ? 0 : 1))))
  const common = { tenant_id, search_id, marketplace, priority: PRIORITY[priority] }
  const parts = [
    ...(keywords.length === 0 ? [] : [{ ...common, part: 1, actor: ACTOR, urls: keywords.map((keyword) => searchUrl(marketplace, keyword)), per_url: Math.min(100, per_url) }]),
    ...(bestseller_url === null ? [] : [{ ...common, part: 2, actor: BESTSELLERS, urls: [bestseller_url], per_url: Math.min(100, per_url) }]),
  ]
  await checkQuota(trx, { tenant_id, queued: parts.reduce((sum, part) => sum + part.per_url * part.urls.length, 0), now, field: 'max_products' })
  await searches.insert(trx, parts, { now, expires_at: new Date(now.getTime() + PATIENCE_MS) })
  await enqueue(trx, dispatchJob, {}, { priority: 'category' })
  return search_id
}

/** Nobody wants it any more. A run that looks already is aborted: it was made for this search alone. */
export async function cancelSearch(trx: Db, searchId: string, now: Date): Promise<void> {
  for (const run_id of await searches.cancel(trx, searchId, now)) await enqueue(trx, driveJob, { run_id, told: true }, { priority: 'manual' })
}

/** Tells of those whose last part has ended with this transaction. */
export async function tellOfEnded(trx: Db, refs: readonly searches.SearchRef[]): Promise<void> {
  for (const ref of new Map(refs.map((one) => [one.search_id, one])).values()) {
    if (await searches.isOver(trx, ref)) await publishAll(trx, searchEnded, [{ tenant_id: ref.tenant_id, key: ref.search_id, payload: { search_id: ref.search_id } }])
  }
}
