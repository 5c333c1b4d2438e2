import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { AppError, notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { record } from '#platform/audit'
import * as rates from './tax.repository.ts'
import { NewTaxRate, TaxRate, TaxRateChange } from './tax.schema.ts'

const tags = ['shop_admin']
const params = z.object({ rate_id: z.uuid() })

export function taxRoutes(app: App) {
  app.get('/shop/admin/tax-rates', { config: { access: 'viewer' }, schema: { tags, summary: 'Tax rates', response: { 200: list(TaxRate) } } },
    async (req) => ({ data: await withTenant(app.db, req.caller.tenant_id, rates.list) }))

  app.post('/shop/admin/tax-rates', { config: { access: 'admin', idempotent: true }, schema: { tags, summary: 'Add a tax rate', body: NewTaxRate, response: { 201: data(TaxRate) } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    const rate = await withTenant(app.db, tenant_id, async (trx) => {
      const added = await rates.insert(trx, tenant_id, req.body)
      if (added === undefined) throw new AppError([409, 'RATE_EXISTS'], 'This place has a rate of that name already', { field: 'name' })
      await record(trx, { tenant_id, actor_id: id, action: 'tax.rate_added', subject: `tax_rate:${added.rate_id}`, detail: req.body })
      return added
    })
    return reply.code(201).send({ data: rate })
  })

  app.put('/shop/admin/tax-rates/:rate_id', { config: { access: 'admin' }, schema: { tags, summary: 'Change a tax rate; orders keep theirs', params, body: TaxRateChange, response: { 200: data(TaxRate) } } }, async (req) => {
    const { tenant_id, id } = req.caller
    const rate = await withTenant(app.db, tenant_id, async (trx) => {
      const changed = await rates.change(trx, req.params.rate_id, req.body)
      if (changed === undefined) throw notFound('tax rate')
      await record(trx, { tenant_id, actor_id: id, action: 'tax.rate_changed', subject: `tax_rate:${changed.rate_id}`, detail: req.body })
      return changed
    })
    return { data: rate }
  })

  app.delete('/shop/admin/tax-rates/:rate_id', { config: { access: 'admin' }, schema: { tags, summary: 'Remove a tax rate', params, response: { 204: z.null() } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    await withTenant(app.db, tenant_id, async (trx) => {
      if (!(await rates.remove(trx, req.params.rate_id))) throw notFound('tax rate')
      await record(trx, { tenant_id, actor_id: id, action: 'tax.rate_removed', subject: `tax_rate:${req.params.rate_id}` })
    })
    return reply.code(204).send(null)
  })
}
