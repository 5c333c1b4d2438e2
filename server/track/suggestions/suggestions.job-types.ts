import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** Makes the suggestions of one run. */
export const makeJob = defineJob('suggestions.make', z.object({ task_id: z.uuid(), tenant_id: z.uuid(), run_id: z.uuid() }), { concurrency: 3, limit_s: 300, retries: 2 })
