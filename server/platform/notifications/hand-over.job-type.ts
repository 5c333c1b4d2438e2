import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** Gives a message to the mails or the endpoints, which have attempts of their own. */
export const handOver = defineJob(
  'notifications.hand-over',
  z.object({ tenant_id: z.uuid(), message_id: z.uuid(), channel: z.enum(['email', 'webhook']) }),
  { retries: 5, delay_s: 5, limit_s: 120, batch: 10 },
)
/** One delivery, one attempt. Its failures are booked by the delivery; the queue repeats only what died with its process. */
export const sendJob = defineJob('notifications.send', z.object({ tenant_id: z.uuid(), delivery_id: z.uuid() }), { retries: 2, delay_s: 30, limit_s: 60, concurrency: 4, batch: 2 })
export const digestJob = defineJob('notifications.digest', z.object({ tenant_id: z.uuid(), person_id: z.uuid() }), { retries: 5, delay_s: 10, limit_s: 60, batch: 5 })
/** What is announced to everybody reaches one tenant at a time. */
export const announceJob = defineJob(
  'notifications.announce',
  z.object({ tenant_id: z.uuid(), announcement_id: z.uuid(), starts_at: z.string(), ends_at: z.string(), message: z.string() }),
  { retries: 5, delay_s: 10, batch: 10 },
)
