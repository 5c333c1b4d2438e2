import { type Db, inTransaction } from '#kernel/db'
import { messageOf } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import { type ActorRun, apifyClient, isOver, RUN_LIMIT_S } from './apify.client.ts'
import { collect } from './collect.service.ts'
import { collectSearch, giveSearchBack } from './collect-search.service.ts'
import type { CrawlContext } from './context.ts'
import { driveJob } from './crawling.job-types.ts'
import { listingUrlOf } from './item-match.ts'
import { OuterError } from '#kernel/outer'
import * as runs from './runs.repository.ts'
import * as searches from './searches.repository.ts'
import { giveBack as givePagesBack } from './settle.service.ts'
import * as sources from './sources.repository.ts'
import { webhookOf } from './webhook.ts'

/** Longer than the start's own timeout: a start this old has no process that waits for its answer. */
const ABANDONED_MS = 45_000
/** Any other step may be taken by two at once, which only costs time. */
const STEP_MS = 15_000
/** Who is at it sees to what comes so soon. */
const SOON_MS = 2_500
/** A start that nobody knows of is looked for at least so often, and so long, before it counts as never made. */
const MIN_CHECKS = 2
const GRACE_MS = 60_000
/** When even looking is not possible for so long, the run is given up. */
const GIVE_UP_MS = 3_600_000
/** The platform ends a run in time by itself; when it does not, we do. */
const OVERTIME_MS = (RUN_LIMIT_S + 30) * 1000
const LISTED_RUNS = 50
/** Clocks of two companies differ. */
const SKEW_MS = 120_000
/** No page costs more. */
const MAX_USD_PER_PAGE = 0.02

/**
 * Takes a run one step further and sees to it that somebody comes back. Every step is written down before the next; whatever
 * is killed in between, the same call goes on from there.
 */
export async function driveRun(context: CrawlContext, { run_id, told = false }: { run_id: string; told?: boolean | undefined }): Promise<void> {
  const { systemDb, now } = context
  const run = await runs.claim(systemDb, run_id, { now, told, startUntil: new Date(now.getTime() + ABANDONED_MS), until: new Date(now.getTime() + STEP_MS) })
  if (run === undefined) return returnTo(context, run_id)
  const again = await step(context, run)
  if (again === undefined) return
  const at = new Date(now.getTime() + again)
  await inTransaction(systemDb, async (trx) => {
    await runs.checkAt(trx, run_id, at)
    await enqueue(trx, driveJob, { run_id }, { after: at })
  })
}

/** Somebody else is at it, or was when it was killed: who comes too early comes again. */
async function returnTo({ systemDb, now }: CrawlContext, runId: string): Promise<void> {
  const run = await runs.find(systemDb, runId)
  if (run === undefined || run.status === 'ended' || run.next_check_at.getTime() < now.getTime() + SOON_MS) return
  await enqueue(systemDb, driveJob, { run_id: runId }, { after: run.next_check_at })
}

/** @returns milliseconds until the next step; undefined when the run has ended */
async function step(context: CrawlContext, run: runs.Run): Promise<number | undefined> {
  try {
    if (run.status === 'intent') return await start(context, run)
    if (run.status === 'starting') return await abandon(context, run)
    if (run.status === 'unclear') return await lookFor(context, run)
    if (run.status === 'started') return await poll(context, run)
    return await collectRun(context, run)
  } catch (error) {
    if (error instanceof OuterError) return await endure(context, run, error)
    // A fault of our own: others may mend it, but not for ever, for the run holds a place.
    if (ageOf(run, context.now) < GIVE_UP_MS) throw error
    return await endure(context, run, new OuterError('gone', 'RUN_LOST', messageOf(error), { cause: error }))
  }
}

const collectRun = (context: CrawlContext, run: runs.Run) => (run.kind === 'search' ? collectSearch(context, run) : collect(context, run))
const giveBack = (context: CrawlContext, run: runs.Run, given: Parameters<typeof givePagesBack>[2]) => (run.kind === 'search' ? giveSearchBack(context, run, given) : givePagesBack(context, run, given))

/** Where the actor begins: addresses of pages, or of a search. */
const urlsOf = async (systemDb: Db, run: runs.Run): Promise<string[]> => run.urls ?? (await runs.listItems(systemDb, run.id)).map(listingUrlOf)

const ageOf = (run: runs.Run, now: Date): number => now.getTime() - (run.finished_at ?? run.started_at ?? run.sent_at ?? run.intent_at).getTime()

/** Reading failed. It is tried again, for reading costs nothing, until there is no sense in it. */
async function endure(context: CrawlContext, run: runs.Run, error: OuterError): Promise<number | undefined> {
  const since = ageOf(run, context.now)
  const isLost = error.kind === 'gone' || error.kind === 'refused' || since > GIVE_UP_MS
  if (!isLost) return Math.max(3_000, Math.min(60_000, since / 4), (error.retryAfterS ?? 0) * 1000)
  await giveBack(context, run, { outcome: 'lost', code: error.kind === 'gone' ? 'RUN_LOST' : error.code, message: error.message, counts: true })
  return undefined
}

