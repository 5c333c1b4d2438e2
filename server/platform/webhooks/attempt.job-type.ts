import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** One delivery, one attempt. Its own failures are booked by the delivery; the queue repeats only what died with its process. */
export const attemptDelivery = defineJob('webhooks.attempt', z.object({ tenant_id: z.uuid(), delivery_id: z.uuid() }), { retries: 2, delay_s: 30, limit_s: 60, concurrency: 8, batch: 2 })
