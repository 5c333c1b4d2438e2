import { type Db, withTenant } from '#kernel/db'
import { planOf } from '#platform/accounts'
import type { Tracked } from '#track/tracking'
import * as usage from './usage.repository.ts'

/** What is left of the month's crawls for the transaction's tenant. */
export async function readQuota(trx: Db, now: Date): Promise<{ limit: number; used: number }> {
  const { crawls_per_month: limit } = await planOf(trx)
  const { crawls: used } = await usage.find(trx, usage.monthOf(now))
  return { limit, used }
}

/** Those whose tenant has crawls left this month: the clock fetches for nobody else. */
export async function leaveOutSpent(db: Db, tracked: readonly Tracked[], now: Date): Promise<Tracked[]> {
  const spent = new Set<string>()
  for (const tenantId of new Set(tracked.map(({ tenant_id }) => tenant_id))) {
    const { limit, used } = await withTenant(db, tenantId, (trx) => readQuota(trx, now))
    if (used >= limit) spent.add(tenantId)
  }
  return tracked.filter(({ tenant_id }) => !spent.has(tenant_id))
}
