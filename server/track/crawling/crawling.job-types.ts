import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** Plans runs for what is due. Any number may run; a lock lets one plan at a time. */
export const dispatchJob = defineJob('crawling.dispatch', z.object({}), { concurrency: 1, batch: 5, limit_s: 60 })

/** Takes a run one step further. `told`: the outer side said that something happened. */
export const driveJob = defineJob('crawling.drive', z.object({ run_id: z.uuid(), told: z.boolean().optional() }), { concurrency: 5, limit_s: 240, retries: 5 })

/** Brings a task up to what its requests say. */
export const reportJob = defineJob('crawling.report', z.object({ task_id: z.uuid(), tenant_id: z.uuid() }), { batch: 10, retries: 8 })

/** The job of a crawl task: at its opening, and at a retry. */
export const requestJob = defineJob('crawling.request', z.object({ task_id: z.uuid(), tenant_id: z.uuid() }), { retries: 8 })

/** Makes the queue true to who tracks a listing. */
export const recountJob = defineJob('crawling.recount', z.object({ listing_id: z.uuid() }), { batch: 20, retries: 8 })

/** Lets go of what only a cancelled task waited for. */
export const cancelJob = defineJob('crawling.cancel', z.object({ task_id: z.uuid() }), { retries: 8 })

/** Fetches histories that were never fetched. */
export const historyJob = defineJob('crawling.history', z.object({}), { concurrency: 1, limit_s: 600 })
