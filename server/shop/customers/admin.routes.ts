import { z } from 'zod'
import { cursorPage, cutPage } from '#kernel/cursor'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { listAddresses } from './addresses.service.ts'
import * as customers from './customers.repository.ts'
import { CustomerDetail, CustomerParams, CustomerQuery, CustomerRow, ProviderInput, ProviderSettings } from './customers.schema.ts'
import { eraseCustomer } from './privacy.service.ts'
import * as providers from './provider.repository.ts'
import { callbackUrl, removeProvider, saveProvider } from './provider.service.ts'
import * as sessions from './sessions.repository.ts'
import { forgetShopper } from './shoppers.ts'

const tags = ['shop_admin']
const read = { access: 'viewer' } as const
const admin = { access: 'admin', people_only: true } as const

export function customerAdminRoutes(app: App) {
  const { db, services } = app

  app.get('/shop/admin/customers', { config: read, schema: { tags, summary: 'Customers, the newest first; `q` is the beginning of a name or an address', querystring: CustomerQuery, response: { 200: cursorPage(CustomerRow) } } }, async ({ caller, query }) => {
    const rows = await withTenant(db, caller.tenant_id, (trx) => customers.list(trx, query))
    return cutPage(rows, query, ({ created_at, customer_id }) => ({ at: created_at, id: customer_id }))
  })
  app.get('/shop/admin/customers/:customer_id', { config: read, schema: { tags, summary: 'A customer', params: CustomerParams, response: { 200: data(CustomerDetail) } } }, async ({ caller, params: { customer_id } }) => ({
    data: await withTenant(db, caller.tenant_id, async (trx) => {
      const row = await customers.findRow(trx, customer_id)
      if (row === undefined) throw notFound('customer')
      return { ...row, addresses: await listAddresses(trx, customer_id), sessions: await sessions.countOpen(trx, customer_id) }
    }),
  }))
  app.delete('/shop/admin/customers/:customer_id', { config: admin, schema: { tags, summary: 'Forget who a customer was, because they asked for it', params: CustomerParams, response: { 204: z.null() } } }, async ({ caller, params: { customer_id } }, reply) => {
    await withTenant(db, caller.tenant_id, (trx) => eraseCustomer(trx, { tenant_id: caller.tenant_id, customer_id, actor_id: caller.id }))
    forgetShopper(services, customer_id)
    return reply.code(204).send(null)
  })

  const shown = async (tenantId: string) => ({ data: { provider: (await withTenant(db, tenantId, providers.find)) ?? null, callback_url: callbackUrl(services.config) } })
  app.get('/shop/admin/customer-provider', { config: admin, schema: { tags, summary: 'Where the store’s customers may sign in besides here', response: { 200: data(ProviderSettings) } } }, ({ caller }) => shown(caller.tenant_id))
  app.put('/shop/admin/customer-provider', { config: admin, schema: { tags, summary: 'Set up the customers’ provider (OpenID Connect)', body: ProviderInput, response: { 200: data(ProviderSettings) } } }, async ({ caller, body }) => {
    await saveProvider(services, caller, body)
    return shown(caller.tenant_id)
  })
  app.delete('/shop/admin/customer-provider', { config: admin, schema: { tags, summary: 'Remove the customers’ provider', response: { 204: z.null() } } }, async ({ caller }, reply) => {
    await withTenant(db, caller.tenant_id, (trx) => removeProvider(trx, caller))
    return reply.code(204).send(null)
  })
}
