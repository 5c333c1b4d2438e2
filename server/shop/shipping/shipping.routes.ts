import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { record } from '#platform/audit'
import * as shipping from './shipping.repository.ts'
import { Method, NewMethod, NewZone, Zone } from './shipping.schema.ts'

const tags = ['shop_admin']
const ZoneParams = z.object({ zone_id: z.uuid() })
const MethodParams = z.object({ method_id: z.uuid() })

export function shippingRoutes(app: App) {
  app.get('/shop/admin/shipping-zones', { config: { access: 'viewer' }, schema: { tags, summary: 'Where is sent to, how, and what it costs', response: { 200: list(Zone) } } },
    async (req) => ({ data: await withTenant(app.db, req.caller.tenant_id, shipping.listZones) }))

  app.post('/shop/admin/shipping-zones', { config: { access: 'admin', idempotent: true }, schema: { tags, summary: 'Add a zone', body: NewZone, response: { 201: data(Zone) } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    const zone = await withTenant(app.db, tenant_id, async (trx) => {
      const made = await shipping.insertZone(trx, tenant_id, req.body)
      await record(trx, { tenant_id, actor_id: id, action: 'shipping.zone_added', subject: `shipping_zone:${made.zone_id}`, detail: req.body })
      return made
    })
    return reply.code(201).send({ data: zone })
  })

  app.put('/shop/admin/shipping-zones/:zone_id', { config: { access: 'admin' }, schema: { tags, summary: 'Change a zone', params: ZoneParams, body: NewZone.partial(), response: { 204: z.null() } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    await withTenant(app.db, tenant_id, async (trx) => {
      if (!(await shipping.changeZone(trx, req.params.zone_id, req.body))) throw notFound('zone')
      await record(trx, { tenant_id, actor_id: id, action: 'shipping.zone_changed', subject: `shipping_zone:${req.params.zone_id}`, detail: req.body })
    })
    return reply.code(204).send(null)
  })

  app.delete('/shop/admin/shipping-zones/:zone_id', { config: { access: 'admin' }, schema: { tags, summary: 'Remove a zone and its methods', params: ZoneParams, response: { 204: z.null() } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    await withTenant(app.db, tenant_id, async (trx) => {
      if (!(await shipping.removeZone(trx, req.params.zone_id))) throw notFound('zone')
      await record(trx, { tenant_id, actor_id: id, action: 'shipping.zone_removed', subject: `shipping_zone:${req.params.zone_id}` })
    })
    return reply.code(204).send(null)
  })

  app.post('/shop/admin/shipping-zones/:zone_id/methods', { config: { access: 'admin', idempotent: true }, schema: { tags, summary: 'Add a way of sending', params: ZoneParams, body: NewMethod, response: { 201: data(Method) } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    const method = await withTenant(app.db, tenant_id, async (trx) => {
      const made = await shipping.insertMethod(trx, tenant_id, req.params.zone_id, req.body)
      if (made === undefined) throw notFound('zone')
      await record(trx, { tenant_id, actor_id: id, action: 'shipping.method_added', subject: `shipping_method:${made.method_id}`, detail: req.body })
      return made
    })
    return reply.code(201).send({ data: method })
  })

  app.put('/shop/admin/shipping-methods/:method_id', { config: { access: 'admin' }, schema: { tags, summary: 'Change a way of sending, its rates with it', params: MethodParams, body: NewMethod, response: { 200: data(Method) } } }, async (req) => {
    const { tenant_id, id } = req.caller
    const method = await withTenant(app.db, tenant_id, async (trx) => {
      const changed = await shipping.changeMethod(trx, tenant_id, req.params.method_id, req.body)
      if (changed === undefined) throw notFound('shipping method')
      await record(trx, { tenant_id, actor_id: id, action: 'shipping.method_changed', subject: `shipping_method:${changed.method_id}`, detail: req.body })
      return changed
    })
    return { data: method }
  })

  app.delete('/shop/admin/shipping-methods/:method_id', { config: { access: 'admin' }, schema: { tags, summary: 'Remove a way of sending', params: MethodParams, response: { 204: z.null() } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    await withTenant(app.db, tenant_id, async (trx) => {
      if (!(await shipping.removeMethod(trx, req.params.method_id))) throw notFound('shipping method')
      await record(trx, { tenant_id, actor_id: id, action: 'shipping.method_removed', subject: `shipping_method:${req.params.method_id}` })
    })
    return reply.code(204).send(null)
  })
}
