import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cursorPage, cutPage } from '#kernel/cursor'
import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { record } from '#platform/audit'
import { Shipment } from '#shop/shipping'
import { cancelOrder, changeAddress } from './change-order.service.ts'
import { moveParcel, packOrder } from './fulfil-order.service.ts'
import * as orders from './orders.repository.ts'
import { AddressChange, CancelOrder, NewOrderRefund, NewShipment, OrderDetail, OrderQuery, OrderSummary, ReceivedReturn, Return, ReturnAnswer, ReturnQuery, ShipmentMove } from './orders.schema.ts'
import { refundOrder } from './refund-order.service.ts'
import { answerReturn, receiveReturn } from './return-order.service.ts'
import * as returns from './returns.repository.ts'
import { detailOf, listOrders } from './view-order.service.ts'

const tags = ['shop_admin']
const params = z.object({ order_id: z.uuid() })
const ShipmentParams = z.object({ shipment_id: z.uuid() })
const ReturnParams = z.object({ return_id: z.uuid() })

export function orderAdminRoutes(app: App) {
  const within = <T>(req: FastifyRequest, work: (trx: Db) => Promise<T>): Promise<T> => withTenant(app.db, req.caller.tenant_id, work)
  const shown = async (trx: Db, orderId: string, isLocked = false) => {
    const order = isLocked ? await orders.lock(trx, orderId) : await orders.find(trx, orderId)
    if (order === undefined) throw notFound('order')
    return order
  }

  app.get('/shop/admin/orders', { config: { access: 'viewer' }, schema: { tags, summary: 'Orders, newest first; q begins their number or e-mail', querystring: OrderQuery, response: { 200: cursorPage(OrderSummary) } } },
    (req) => within(req, (trx) => listOrders(trx, req.query)))

  app.get('/shop/admin/orders/:order_id', { config: { access: 'viewer' }, schema: { tags, summary: 'An order with its timeline, parcels and returns', params, response: { 200: data(OrderDetail) } } },
    async (req) => ({ data: await within(req, async (trx) => detailOf(trx, await shown(trx, req.params.order_id))) }))

  app.post('/shop/admin/orders/:order_id/cancel', { config: { access: 'member', idempotent: true }, schema: { tags, summary: 'Cancel it, as long as nothing has left; what was paid goes back', params, body: CancelOrder, response: { 200: data(OrderDetail) } } }, async (req) => ({
    data: await within(req, async (trx) => {
      const { tenant_id, id } = req.caller
      await cancelOrder(trx, await shown(trx, req.params.order_id, true), { reason: req.body.reason, by: { actor: 'seller', actor_id: id }, now: new Date() })
      await record(trx, { tenant_id, actor_id: id, action: 'orders.cancelled', subject: `order:${req.params.order_id}`, detail: req.body })
      return detailOf(trx, await shown(trx, req.params.order_id))
    }),
  }))

  app.put('/shop/admin/orders/:order_id/address', { config: { access: 'member' }, schema: { tags, summary: 'Correct the address', params, body: AddressChange, response: { 200: data(OrderDetail) } } }, async (req) => ({
    data: await within(req, async (trx) => {
      const { tenant_id, id } = req.caller
      await changeAddress(trx, await shown(trx, req.params.order_id, true), { address: req.body.address, by: { actor: 'seller', actor_id: id } })
      await record(trx, { tenant_id, actor_id: id, action: 'orders.address_changed', subject: `order:${req.params.order_id}` })
      return detailOf(trx, await shown(trx, req.params.order_id))
    }),
  }))

  app.post('/shop/admin/orders/:order_id/refunds', { config: { access: 'admin', idempotent: true }, schema: { tags, summary: 'Pay back pieces, sending, or an amount', params, body: NewOrderRefund, response: { 201: data(z.object({ amount_minor: z.int(), order: OrderDetail })) } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    const answer = await within(req, async (trx) => {
      const key = req.idempotency_key ?? crypto.randomUUID()
      const amount_minor = await refundOrder(trx, await shown(trx, req.params.order_id, true), { ...req.body, key: `orders:refund:${req.params.order_id}:${key}`, actor_id: id })
      await record(trx, { tenant_id, actor_id: id, action: 'orders.refunded', subject: `order:${req.params.order_id}`, detail: { amount_minor, reason: req.body.reason } })
      return { amount_minor, order: await detailOf(trx, await shown(trx, req.params.order_id)) }
    })
    return reply.code(201).send({ data: answer })
  })

  app.post('/shop/admin/orders/:order_id/shipments', { config: { access: 'member', idempotent: true }, schema: { tags, summary: 'Pack a parcel; nothing said, all that is not packed yet', params, body: NewShipment, response: { 201: data(Shipment) } } },
    async (req, reply) => reply.code(201).send({ data: await within(req, (trx) => packOrder(trx, req.caller, req.params.order_id, { ...req.body, now: new Date() })) }))

  app.put('/shop/admin/shipments/:shipment_id', { config: { access: 'member' }, schema: { tags, summary: 'A parcel leaves, arrives, or is unpacked', params: ShipmentParams, body: ShipmentMove, response: { 200: data(Shipment) } } },
    async (req) => ({ data: await within(req, (trx) => moveParcel(trx, req.caller, req.params.shipment_id, { ...req.body, now: new Date() })) }))

  app.get('/shop/admin/returns', { config: { access: 'viewer' }, schema: { tags, summary: 'What people want to send back, newest first', querystring: ReturnQuery, response: { 200: cursorPage(Return) } } },
    async (req) => cutPage(await within(req, (trx) => returns.list(trx, req.query)), req.query, (one) => ({ at: one.requested_at, id: one.return_id })))

  app.post('/shop/admin/returns/:return_id/answer', { config: { access: 'member', idempotent: true }, schema: { tags, summary: 'Let it come back, or not', params: ReturnParams, body: ReturnAnswer, response: { 200: data(Return) } } },
    async (req) => ({ data: await within(req, (trx) => answerReturn(trx, req.caller, req.params.return_id, { is_approved: req.body.is_approved, answer: req.body.answer, now: new Date() })) }))

  app.post('/shop/admin/returns/:return_id/receive', { config: { access: 'admin', idempotent: true }, schema: { tags, summary: 'It came back: restock and pay back', params: ReturnParams, body: ReceivedReturn, response: { 200: data(Return) } } }, async (req) => {
    const { tenant_id, id } = req.caller
    return {
      data: await within(req, async (trx) => {
        const received = await receiveReturn(trx, req.caller, req.params.return_id, { ...req.body, now: new Date() })
        await record(trx, { tenant_id, actor_id: id, action: 'orders.return_received', subject: `order:${received.order_id}`, detail: { refund_minor: received.refund_minor } })
        return received
      }),
    }
  })
}
