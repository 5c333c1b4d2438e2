import { type Db, inTransaction, withTenant } from '#kernel/db'
import { finishTask, progressTask } from '#platform/tasks'
import { enqueue } from '#kernel/jobs'
import type { CrawlContext } from './context.ts'
import { reportJob } from './crawling.job-types.ts'
import { distinctTasks } from './dispatch.service.ts'
import * as requests from './requests.repository.ts'
import * as targets from './targets.repository.ts'

/** What went wrong, as the person who waited reads it. */
const WORDS: Record<string, string> = {
  PAGE_UNKNOWN: 'Amazon showed a captcha or an error page',
  ITEM_EMPTY: 'the page said nothing',
  PAGE_MISSING: 'the crawler returned nothing',
  ASIN_REDIRECTED: 'Amazon showed another product’s page',
  SHAPE_UNKNOWN: 'the crawler’s answer could not be read',
  ASIN_INVALID: 'the crawler’s answer could not be read',
  MARKETPLACE_UNKNOWN: 'the crawler’s answer could not be read',
  RUN_FAILED: 'the crawler failed',
  RUN_TIMED_OUT: 'the crawler ran out of time',
  RUN_ABORTED: 'the run was aborted',
  RUN_LOST: 'the crawler lost the run',
  START_FAILED: 'the crawler could not be started',
  TOKEN_REFUSED: 'the crawler does not accept our token',
  BUDGET_SPENT: 'the crawler’s budget is used up',
  ORDER_REFUSED: 'the crawler refused the order',
  QUOTA_EXCEEDED: 'your plan has no crawls left this month',
  WAITED_TOO_LONG: 'the crawler had no room within an hour',
}

/** Brings a task up to what became of its requests; ends it when none is left. Says the same however often it runs. */
export async function reportTask(db: Db, { task_id, tenant_id }: requests.TaskRef): Promise<void> {
  await withTenant(db, tenant_id, async (trx) => {
    const tally = await requests.tally(trx, task_id)
    const count = (...statuses: requests.RequestStatus[]) => tally.filter(({ status }) => statuses.includes(status)).reduce((sum, row) => sum + row.count, 0)
    const all = tally.reduce((sum, row) => sum + row.count, 0)
    const pending = count('pending')
    if (pending > 0) return progressTask(trx, task_id, (100 * (all - pending)) / all)
    const bad = tally.filter(({ status }) => status === 'unknown' || status === 'failed' || status === 'cancelled')
    const result = { stored: count('stored'), fresh: count('fresh'), unknown: count('unknown'), failed: count('failed', 'cancelled'), reasons: reasonsOf(bad) }
    if (bad.length === 0) await finishTask(trx, task_id, { status: 'succeeded', result })
    else await finishTask(trx, task_id, { status: 'failed', result, error: describe(bad, all) })
  })
}

/** How often each went wrong, for a client to say in the reader's language. */
function reasonsOf(bad: readonly requests.Tally[]): Record<string, number> {
  const reasons: Record<string, number> = {}
  for (const { status, code, count } of bad) {
    const reason = status === 'cancelled' ? 'CANCELLED' : (code ?? 'UNKNOWN')
    reasons[reason] = (reasons[reason] ?? 0) + count
  }
  return reasons
}

function describe(bad: readonly requests.Tally[], all: number): string {
  const reasons = new Map<string, number>()
  for (const { status, code, count } of bad) {
    const words = status === 'cancelled' ? 'it was cancelled' : WORDS[code ?? ''] ?? 'the page could not be read'
    reasons.set(words, (reasons.get(words) ?? 0) + count)
  }
  const total = bad.reduce((sum, row) => sum + row.count, 0)
  const told = [...reasons].map(([words, count]) => (total === 1 ? words : `${words} (${count})`)).join('; ')
  return all === 1 ? `Not fetched: ${told}` : `${total} of ${all} not fetched: ${told}`
}

/** Somebody cancelled a task: what only it waited for goes back to the clock. A run that fetches it already is let be. */
export async function cancelRequests({ systemDb, config, now }: CrawlContext, taskId: string): Promise<void> {
  await inTransaction(systemDb, async (trx) => {
    const cancelled = await requests.cancel(trx, taskId, now)
    await targets.calmDown(trx, cancelled.map((request) => request.listing_id), { now, speed: config.world_speed })
    // Should it have been begun again meanwhile, it ends.
    for (const task of distinctTasks(cancelled)) await enqueue(trx, reportJob, task)
  })
}
