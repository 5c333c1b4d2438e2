import { type Db, inTransaction } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import { listTracked, type Tracked } from '#track/tracking'
import type { CrawlContext } from './context.ts'
import { reportJob } from './crawling.job-types.ts'
import { askForDispatch, distinctTasks } from './dispatch.service.ts'
import { findPayers } from './quota.service.ts'
import * as requests from './requests.repository.ts'
import * as runs from './runs.repository.ts'
import { splitCost } from './split-cost.ts'
import * as targets from './targets.repository.ts'
import { askersOf } from './targets.service.ts'
import * as usage from './usage.repository.ts'

const MAX_ATTEMPTS = 3
const FIRST_RETRY_MS = 2_000
/** Looks are spread by up to a tenth of their interval, so that what was added together does not stay together. */
const JITTER = 0.1
const MAX_DOUBLINGS = 6
/** What another try would find as well. */
const FINAL = new Set<runs.ItemStatus>(['redirected', 'refused'])

/**
 * Ends a run with what became of each of its pages, in one transaction: the pages, the queue, those who wait, and what it
 * costs whom. A run is settled once.
 */
export async function settle(context: CrawlContext, run: runs.Run, { ends, tracked }: { ends: readonly runs.ItemEnd[]; tracked: readonly Tracked[] }): Promise<void> {
  const { systemDb, now } = context
  await inTransaction(systemDb, async (trx) => {
    const open = await runs.lockOpen(trx, run.id)
    if (open === undefined) return
    await runs.endItems(trx, run.id, ends, now)
    await charge(trx, open, { ends, tracked, now })
    const byListing = new Map(ends.map((end) => [end.listing_id, end]))
    const decided = (await targets.lockAssigned(trx, run.id)).map((target) => decide(context, target, { end: byListing.get(target.listing_id), observedAt: open.observed_at }))
    await finish(trx, context, { decided, ends: byListing })
    await runs.end(trx, run.id, { outcome: open.outcome ?? 'lost', stored: ends.filter((end) => end.status === 'stored').length, error: open.error, now })
  })
}

/** What the run cost, to those it was made for. */
async function charge(trx: Db, run: runs.Run, { ends, tracked, now }: { ends: readonly runs.ItemEnd[]; tracked: readonly Tracked[]; now: Date }): Promise<void> {
  const asking = askersOf(await requests.listAskers(trx, ends.map((end) => end.listing_id), run.intent_at), tracked)
  await usage.add(trx, usage.monthOf(run.observed_at ?? now), splitCost(run.cost_micro_usd, ends.map(({ listing_id, status }) => ({ askers: asking.get(listing_id) ?? [], isStored: status === 'stored' }))))
}

interface GivenBack {
  outcome: runs.RunOutcome
  code: string
  message: string
  /** The attempt counts against the pages: after the last one, those who wait are told. */
  counts: boolean
  notBefore?: Date
}

/** Ends a run that gave us nothing: its pages go back to the queue. It may have cost something all the same. */
export async function giveBack(context: CrawlContext, run: runs.Run, { outcome, code, message, counts, notBefore }: GivenBack): Promise<void> {
  const { systemDb, db, now } = context
  const tracked = await findPayers(db, await listTracked(systemDb, { listingIds: (await runs.listItems(systemDb, run.id)).map((item) => item.listing_id) }), now)
  await inTransaction(systemDb, async (trx) => {
    const open = await runs.lockOpen(trx, run.id)
    if (open === undefined) return
    const assigned = await targets.lockAssigned(trx, run.id)
    const ends = assigned.map(({ listing_id }): runs.ItemEnd => ({ listing_id, status: 'returned', code, message, raw: null }))
    await runs.endItems(trx, run.id, ends, now)
    if (open.cost_micro_usd > 0) await charge(trx, open, { ends, tracked, now })
    const byListing = new Map(ends.map((end) => [end.listing_id, end]))
    // A clear no will not become a yes by asking again: who waits is told at once.
    const decided = assigned.map((target) => counts
      ? decide(context, outcome === 'refused' ? { ...target, attempts: MAX_ATTEMPTS } : target, { end: byListing.get(target.listing_id), observedAt: null })
      : { isOver: false, target: { listing_id: target.listing_id, priority: null, next_due_at: notBefore ?? now, attempts: target.attempts, failures: target.failures, code, good_at: null, tried_at: null } })
    await finish(trx, context, { decided, ends: byListing })
    await runs.end(trx, run.id, { outcome, stored: 0, error: message, now })
  })
}

interface Decision {
  /** The round of this page is over: who waits for it need not wait on. */
  isOver: boolean
  target: targets.Settled
}

function decide({ config, now }: CrawlContext, { listing_id, interval_s, attempts, failures }: targets.Assigned, { end, observedAt }: { end: runs.ItemEnd | undefined; observedAt: Date | null }): Decision {
  const isGood = end?.status === 'stored'
  const code = end?.code ?? null
  const tried = attempts + 1
  if (!isGood && tried < MAX_ATTEMPTS && !(end !== undefined && FINAL.has(end.status))) {
    const next_due_at = new Date(now.getTime() + FIRST_RETRY_MS * 2 ** attempts)
    return { isOver: false, target: { listing_id, priority: null, next_due_at, attempts: tried, failures, code, good_at: null, tried_at: null } }
  }
  const failed = isGood ? 0 : failures + 1
  const intervalMs = interval_s === null ? undefined : (interval_s * 1000 * 2 ** Math.min(failed, MAX_DOUBLINGS) * (1 - JITTER * Math.random())) / config.world_speed
  const next_due_at = intervalMs === undefined ? null : new Date(now.getTime() + intervalMs)
  return { isOver: true, target: { listing_id, priority: 10, next_due_at, attempts: 0, failures: failed, code, good_at: isGood ? observedAt : null, tried_at: now } }
}

/** Writes what was decided, tells those who waited, and sees to it that the freed place is used. */
async function finish(trx: Db, { now }: CrawlContext, { decided, ends }: { decided: readonly Decision[]; ends: ReadonlyMap<string, runs.ItemEnd> }): Promise<void> {
  await targets.release(trx, decided.map(({ target }) => target))
  const over = decided.flatMap(({ isOver, target }) => {
    const end = ends.get(target.listing_id)
    return isOver && end !== undefined ? [requestEnd(end)] : []
  })
  const told = await requests.endByListing(trx, over, now)
  for (const task of distinctTasks(told)) await enqueue(trx, reportJob, task, { priority: 'manual' })
  await askForDispatch(trx, { at: now, now })
}

function requestEnd({ listing_id, status, code, message }: runs.ItemEnd): requests.RequestEnd {
  const ended = status === 'stored' ? 'stored' : status === 'unknown' || status === 'missing' ? 'unknown' : 'failed'
  return { listing_id, status: ended, code, message }
}
