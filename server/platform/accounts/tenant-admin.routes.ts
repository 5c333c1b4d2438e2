import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import type { TenantStatus } from './accounts.schema.ts'
import { actorOf } from './origin.ts'
import * as admin from './tenant-admin.repository.ts'
import { NewTenant, TenantPage, TenantParams, TenantQuery, TenantRow, TenantUpdate } from './tenant-admin.schema.ts'
import { createTenant, getTenantRow, setTenantStatus, updateTenant } from './tenant-admin.service.ts'
import { tokensOf } from './tokens.ts'

const tags = ['tenants']
const config = { access: 'super_admin', people_only: true } as const
const dangerous = { ...config, step_up: true } as const

/** For who runs the installation (`tradewind tenants admin EMAIL`). They see that tenants are there, and nothing of what is theirs. */
export function tenantAdminRoutes(app: App) {
  const { services } = app
  const one = { tags, params: TenantParams, response: { 200: data(TenantRow) } }
  const settle = async (id: string) => (await tokensOf(services)).callers.forget(id)

  app.get('/tenants', { config, schema: { tags, querystring: TenantQuery, response: { 200: TenantPage } } }, (req) => admin.list(services.systemDb, req.query))
  app.post('/tenants', { config: dangerous, schema: { tags, summary: 'A new tenant; its owner gets an invitation', body: NewTenant, response: { 201: data(TenantRow) } } }, async (req, reply) =>
    reply.code(201).send({ data: await createTenant(services, req.body, actorOf(req)) }),
  )
  app.get('/tenants/:tenant_id', { config, schema: one }, async (req) => ({ data: await getTenantRow(services.systemDb, req.params.tenant_id) }))
  app.put('/tenants/:tenant_id', { config: dangerous, schema: { ...one, body: TenantUpdate } }, async (req) => {
    const tenant = await updateTenant(services, req.params.tenant_id, req.body, actorOf(req))
    await settle(tenant.id)
    return { data: tenant }
  })
  const summary = 'Cancels it. Nobody comes in any more and nothing is fetched for it; its data stays for 30 days, in which it can be activated again, and may then be erased'
  app.delete('/tenants/:tenant_id', { config: dangerous, schema: { ...one, summary } }, async (req) => {
    const tenant = await setTenantStatus(services, req.params.tenant_id, { status: 'cancelled', isDeletion: true }, actorOf(req))
    await settle(tenant.id)
    return { data: tenant }
  })
  const states: [string, TenantStatus][] = [['suspend', 'suspended'], ['activate', 'active'], ['cancel', 'cancelled']]
  for (const [verb, status] of states) {
    app.post(`/tenants/:tenant_id/${verb}`, { config: dangerous, schema: one }, async (req) => {
      const tenant = await setTenantStatus(services, req.params.tenant_id, { status }, actorOf(req))
      await settle(tenant.id)
      return { data: tenant }
    })
  }
}
