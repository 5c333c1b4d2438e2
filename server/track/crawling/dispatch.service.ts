import type { Config } from '#kernel/config'
import { type Db, inTransaction } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import { ACTOR } from './apify.client.ts'
import { dispatchJob, driveJob, reportJob } from './crawling.job-types.ts'
import * as requests from './requests.repository.ts'
import * as runs from './runs.repository.ts'
import * as searches from './searches.repository.ts'
import { tellOfEnded } from './searches.service.ts'
import * as sources from './sources.repository.ts'
import * as targets from './targets.repository.ts'

export const MAX_OPEN_RUNS = 5
export const MAX_PAGES = 100
/** Further ahead the clock of each minute looks itself. */
const LOOK_AHEAD_MS = 65_000
/** No pause is so long: the clock was set back. */
const FAR_MS = 3_600_000
/** A crowd of wishes within a moment becomes one plan. */
const GATHER_MS = 500

/** Of ten runs six are for who waits, three for categories, one for the clock: nobody starves. Who has nothing to do lets others pass. */
const TURNS = [30, 30, 20, 30, 30, 20, 30, 10, 30, 20] as const
const PRIORITIES = [30, 20, 10] as const

/** Asks for planning at a time, once for all who ask about then. */
export async function askForDispatch(trx: Db, { at, now }: { at: Date; now: Date }): Promise<void> {
  const due = new Date(Math.max(at.getTime(), now.getTime() + GATHER_MS))
  if (await sources.askFor(trx, 'apify', { at: due, now })) await enqueue(trx, dispatchJob, {}, { after: due })
}

/** Makes runs of what is due, as many as may be open, and comes back when the next is due. Safe to call at any time, by many. */
export async function dispatch(systemDb: Db, { apify }: Pick<Config, 'apify'>, now: Date): Promise<void> {
  await inTransaction(systemDb, async (trx) => {
    await runs.lockPlanning(trx)
    for (const task of distinctTasks(await requests.expire(trx, now))) await enqueue(trx, reportJob, task)
    await requests.admit(trx, now)
    await tellOfEnded(trx, await searches.expire(trx, now))
    if (apify.token === undefined) return
    const { paused_until } = await sources.find(trx, 'apify')
    if (paused_until !== null && paused_until > now && paused_until.getTime() < now.getTime() + FAR_MS) return askForDispatch(trx, { at: paused_until, now })
    for (let open = await runs.countOpen(trx); open < MAX_OPEN_RUNS; open++) {
      const made = await planRun(trx, now)
      if (made === undefined) return comeBack(trx, now)
      await enqueue(trx, driveJob, { run_id: made }, { priority: 'category' })
    }
  })
}

export function distinctTasks(refs: readonly requests.TaskRef[]): requests.TaskRef[] {
  return [...new Map(refs.map(({ tenant_id, task_id }) => [`${tenant_id} ${task_id}`, { tenant_id, task_id }])).values()]
}

async function planRun(trx: Db, now: Date): Promise<string | undefined> {
  const first = TURNS[(await runs.turn(trx)) % TURNS.length] ?? 30
  for (const priority of [first, ...PRIORITIES.filter((other) => other !== first)]) {
    const searching = await planSearch(trx, priority, now)
    if (searching !== undefined) return searching
    const marketplace = await targets.nextMarketplace(trx, priority, now)
    const items = marketplace === undefined ? [] : await targets.pickDue(trx, { marketplace, priority, now, limit: MAX_PAGES })
    if (marketplace === undefined || items.length === 0) continue
    const id = await runs.insert(trx, { marketplace, actor: ACTOR, now, items })
    await targets.assignRun(trx, id, items.map((item) => item.listing_id))
    return id
  }
  return undefined
}

/** A search is a run of its own: what it finds is one tenant's. */
async function planSearch(trx: Db, priority: number, now: Date): Promise<string | undefined> {
  const search = await searches.nextPending(trx, priority, now)
  if (search === undefined) return undefined
  const id = await runs.insertSearch(trx, { ...search, now })
  await searches.assignRun(trx, search, id)
  return id
}

async function comeBack(trx: Db, now: Date): Promise<void> {
  const times = [await targets.nextDueAt(trx), await searches.nextDueAt(trx)].flatMap((at) => at ?? [])
  const next = times.toSorted((a, b) => a.getTime() - b.getTime())[0]
  if (next !== undefined && next.getTime() < now.getTime() + LOOK_AHEAD_MS) await askForDispatch(trx, { at: next, now })
}
