import { type Db, withTenant } from '#kernel/db'
import { refused } from '#kernel/errors'
import { getTenantStatus, planOf } from '#platform/accounts'
import type { Tracked } from '#track/tracking'
import * as requests from './requests.repository.ts'
import * as searches from './searches.repository.ts'
import * as usage from './usage.repository.ts'

/** What is left of the month's crawls for the transaction's tenant. */
export async function readQuota(trx: Db, now: Date): Promise<{ limit: number; used: number }> {
  const { crawls_per_month: limit } = await planOf(trx)
  const { crawls: used } = await usage.find(trx, usage.monthOf(now))
  return { limit, used }
}

/** How many further fetches may be asked for; below zero when more wait than are left. Until the end of the transaction nobody else of the tenant asks. */
async function countRoom(trx: Db, tenantId: string, now: Date): Promise<{ limit: number; used: number; room: number }> {
  await requests.lockQuota(trx, tenantId)
  const { limit, used } = await readQuota(trx, now)
  return { limit, used, room: limit - used - (await requests.countPending(trx)) - (await searches.countExpected(trx)) }
}

/** @throws AppError 422 */
export async function checkQuota(trx: Db, { tenant_id, queued, now, field = 'product_ids' }: { tenant_id: string; queued: number; now: Date; field?: string }): Promise<void> {
  const { limit, used, room } = await countRoom(trx, tenant_id, now)
  if (queued > room) throw refused('QUOTA_EXCEEDED', `Your plan allows ${limit} crawls a month, and ${used} are used`, field)
}

/** Whether more waits than the plan has crawls left. */
export const isOverdrawn = async (trx: Db, tenantId: string, now: Date): Promise<boolean> => (await countRoom(trx, tenantId, now)).room < 0

/** Those whose tenant is open and has crawls left this month: the clock fetches for nobody else. */
export async function leaveOutSpent(db: Db, tracked: readonly Tracked[], now: Date): Promise<Tracked[]> {
  const spent = new Set<string>()
  for (const tenantId of new Set(tracked.map(({ tenant_id }) => tenant_id))) {
    const isOpen = await withTenant(db, tenantId, async (trx) => {
      const { limit, used } = await readQuota(trx, now)
      return used < limit && (await getTenantStatus(trx, tenantId)) === 'active'
    })
    if (!isOpen) spent.add(tenantId)
  }
  return tracked.filter(({ tenant_id }) => !spent.has(tenant_id))
}

/** Those for whom the clock fetched. Where nobody has crawls left any more, those who had when the run began. */
export async function findPayers(db: Db, tracked: readonly Tracked[], now: Date): Promise<Tracked[]> {
  const open = await leaveOutSpent(db, tracked, now)
  const paid = new Set(open.map(({ listing_id }) => listing_id))
  return [...open, ...tracked.filter(({ listing_id }) => !paid.has(listing_id))]
}
