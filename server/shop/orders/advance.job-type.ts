import { z } from 'zod'
import { defineJob } from '#kernel/jobs'

/**
 * A step of an order's saga, in a transaction of its own: the relay's delivers many events at once, and would hold the stock of all
 * their orders until the last is done.
 */
export const advanceJob = defineJob('orders.advance', z.object({
  tenant_id: z.uuid(), order_id: z.uuid(),
  /** For the timeline; none: it is the stock that was let go of. */
  said: z.object({ kind: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
}), { retries: 10, delay_s: 1, limit_s: 60, concurrency: 2, batch: 20 })
