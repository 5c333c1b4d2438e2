import { type Db, withTenant } from '#kernel/db'
import { onEvent } from '#kernel/events'
import { onCall, onSchedule } from '#kernel/jobs'
import { historyImported, listingObserved, productAdded, productRemoved } from '#track/tracking'
import * as incidents from './incidents.repository.ts'
import { resolveUntracked } from './incidents.service.ts'
import { learn, observe, rulesAt } from './observe.service.ts'
import { rebuildWatch } from './rebuild.job-type.ts'
import { tellStale } from './stale.service.ts'
import * as watches from './watch.repository.ts'

export const alertConsumers = [
  onEvent('alerts.observe', listingObserved, async ({ db, event: { tenant_id }, world_speed }, { product_id, listing_id, observed_at, has_new_content }) => {
    if (tenant_id !== null) await observe(db, { tenant_id, product_id, listing_id, at: new Date(observed_at), hasNewContent: has_new_content }, world_speed)
  }),
  onEvent('alerts.forget', historyImported, ({ db }, { product_id }) => watches.forget(db, product_id)),
  onEvent('alerts.watch', productAdded, async ({ db, event: { tenant_id } }, { product_id, listing_id }) => {
    if (tenant_id !== null) await watches.lock(db, { tenant_id, product_id, listing_id })
  }),
  onEvent('alerts.unwatch', productRemoved, async ({ db }, { product_id }) => {
    await watches.remove(db, product_id)
    await resolveUntracked(db, product_id, new Date())
  }),
]

/** As long as a crawled history is kept. */
const KEEP_RESOLVED_MS = 365 * 86_400_000

export const alertJobs = [
  onCall(rebuildWatch, ({ services: { db, config } }, order) => rebuild(db, order, config.world_speed), ({ services: { db } }, order) => giveUp(db, order)),
  onSchedule('alerts.prune', '5 4 * * *', ({ services }) => incidents.removeResolvedBefore(services.systemDb, new Date(Date.now() - KEEP_RESOLVED_MS))),
  onSchedule('alerts.stale', '*/10 * * * *', ({ services }) => tellStale(services, { now: new Date(), worldSpeed: services.config.world_speed })),
]

interface Order {
  tenant_id: string
  product_id: string
  listing_id: string
  at: string
}

/** Learns what was stored before the look that asked for it, and then looks at that, and at what has come meanwhile. */
async function rebuild(db: Db, { tenant_id, product_id, listing_id, at: time }: Order, worldSpeed: number): Promise<void> {
  const at = new Date(time)
  const state = await withTenant(db, tenant_id, (trx) => learn(trx, { listing_id, at }, { rules: rulesAt(worldSpeed), most: Number.POSITIVE_INFINITY }))
  if (state === undefined) return
  await withTenant(db, tenant_id, async (trx) => {
    if (!(await watches.finishRebuild(trx, product_id, state))) return // removed meanwhile, or done
    await observe(trx, { tenant_id, product_id, listing_id, at, hasNewContent: true }, worldSpeed)
  })
}

const giveUp = (db: Db, { tenant_id, product_id }: Order) => withTenant(db, tenant_id, (trx) => watches.update(trx, product_id, { is_rebuilding: false }))
