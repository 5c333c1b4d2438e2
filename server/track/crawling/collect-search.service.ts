import { inTransaction } from '#kernel/db'
import { storeCrawled } from '#track/tracking'
import { apifyClient } from './apify.client.ts'
import type { CrawlContext } from './context.ts'
import { askForDispatch } from './dispatch.service.ts'
import { foundIn } from './found-items.ts'
import * as runs from './runs.repository.ts'
import * as searches from './searches.repository.ts'
import { tellOfEnded } from './searches.service.ts'
import { splitCost } from './split-cost.ts'
import * as targets from './targets.repository.ts'
import * as usage from './usage.repository.ts'

const MAX_ATTEMPTS = 3
const FIRST_RETRY_MS = 2_000
const WEEK_S = 7 * 86_400

const FAILED: Record<string, [code: string, message: string]> = {
  failed: ['RUN_FAILED', 'The crawler failed before it found anything'],
  timed_out: ['RUN_TIMED_OUT', 'The crawler ran out of time before it found anything'],
  aborted: ['RUN_ABORTED', 'The run was aborted before it found anything'],
}

const UNREADABLE = ['ANSWER_UNKNOWN', 'The crawler’s answer could not be read'] as const

/** Stores what a search that is over has seen, and ends it. Whole pages are facts for everybody; the list is the tenant's. Doing it again stores nothing twice. */
export async function collectSearch(context: CrawlContext, run: runs.Run): Promise<undefined> {
  const { systemDb, config } = context
  const { observed_at, dataset_id, outcome, urls, per_url } = run
  if (observed_at === null || dataset_id === null || outcome === null || urls === null || per_url === null) throw new Error('a search that is over says when and where')
  const raws = await apifyClient(config).listItems(dataset_id)
  const items = foundIn(raws, { urls, per_url, marketplace: run.marketplace })
  const pages = items.filter(({ page }) => page !== undefined)
  const outcomes = await storeCrawled(systemDb, { observedAt: observed_at, items: pages.map(({ asin, page }) => ({ marketplace: run.marketplace, asin, raw: page, holds_s: Math.ceil((2 * WEEK_S) / config.world_speed) })) })
  const stored = new Map(outcomes.flatMap(({ asin, listing_id, status }) => (status === 'stored' && listing_id !== null ? [[asin, listing_id]] : [])))
  const found = items.map(({ asin, title, image_url, url, position }): searches.Found => ({ asin, title, image_url, url, position, is_seen: stored.has(asin) }))
  // Items without a product among them are captchas, or a shape nobody knows: that is not the same as nothing found.
  const failed = found.length > 0 ? undefined : raws.length > 0 ? UNREADABLE : FAILED[outcome]
  await settleSearch(context, run, { found, failed, seen: [...stored].map(([asin, listing_id]) => ({ asin, listing_id, marketplace: run.marketplace })) })
  return undefined
}

interface Settlement {
  found: searches.Found[]
  failed: readonly [code: string, message: string] | undefined
  seen: { asin: string; listing_id: string; marketplace: string }[]
}

/** The run, the search, the queue and the bill in one transaction: a run is settled once. */
async function settleSearch({ systemDb, now }: CrawlContext, run: runs.Run, { found, failed, seen }: Settlement): Promise<void> {
  await inTransaction(systemDb, async (trx) => {
    const open = await runs.lockOpen(trx, run.id)
    const search = await searches.findByRun(trx, run.id)
    if (open === undefined) return
    if (search !== undefined) {
      await charge(trx, open, { tenantId: search.tenant_id, stored: seen.length, now })
      if (failed !== undefined && search.attempts + 1 < MAX_ATTEMPTS) await searches.putBack(trx, search, { notBefore: new Date(now.getTime() + FIRST_RETRY_MS * 2 ** search.attempts), counts: true, code: failed[0], message: failed[1] })
      else {
        const end = { status: failed === undefined ? 'done' : 'failed', code: failed?.[0] ?? null, message: failed?.[1] ?? null, found, observed_at: open.observed_at } as const
        if (await searches.end(trx, search, end, now)) await tellOfEnded(trx, [search])
      }
    }
    await targets.markSeen(trx, seen, open.observed_at ?? now)
    await runs.end(trx, run.id, { outcome: open.outcome ?? 'lost', stored: seen.length, error: open.error, now })
    await askForDispatch(trx, { at: now, now })
  })
}

/** A search is one tenant's: it pays for all of it, by the pages that were stored. */
async function charge(trx: Parameters<typeof usage.add>[0], run: runs.Run, { tenantId, stored, now }: { tenantId: string; stored: number; now: Date }): Promise<void> {
  if (run.cost_micro_usd === 0 && stored === 0) return
  const [share] = splitCost(run.cost_micro_usd, [{ askers: [tenantId], isStored: true }])
  await usage.add(trx, usage.monthOf(run.observed_at ?? now), [{ tenant_id: tenantId, cost_micro_usd: share?.cost_micro_usd ?? 0, crawls: stored }])
}

interface GivenBack {
  outcome: runs.RunOutcome
  code: string
  message: string
  /** The attempt counts: after the last one the search has failed. */
  counts: boolean
  notBefore?: Date
}

/** Ends a run that gave us nothing: its search waits for another, or has failed. */
export async function giveSearchBack({ systemDb, now }: CrawlContext, run: runs.Run, { outcome, code, message, counts, notBefore }: GivenBack): Promise<void> {
  await inTransaction(systemDb, async (trx) => {
    const open = await runs.lockOpen(trx, run.id)
    const search = await searches.findByRun(trx, run.id)
    if (open === undefined) return
    if (search !== undefined) {
      await charge(trx, open, { tenantId: search.tenant_id, stored: 0, now })
      // A clear no will not become a yes by asking again.
      const isOver = counts && (outcome === 'refused' || search.attempts + 1 >= MAX_ATTEMPTS)
      if (!isOver) await searches.putBack(trx, search, { notBefore: notBefore ?? new Date(now.getTime() + FIRST_RETRY_MS * 2 ** search.attempts), counts, code, message })
      else if (await searches.end(trx, search, { status: 'failed', code, message, found: [], observed_at: null }, now)) await tellOfEnded(trx, [search])
    }
    await runs.end(trx, run.id, { outcome, stored: 0, error: message, now })
    await askForDispatch(trx, { at: now, now })
  })
}
