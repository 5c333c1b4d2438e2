import { withTenant } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { listMembers, listTenantIds } from '#platform/accounts'
import { listProductIdsWithCompetitors } from '#track/competitors'
import { weeklyJob } from './analysis.job-types.ts'
import { findProduct } from '#track/tracking'
import { analysisWeekly } from './analysis.settings.ts'
import { startAnalysis } from './start.service.ts'
import * as weeks from './weekly.repository.ts'

/** The hour of Sunday from which on the analyses of the week are made, in the tenant's zone. */
const HOUR = 2
/** Products of a tenant that are analysed in a week. */
const MOST = 50

/** The Sunday it is in a zone, from two in the morning on, as `2026-11-22`; undefined on other days, and before. */
export function sundayOf(now: Date, zone: string): string | undefined {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' }).formatToParts(now)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return part('weekday') === 'Sun' && Number(part('hour')) >= HOUR ? `${part('year')}-${part('month')}-${part('day')}` : undefined
}

/** A tenant's zone and language are its owner's. */
async function ownerOf({ db }: Pick<Services, 'db'>, tenantId: string) {
  const members = await withTenant(db, tenantId, (trx) => listMembers(trx))
  return members.find(({ role }) => role === 'owner') ?? members[0]
}

/** Asked every hour: for each tenant where it is Sunday, a job. Who was away at two o'clock is served when we are back that day. */
export async function openWeek(services: Pick<Services, 'db' | 'systemDb'>, now: Date): Promise<void> {
  for (const tenant_id of await listTenantIds(services.systemDb, 'active')) {
    const starts_on = sundayOf(now, (await ownerOf(services, tenant_id))?.time_zone ?? 'UTC')
    if (starts_on !== undefined) await enqueue(services.systemDb, weeklyJob, { tenant_id, starts_on }, { priority: 'schedule' })
  }
}

/** Opens the analyses of a week, once: the week and its tasks are written together. */
export async function startWeek(services: Pick<Services, 'db' | 'systemDb'>, { tenant_id, starts_on }: { tenant_id: string; starts_on: string }, now: Date): Promise<void> {
  if (!(await readSetting(services, analysisWeekly, tenant_id))) return
  const language = (await ownerOf(services, tenant_id))?.language ?? 'en'
  await withTenant(services.db, tenant_id, async (trx) => {
    const products: string[] = []
    for (const id of await listProductIdsWithCompetitors(trx)) if (products.length < MOST && (await findProduct(trx, id)) !== undefined) products.push(id) // some are tracked no longer
    if (products.length === 0 || !(await weeks.claim(trx, { tenant_id, starts_on, products: products.length }))) return
    for (const id of products) await startAnalysis(trx, { id: null, tenant_id }, { product_id: id, competitor_urls: [], analysis_type: 'full', report_type: 'competitor_analysis', priority: 'low', language }, { now, is_weekly: true })
  })
}
