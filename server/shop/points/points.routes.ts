import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { readSetting } from '#kernel/settings'
import { data } from '#kernel/shapes'
import { record } from '#platform/audit'
import { getCustomer } from '#shop/customers'
import * as points from './points.repository.ts'
import { PointsAccount, PointsAdjustment } from './points.schema.ts'
import { worth } from './points.settings.ts'

const SHOWN = 100

export function pointsRoutes(app: App) {
  const accountOf = async (tenant_id: string, customer_id: string) => {
    const worth_minor = await readSetting(app.services, worth, tenant_id)
    return withTenant(app.db, tenant_id, async (trx) => ({ balance: await points.balanceOf(trx, customer_id), worth_minor, entries: await points.list(trx, customer_id, SHOWN) }))
  }

  const checkCustomer = async (tenant_id: string, id: string) => {
    if ((await withTenant(app.db, tenant_id, (trx) => getCustomer(trx, id))) === undefined) throw notFound('customer')
  }

  app.get('/shop/users/me/points', { config: { access: 'customer' }, schema: { tags: ['shop'], summary: 'One’s points, and what they came from', response: { 200: data(PointsAccount) } } },
    async (req) => ({ data: await accountOf(req.shopper.tenant_id, req.shopper.customer_id ?? '') }))

  const params = z.object({ customer_id: z.uuid() })
  app.get('/shop/admin/customers/:customer_id/points', { config: { access: 'viewer' }, schema: { tags: ['shop_admin'], summary: 'A customer’s points', params, response: { 200: data(PointsAccount) } } },
    async (req) => {
      await checkCustomer(req.caller.tenant_id, req.params.customer_id)
      return { data: await accountOf(req.caller.tenant_id, req.params.customer_id) }
    })

  app.post('/shop/admin/customers/:customer_id/points', { config: { access: 'admin', idempotent: true }, schema: { tags: ['shop_admin'], summary: 'Give or take points by hand', params, body: PointsAdjustment, response: { 201: data(PointsAccount) } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    const { customer_id } = req.params
    await checkCustomer(tenant_id, customer_id)
    await withTenant(app.db, tenant_id, async (trx) => {
      await points.add(trx, { tenant_id, customer_id, kind: 'adjusted', points: req.body.points, order_id: null, ref: `adjusted ${crypto.randomUUID()}`, actor_id: id, note: req.body.note })
      await record(trx, { tenant_id, actor_id: id, action: 'points.adjusted', subject: `customer:${customer_id}`, detail: req.body })
    })
    return reply.code(201).send({ data: await accountOf(tenant_id, customer_id) })
  })
}
