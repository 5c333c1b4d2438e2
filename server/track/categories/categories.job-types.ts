import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** The job of a search task: at its opening, and at a retry. */
export const searchJob = defineJob('categories.search', z.object({ task_id: z.uuid(), tenant_id: z.uuid(), category_id: z.uuid() }), { retries: 8 })

/** Takes what a search found. */
export const takeJob = defineJob('categories.take', z.object({ tenant_id: z.uuid(), search_id: z.uuid() }), { retries: 8 })

/** Lets go of a search whose task was cancelled, or given up. */
export const cancelJob = defineJob('categories.cancel', z.object({ tenant_id: z.uuid(), task_id: z.uuid(), code: z.enum(['CANCELLED', 'SEARCH_FAILED']) }), { retries: 8 })
