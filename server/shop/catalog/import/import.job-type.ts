import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** The task adds its own id and the tenant's when it enqueues the job. */
export const ImportPayload = z.object({ path: z.string(), by: z.string(), is_dry: z.boolean(), task_id: z.uuid(), tenant_id: z.uuid() })
export type ImportPayload = z.infer<typeof ImportPayload>

/** A hundred thousand rows take about two minutes; an hour is for the slowest disks. */
export const importJob = defineJob('catalog.import', ImportPayload, { limit_s: 3_600, concurrency: 1 })
