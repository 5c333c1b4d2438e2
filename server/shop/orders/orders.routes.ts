import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { cursorPage, cursorQuery } from '#kernel/cursor'
import { type Db, withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { readSetting } from '#kernel/settings'
import { data } from '#kernel/shapes'
import { cartRequestOf } from '#shop/carts'
import { cancelOrder, changeAddress } from './change-order.service.ts'
import { orderToken } from './order-secret.ts'
import { AddressChange, CancelOrder, NewOrder, NewReturn, OrderDetail, OrderSummary, Return } from './orders.schema.ts'
import { payWithin, returnDays, transferWithin } from './orders.settings.ts'
import type { OrderRow } from './orders.repository.ts'
import { placeOrder } from './place-order.service.ts'
import { requestReturn } from './return-order.service.ts'
import { detailOf, listOrders, ownOrder, viewOrder } from './view-order.service.ts'

const tags = ['shop']
const params = z.object({ order_id: z.uuid() })
const PRIVATE = 'private, no-store'
const TOKEN = /^[\w-]{43}$/

/** What a guest proves an order with. */
function tokenOf(req: FastifyRequest): string | undefined {
  const given = req.headers['x-order-token']
  return typeof given === 'string' && TOKEN.test(given) ? given : undefined
}

export function orderRoutes(app: App) {
  /** The shopper's own order, locked for a change. */
  const change = <T>(req: FastifyRequest<{ Params: { order_id: string } }>, work: (trx: Db, order: OrderRow) => Promise<T>): Promise<T> =>
    withTenant(app.db, req.shopper.tenant_id, async (trx) => work(trx, await ownOrder(trx, req.shopper, req.params.order_id, { token: tokenOf(req), isLocked: true })))
  const shown = async (trx: Db, req: FastifyRequest<{ Params: { order_id: string } }>) => {
    const detail = await detailOf(trx, await ownOrder(trx, req.shopper, req.params.order_id, { token: tokenOf(req) }))
    return { ...detail, timeline: detail.timeline.map((entry) => ({ ...entry, actor_id: null })) }
  }

  app.post('/shop/orders', { config: { access: 'shop', idempotent: true }, schema: { tags, summary: 'Order the cart as it was seen; a guest gets the secret that proves the order', body: NewOrder, response: { 201: z.object({ data: OrderDetail, order_token: z.string() }) } } }, async (req, reply) => {
    const now = new Date()
    const { tenant_id } = req.shopper
    const minutes = req.body.payment_method === 'bank' ? (await readSetting(app.services, transferWithin, tenant_id)) * 60 : await readSetting(app.services, payWithin, tenant_id)
    const order_id = crypto.randomUUID()
    const cart = await cartRequestOf(app.services, req, now)
    const placed = await withTenant(app.db, tenant_id, (trx) => placeOrder(trx, { cart, order: req.body, order_id, token: orderToken(app.services.config, order_id), expires_at: new Date(now.getTime() + minutes * 60_000) }))
    const token = orderToken(app.services.config, placed.order_id)
    const { made } = placed
    const detail = made === undefined
      ? await withTenant(app.db, tenant_id, async (trx) => detailOf(trx, await ownOrder(trx, req.shopper, placed.order_id, { token })))
      : { ...viewOrder(made), timeline: [{ kind: 'placed', actor: 'customer' as const }, { kind: 'reserved', actor: 'system' as const }].map((entry) => ({ ...entry, at: now, actor_id: null, detail: {} })), shipments: [], returns: [] }
    return reply.header('Cache-Control', PRIVATE).code(201).send({ data: detail, order_token: token })
  })

  app.get('/shop/orders', { config: { access: 'customer' }, schema: { tags, summary: 'One’s orders, newest first', querystring: z.object(cursorQuery), response: { 200: cursorPage(OrderSummary) } } },
    async (req, reply) => reply.header('Cache-Control', PRIVATE).send(await withTenant(app.db, req.shopper.tenant_id, (trx) => listOrders(trx, { ...req.query, customer_id: req.shopper.customer_id ?? '' }))))

  app.get('/shop/orders/:order_id', { config: { access: 'shop' }, schema: { tags, summary: 'An order, what happened to it, and where its parcels are (guests: X-Order-Token)', params, response: { 200: data(OrderDetail) } } },
    async (req, reply) => reply.header('Cache-Control', PRIVATE).send({ data: await withTenant(app.db, req.shopper.tenant_id, (trx) => shown(trx, req)) }))

  app.post('/shop/orders/:order_id/cancel', { config: { access: 'shop', idempotent: true }, schema: { tags, summary: 'Cancel it, as long as nothing is packed', params, body: CancelOrder, response: { 200: data(OrderDetail) } } }, async (req) => ({
    data: await change(req, async (trx, order) => {
      await cancelOrder(trx, order, { reason: req.body.reason, by: { actor: 'customer', actor_id: req.shopper.customer_id }, now: new Date() })
      return shown(trx, req)
    }),
  }))

  app.put('/shop/orders/:order_id/address', { config: { access: 'shop' }, schema: { tags, summary: 'Another address at the same cost, as long as nothing is packed', params, body: AddressChange, response: { 200: data(OrderDetail) } } }, async (req) => ({
    data: await change(req, async (trx, order) => {
      await changeAddress(trx, order, { address: req.body.address, by: { actor: 'customer', actor_id: req.shopper.customer_id } })
      return shown(trx, req)
    }),
  }))

  app.post('/shop/orders/:order_id/returns', { config: { access: 'shop', idempotent: true }, schema: { tags, summary: 'Ask to send something back', params, body: NewReturn, response: { 201: data(Return) } } }, async (req, reply) => {
    const days = await readSetting(app.services, returnDays, req.shopper.tenant_id)
    return reply.code(201).send({ data: await change(req, (trx, order) => requestReturn(trx, order, { ...req.body, days, now: new Date(), actor_id: req.shopper.customer_id })) })
  })
}
