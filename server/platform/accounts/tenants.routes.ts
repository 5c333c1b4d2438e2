import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { actorOf } from './origin.ts'
import * as tenants from './tenants.repository.ts'
import { Tenant, TenantChange, Usage } from './tenants.schema.ts'
import { changeTenant, readUsage } from './tenants.service.ts'
import { tokensOf } from './tokens.ts'

const tags = ['tenants']
const one = { tags, response: { 200: data(Tenant) } }

export function tenantRoutes(app: App) {
  app.get('/tenants/current', { config: { access: 'viewer' }, schema: one }, async ({ caller }) => ({ data: await withTenant(app.db, caller.tenant_id, tenants.get) }))
  app.put('/tenants/current', { config: { access: 'admin', people_only: true }, schema: { ...one, body: TenantChange } }, async (req) => {
    const tenant = await withTenant(app.db, req.caller.tenant_id, (trx) => changeTenant(trx, req.body, actorOf(req)))
    ;(await tokensOf(app.services)).callers.forget(tenant.id) // its own address may be another now
    return { data: tenant }
  })
  app.get('/tenants/current/usage', { config: { access: 'viewer' }, schema: { tags, response: { 200: data(Usage) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => readUsage(trx, caller.tenant_id)),
  }))
}
