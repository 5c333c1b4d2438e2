import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/** Gives a message to one channel. */
export const handOver = defineJob(
  'notifications.hand-over',
  z.object({ tenant_id: z.uuid(), message_id: z.uuid(), channel: z.enum(['email', 'webhook']), person_ids: z.array(z.uuid()) }),
  { retries: 5, delay_s: 5, limit_s: 120, batch: 10 },
)
