import { cursorPage, cutPage } from '#kernel/cursor'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { record } from '#platform/audit'
import { capturePayment, receiveMoney, voidByHand } from './capture-payment.service.ts'
import { checkPayment } from './confirm-payment.service.ts'
import * as disputes from './disputes.repository.ts'
import { orRefuse } from './open-payment.service.ts'
import * as payments from './payments.repository.ts'
import { Capture, Dispute, ListQuery, NewRefund, Payment, PaymentDetail, PaymentParams, PaymentQuery, Received, Refund, RefundParams, RefundQuery } from './payments.schema.ts'
import { refundOf, retryRefund, settleByHand } from './refund.service.ts'
import * as refunds from './refunds.repository.ts'

const tags = ['shop_admin']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
/** Money that leaves the house. */
const money = { access: 'admin' } as const

export function paymentAdminRoutes(app: App) {
  const { db, services } = app

  app.get('/shop/admin/payments', { config: read, schema: { tags, summary: 'Payments, the newest first', querystring: PaymentQuery, response: { 200: cursorPage(Payment) } } }, async ({ caller, query }) => {
    const rows = await withTenant(db, caller.tenant_id, (trx) => payments.list(trx, query))
    return cutPage(rows, query, ({ created_at, payment_id }) => ({ at: created_at, id: payment_id }))
  })

  app.get('/shop/admin/payments/:payment_id', { config: read, schema: { tags, summary: 'A payment and all that happened to it', params: PaymentParams, response: { 200: data(PaymentDetail) } } }, async ({ caller, params }) => ({
    data: await withTenant(db, caller.tenant_id, async (trx) => {
      const payment = await payments.find(trx, params.payment_id)
      if (payment === undefined) throw notFound('payment')
      return { ...payment, events: await payments.listEvents(trx, params.payment_id), refunds: await refunds.listOf(trx, params.payment_id), disputes: await disputes.listOf(trx, params.payment_id) }
    }),
  }))

  app.post('/shop/admin/payments/:payment_id/capture', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Take money that is reserved: all of it, or part', params: PaymentParams, body: Capture, response: { 200: data(Payment) } } }, async ({ caller, params, body }) => ({
    data: await capturePayment(services, caller, { payment_id: params.payment_id, amount_minor: body.amount_minor }),
  }))

  app.post('/shop/admin/payments/:payment_id/void', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Call off a payment that nothing was taken of', params: PaymentParams, response: { 200: data(Payment) } } }, async ({ caller, params }) => ({
    data: await voidByHand(services, caller, params.payment_id),
  }))

  app.post('/shop/admin/payments/:payment_id/received', { config: { ...write, idempotent: true }, schema: { tags, summary: 'A transfer, or the courier’s cash, has come: in full or in part', params: PaymentParams, body: Received, response: { 200: data(Payment) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(db, caller.tenant_id, (trx) => receiveMoney(trx, caller, { payment_id: params.payment_id, ...body })),
  }))

  app.post('/shop/admin/payments/:payment_id/check', { config: write, schema: { tags, summary: 'Ask the provider what became of a payment', params: PaymentParams, response: { 200: data(Payment) } } }, async ({ caller, params }) => ({
    data: await orRefuse(() => checkPayment(services, { tenant_id: caller.tenant_id, payment_id: params.payment_id })),
  }))

  app.post('/shop/admin/payments/:payment_id/refunds', { config: { ...money, idempotent: true }, schema: { tags, summary: 'Send money back: all that is left, or part', params: PaymentParams, body: NewRefund, response: { 201: data(Refund) } } }, async (req, reply) => {
    const { caller, params, body } = req
    const made = await withTenant(db, caller.tenant_id, async (trx) => {
      const payment = await payments.findLocked(trx, params.payment_id)
      if (payment === undefined) throw notFound('payment')
      const { captured_minor, refunded_minor, pending_refund_minor, order_number, currency } = payment
      const amount_minor = body.amount_minor ?? captured_minor - refunded_minor - pending_refund_minor
      const refund = await refundOf(trx, payment, { amount_minor: Math.max(1, amount_minor), reason: body.reason, idempotency_key: `seller:${req.idempotency_key ?? crypto.randomUUID()}`, created_by: caller.id })
      await record(trx, { tenant_id: caller.tenant_id, actor_id: caller.id, action: 'payments.refunded', subject: `payment:${params.payment_id}`, detail: { order_number, amount_minor: refund.amount_minor, currency } })
      return refund
    })
    return reply.code(201).send({ data: made })
  })

  app.get('/shop/admin/refunds', { config: read, schema: { tags, summary: 'Refunds, the newest first', querystring: RefundQuery, response: { 200: cursorPage(Refund) } } }, async ({ caller, query }) => {
    const rows = await withTenant(db, caller.tenant_id, (trx) => refunds.list(trx, query))
    return cutPage(rows, query, ({ created_at, refund_id }) => ({ at: created_at, id: refund_id }))
  })

  app.post('/shop/admin/refunds/:refund_id/retry', { config: { ...money, idempotent: true }, schema: { tags, summary: 'Try a refund again that failed', params: RefundParams, response: { 200: data(Refund) } } }, async ({ caller, params }) => ({
    data: await withTenant(db, caller.tenant_id, (trx) => retryRefund(trx, caller, params.refund_id)),
  }))

  app.post('/shop/admin/refunds/:refund_id/settle', { config: { ...money, idempotent: true }, schema: { tags, summary: 'Cash or a transfer was paid back by hand', params: RefundParams, response: { 200: data(Refund) } } }, async ({ caller, params }) => ({
    data: await withTenant(db, caller.tenant_id, (trx) => settleByHand(trx, caller, params.refund_id)),
  }))

  app.get('/shop/admin/disputes', { config: read, schema: { tags, summary: 'Payments that customers asked their bank back for', querystring: ListQuery, response: { 200: cursorPage(Dispute) } } }, async ({ caller, query }) => {
    const rows = await withTenant(db, caller.tenant_id, (trx) => disputes.list(trx, query))
    return cutPage(rows, query, ({ opened_at, dispute_id }) => ({ at: opened_at, id: dispute_id }))
  })
}
