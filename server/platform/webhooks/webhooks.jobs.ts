import type { Db } from '#kernel/db'
import { enqueue, onCall, onSchedule } from '#kernel/jobs'
import { attemptDelivery } from './attempt.job-type.ts'
import { attempt } from './attempt.service.ts'
import * as deliveries from './deliveries.repository.ts'

const KEEP_MS = 30 * 24 * 60 * 60_000
/** A job that is late by this much is not coming. */
const OVERDUE_MS = 60_000
const SWEEP = 1_000

export const webhookJobs = [
  onCall(attemptDelivery, ({ services }, order) => attempt(services, order)),
  onSchedule('webhooks.sweep', '* * * * *', ({ services }) => sweepOverdue(services.systemDb, new Date())),
  onSchedule('webhooks.prune', '35 3 * * *', ({ services }) => deliveries.removeBefore(services.systemDb, new Date(Date.now() - KEEP_MS))),
]

/** Calls again for what waits at a busy endpoint or was lost with a process. A job too many finds nothing to do. */
export async function sweepOverdue(systemDb: Db, now: Date): Promise<void> {
  for (const { tenant_id, id } of await deliveries.listOverdue(systemDb, { before: new Date(now.getTime() - OVERDUE_MS), now, limit: SWEEP })) {
    await enqueue(systemDb, attemptDelivery, { tenant_id, delivery_id: id })
  }
}
