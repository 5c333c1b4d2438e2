import { onEvent } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { customerErased } from '#shop/customers'
import { eraseJob } from './reviews.jobs.ts'

export const reviewConsumers = [
  onEvent('reviews.erase', customerErased, async ({ db, event }, { customer_id }) => {
    if (event.tenant_id !== null) await enqueue(db, eraseJob, { tenant_id: event.tenant_id, customer_id })
  }),
]
