import { type JobContext, enqueue, onCall, onSchedule } from '#kernel/jobs'
import { cancelJob, dispatchJob, driveJob, historyJob, recountJob, reportJob, requestJob } from './crawling.job-types.ts'
import { dispatch } from './dispatch.service.ts'
import { driveRun } from './drive.service.ts'
import { fetchHistories, resumeHistories } from './history.service.ts'
import { cancelRequests, reportTask } from './report.service.ts'
import { beginRequests } from './requests.service.ts'
import * as runs from './runs.repository.ts'
import { recount, recountAll } from './targets.service.ts'

const DAY_MS = 86_400_000
const KEEP_RAW_MS = 3 * DAY_MS
const KEEP_RUNS_MS = 90 * DAY_MS

const contextOf = ({ services: { systemDb, db, config } }: JobContext) => ({ systemDb, db, config, now: new Date() })

export const crawlingJobs = [
  onCall(dispatchJob, ({ services }) => dispatch(services.systemDb, services.config, new Date())),
  onCall(driveJob, (context, payload) => driveRun(contextOf(context), payload)),
  onCall(reportJob, ({ services }, payload) => reportTask(services.db, payload)),
  onCall(requestJob, ({ services }, payload) => beginRequests(services.db, payload, new Date())),
  onCall(cancelJob, (context, { task_id }) => cancelRequests(contextOf(context), task_id)),
  onCall(recountJob, ({ services: { db, systemDb, config } }, { listing_id }) => recount(systemDb, [listing_id], { db, now: new Date(), speed: config.world_speed })),
  onCall(historyJob, (context) => fetchHistories(contextOf(context), context.signal)),
  // What each of the above asks for in time comes sooner; this is for what a killed process left.
  onSchedule('crawling.clock', '* * * * *', async ({ services: { systemDb, config } }) => {
    const now = new Date()
    for (const run_id of await runs.listOverdue(systemDb, now)) await enqueue(systemDb, driveJob, { run_id })
    await resumeHistories(systemDb, now)
    await dispatch(systemDb, config, now)
  }),
  onSchedule('crawling.reconcile', '23 * * * *', ({ services: { db, systemDb, config } }) => recountAll(systemDb, { db, now: new Date(), speed: config.world_speed })),
  onSchedule('crawling.prune', '40 3 * * *', ({ services: { systemDb } }) => runs.prune(systemDb, { rawBefore: new Date(Date.now() - KEEP_RAW_MS), runsBefore: new Date(Date.now() - KEEP_RUNS_MS) })),
]
