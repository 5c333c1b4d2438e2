import { pruneEvents } from './events/outbox.repository.ts'
import { pruneIdempotencyKeys } from './http/idempotency.ts'
import { countRequests, pruneRequestCounts } from './http/request-count.ts'
import { pruneRates } from './http/rate-sync.ts'
import { queueRoutes } from './jobs/queue-state.ts'
import { onSchedule } from './jobs.ts'
import type { Module } from './module.ts'

/** Live readers that were away longer load afresh. */
const OUTBOX_DAYS = 3
const INBOX_DAYS = 30

export const kernelModule: Module = {
  name: 'kernel',
  routes: queueRoutes,
  usage: async (trx, _tenantId, since) => [{ name: 'requests', used: await countRequests(trx, since), limit: null, period: 'month' }],
  jobs: [
    onSchedule('kernel.prune-events', '*/20 * * * *', ({ services }) => pruneEvents(services.systemDb, { outboxDays: OUTBOX_DAYS, inboxDays: INBOX_DAYS })),
    onSchedule('kernel.prune-idempotency-keys', '7 * * * *', ({ services }) => pruneIdempotencyKeys(services.systemDb)),
    onSchedule('kernel.prune-request-counts', '47 4 * * *', ({ services }) => pruneRequestCounts(services.systemDb)),
    onSchedule('kernel.prune-rates', '37 * * * *', ({ services }) => pruneRates(services.systemDb)),
  ],
}
