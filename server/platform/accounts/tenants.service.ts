import type { Db } from '#kernel/db'
import { refused } from '#kernel/errors'
import type { UsageCount } from '#kernel/module'
import { record } from '#platform/audit'
import { MAX_KEYS } from './keys.service.ts'
import * as keys from './keys.repository.ts'
import * as members from './members.repository.ts'
import { type Actor, traceOf } from './origin.ts'
import * as tenants from './tenants.repository.ts'
import type { TenantChange } from './tenants.schema.ts'

/** @throws AppError 422 when the subdomain is another's */
export async function changeTenant(trx: Db, { name, subdomain }: TenantChange, by: Actor) {
  const to = { ...(name === undefined ? {} : { name }), ...(subdomain === undefined ? {} : { subdomain }) }
  if (Object.keys(to).length > 0) {
    if (!(await tenants.change(trx, to))) throw refused('SUBDOMAIN_TAKEN', 'Another tenant has this subdomain', 'subdomain')
    await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.tenant_changed', detail: to, ...traceOf(by) })
  }
  return tenants.get(trx)
}

export async function readUsage(trx: Db, tenantId: string) {
  const { plan, max_products, requests_per_minute, crawls_per_month } = await tenants.planOf(trx)
  const { members: users, invited: invitations, max_users } = await members.countSeats(trx, tenantId)
  return { plan, users, invitations, max_users, api_keys: await keys.countOpen(trx), max_api_keys: MAX_KEYS, max_products, requests_per_minute, crawls_per_month }
}

/** For the usage of the whole tenant. */
export async function countUsage(trx: Db, tenantId: string): Promise<UsageCount[]> {
  const { users, invitations, max_users, api_keys, max_api_keys } = await readUsage(trx, tenantId)
  return [{ name: 'users', used: users + invitations, limit: max_users, period: 'now' }, { name: 'api_keys', used: api_keys, limit: max_api_keys, period: 'now' }]
}