/** Sends the start, once: whoever finds it sent looks for what became of it. */
async function start(context: CrawlContext, run: runs.Run): Promise<number | undefined> {
  const { systemDb, config, now } = context
  const urls = await urlsOf(systemDb, run)
  if (run.kind === 'search' && (await isUnwanted(systemDb, run))) {
    await giveSearchBack(context, run, { outcome: 'not_started', code: 'CANCELLED', message: 'Nobody wants it any more', counts: false })
    return undefined
  }
  if (!(await runs.markSent(systemDb, run.id, now))) return 1_000
  try {
    const started = await apifyClient(config).start({ actor: run.actor, urls, perUrl: run.per_url ?? 1, maxCostUsd: Math.max(0.1, run.item_count * MAX_USD_PER_PAGE), webhook: webhookOf(config, run.id) })
    await adopt(systemDb, run, started)
    await sources.unpause(systemDb, 'apify')
    return pause(0)
  } catch (error) {
    if (!(error instanceof OuterError)) throw error
    if (error.kind === 'unclear') {
      await runs.markUnclear(systemDb, run.id, error.message)
      return 2_000
    }
    const until = await sources.pause(systemDb, 'apify', { now, leastS: error.retryAfterS ?? 0, error: error.message })
    // What was refused for good fails for who waits; what was put off waits with them.
    await giveBack(context, run, { outcome: 'refused', code: error.code, message: error.message, counts: error.kind !== 'later', ...(error.kind === 'later' ? { notBefore: until } : {}) })
    return undefined
  }
}

async function adopt(systemDb: Db, run: runs.Run, { id, defaultDatasetId, startedAt }: ActorRun): Promise<boolean> {
  return runs.adopt(systemDb, run.id, { actor_run_id: id, dataset_id: defaultDatasetId, started_at: startedAt })
}

/** The process that sent the start has died, or its answer takes longer than it may. */
async function abandon({ systemDb, now }: CrawlContext, run: runs.Run): Promise<number> {
  const age = now.getTime() - (run.sent_at ?? run.intent_at).getTime()
  if (age >= 0 && age < ABANDONED_MS) return 5_000
  await runs.markUnclear(systemDb, run.id, 'The process that started it died')
  return 0
}

/** Looks among the actor's newest runs for the one with our pages. Never starts another before it is sure there is none. */
async function lookFor(context: CrawlContext, run: runs.Run): Promise<number | undefined> {
  const { systemDb, config, now } = context
  const client = apifyClient(config)
  const asked = (await urlsOf(systemDb, run)).sort().join('\n')
  const since = run.intent_at.getTime() - SKEW_MS
  const listed = (await client.listRuns(run.actor, LISTED_RUNS)).filter(({ startedAt }) => startedAt.getTime() >= since)
  const known = await runs.listKnown(systemDb, listed.map(({ id }) => id))
  for (const { id } of listed.filter((candidate) => !known.has(candidate.id))) {
    const found = await client.getRun(id)
    const input = await client.readInput(found)
    if (input.toSorted().join('\n') === asked && (await adopt(systemDb, run, found))) return 0
  }
  await runs.countCheck(systemDb, run.id)
  const waited = now.getTime() - (run.sent_at ?? run.intent_at).getTime()
  if (run.checks + 1 < MIN_CHECKS || waited < GRACE_MS) return Math.max(2_000, Math.min(20_000, GRACE_MS - waited))
  await giveBack(context, run, { outcome: 'not_started', code: 'START_FAILED', message: run.error ?? 'The run was not started', counts: true })
  return undefined
}

async function poll(context: CrawlContext, run: runs.Run): Promise<number | undefined> {
  const { systemDb, config, now } = context
  if (run.actor_run_id === null) throw new Error('a started run has its id')
  const client = apifyClient(config)
  const found = await client.getRun(run.actor_run_id)
  const age = now.getTime() - (run.started_at ?? run.intent_at).getTime()
  if (!isOver(found)) {
    if (age > OVERTIME_MS || (run.kind === 'search' && (await isUnwanted(systemDb, run)))) await client.abort(found.id)
    if (age > GIVE_UP_MS) throw new OuterError('gone', 'RUN_LOST', 'The run does not end')
    return pause(age)
  }
  await runs.markOver(systemDb, run.id, {
    outcome: OUTCOMES[found.status as keyof typeof OUTCOMES], finished_at: found.finishedAt ?? now, cost_micro_usd: Math.round((found.usageTotalUsd ?? 0) * 1e6),
    error: found.status === 'SUCCEEDED' ? null : (found.statusMessage ?? `The run ended ${found.status}`),
  })
  const over = await runs.find(systemDb, run.id)
  return over === undefined ? undefined : collectRun(context, over)
}

/** It was cancelled: what it cost is paid, what it found is of no use. */
const isUnwanted = async (systemDb: Db, run: runs.Run): Promise<boolean> => (await searches.findByRun(systemDb, run.id))?.status !== 'running'

const OUTCOMES = { SUCCEEDED: 'succeeded', FAILED: 'failed', 'TIMED-OUT': 'timed_out', ABORTED: 'aborted' } as const

/** Between two looks: short at first, for small runs are quick; the webhook is quicker anyway. A clock set back makes it old. */
const pause = (age: number): number => (age < 0 ? 10_000 : age < 5_000 ? 1_000 : age < 60_000 ? 3_000 : 10_000)
