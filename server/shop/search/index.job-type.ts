import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

export const indexJob = defineJob('search.index', z.object({ tenant_id: z.uuid() }), { retries: 8, delay_s: 2, concurrency: 2 })

export const RebuildPayload = z.object({ task_id: z.uuid(), tenant_id: z.uuid() })
export const rebuildJob = defineJob('search.rebuild', RebuildPayload, { retries: 3, delay_s: 5, limit_s: 3_600, concurrency: 1 })
