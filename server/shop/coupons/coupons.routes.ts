import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { AppError, notFound, refused } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, page, paginate } from '#kernel/shapes'
import { record } from '#platform/audit'
import * as coupons from './coupons.repository.ts'
import { Coupon, CouponChange, CouponQuery, NewCoupon } from './coupons.schema.ts'

const tags = ['shop_admin']

export function couponRoutes(app: App) {
  app.get('/shop/admin/coupons', { config: { access: 'viewer' }, schema: { tags, summary: 'Coupons, newest first', querystring: CouponQuery, response: { 200: page(Coupon) } } }, async (req) => {
    const { rows, total } = await withTenant(app.db, req.caller.tenant_id, (trx) => coupons.list(trx, req.query))
    return { data: rows, pagination: paginate(req.query, total) }
  })

  app.post('/shop/admin/coupons', { config: { access: 'member', idempotent: true }, schema: { tags, summary: 'Make a coupon', body: NewCoupon, response: { 201: data(Coupon) } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    const coupon = await withTenant(app.db, tenant_id, async (trx) => {
      const made = await coupons.insert(trx, tenant_id, req.body)
      if (made === undefined) throw new AppError([409, 'COUPON_EXISTS'], 'There is a coupon of this code already', { field: 'code' })
      await record(trx, { tenant_id, actor_id: id, action: 'coupons.coupon_made', subject: `coupon:${made.coupon_id}`, detail: { code: made.code } })
      return made
    })
    return reply.code(201).send({ data: coupon })
  })

  app.put('/shop/admin/coupons/:coupon_id', { config: { access: 'member' }, schema: { tags, summary: 'End, limit or switch off a coupon', params: z.object({ coupon_id: z.uuid() }), body: CouponChange, response: { 200: data(Coupon) } } }, async (req) => {
    const { tenant_id, id } = req.caller
    const coupon = await withTenant(app.db, tenant_id, async (trx) => {
      const now = await coupons.findLocked(trx, req.params.coupon_id)
      if (now === undefined) throw notFound('coupon')
      const { max_uses, ends_at } = req.body
      if (max_uses !== undefined && max_uses !== null && max_uses < now.used) throw refused('FEWER_THAN_USED', `It was used ${now.used} times already`, 'max_uses')
      if (ends_at && now.starts_at && ends_at <= now.starts_at) throw refused('ENDS_BEFORE_START', 'It would end before it starts', 'ends_at')
      await record(trx, { tenant_id, actor_id: id, action: 'coupons.coupon_changed', subject: `coupon:${now.coupon_id}`, detail: req.body })
      return coupons.change(trx, now.coupon_id, req.body)
    })
    if (coupon === undefined) throw notFound('coupon')
    return { data: coupon }
  })
}
