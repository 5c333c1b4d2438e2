import { onEvent } from '#kernel/events'
import { onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { listingObserved, productAdded, productRemoved } from '#track/tracking'
import { confirmSeen, trackingConfirmed } from './confirm.service.ts'
import * as pending from './confirmations.repository.ts'

/** What is not seen by then does not exist. */
const KEEP_MS = 7 * 86_400_000

export const confirmationsModule: Module = {
  name: 'confirmations',
  notices: [trackingConfirmed],
  consumers: [
    onEvent('confirmations.added', productAdded, async ({ db, event }, { product_id }) => {
      if (event.tenant_id !== null) await pending.add(db, { tenant_id: event.tenant_id, product_id })
    }),
    onEvent('confirmations.seen', listingObserved, ({ db }, { product_id, observed_at }) => pending.markSeen(db, product_id, new Date(observed_at))),
    onEvent('confirmations.removed', productRemoved, ({ db }, { product_id }) => pending.remove(db, product_id)),
  ],
  jobs: [
    onSchedule('confirmations.tell', '* * * * *', ({ services }) => confirmSeen(services, new Date())),
    onSchedule('confirmations.prune', '41 3 * * *', ({ services }) => pending.removeBefore(services.systemDb, new Date(Date.now() - KEEP_MS))),
  ],
}
