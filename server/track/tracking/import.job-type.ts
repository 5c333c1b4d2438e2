import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** The task adds its own id and the tenant's when it enqueues the job. */
export const ImportPayload = z.object({ import_id: z.uuid(), task_id: z.uuid(), tenant_id: z.uuid() })
export type ImportPayload = z.infer<typeof ImportPayload>

/** A file of 512 MiB takes some minutes; an hour is for the slowest disks. */
export const importJob = defineJob('tracking.import', ImportPayload, { limit_s: 3600, concurrency: 1 })
