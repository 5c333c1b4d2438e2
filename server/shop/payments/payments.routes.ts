import { z } from 'zod'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { confirmPayment } from './confirm-payment.service.ts'
import { listMethods, openPayment, orRefuse } from './open-payment.service.ts'
import type { Payer } from './payer.ts'
import { NewPayment, PaymentMethod, PaymentParams, ShopperPayment } from './payments.schema.ts'
import { findOwn, showToShopper } from './shopper-payment.service.ts'

const tags = ['shop']
/** What a guest proves the order with: the secret that came with it. */
const proof = z.object({ 'x-order-token': z.string().max(200).optional() })

interface Asked {
  shopper: { tenant_id: string; customer_id: string | null }
  headers: { 'x-order-token'?: string | undefined }
}
const payerOf = ({ shopper: { customer_id }, headers }: Asked): Payer => ({ customer_id, order_token: headers['x-order-token'] })

/** A payment is its order's customer's, or whoever's knows the order's secret (header `X-Order-Token`). */
export function paymentRoutes(app: App) {
  const { services } = app

  app.get('/shop/payment-methods', { config: { access: 'shop' }, schema: { tags, summary: 'How one can pay in this store', response: { 200: list(PaymentMethod) } } }, async ({ shopper }, reply) => {
    const methods = await listMethods(services, { tenant_id: shopper.tenant_id })
    return reply.header('Cache-Control', 'public, max-age=60').send({ data: methods.map((method) => ({ method, publishable_key: method === 'stripe' ? (services.config.stripe?.publishable_key ?? null) : null })) })
  })

  const summary = 'Pay an order. The same again goes on with the payment that was begun; another method takes its place'
  app.post('/shop/payments', { config: { access: 'shop', idempotent: true }, schema: { tags, summary, headers: proof, body: NewPayment, response: { 201: data(ShopperPayment) } } }, async (req, reply) => {
    const payment = await openPayment(services, { ...req.body, tenant_id: req.shopper.tenant_id, payer: payerOf(req) })
    return reply.code(201).send({ data: await showToShopper(services, payment) })
  })

  app.get('/shop/payments/:payment_id/status', { config: { access: 'shop' }, schema: { tags, summary: 'What has become of a payment', params: PaymentParams, headers: proof, response: { 200: data(ShopperPayment) } } }, async (req) => ({
    data: await showToShopper(services, await findOwn(services, { tenant_id: req.shopper.tenant_id, payer: payerOf(req), payment_id: req.params.payment_id })),
  }))

  app.post('/shop/payments/:payment_id/confirm', { config: { access: 'shop', idempotent: true }, schema: { tags, summary: 'The shopper is back from the provider: finish what was approved there', params: PaymentParams, headers: proof, response: { 200: data(ShopperPayment) } } }, async (req) => {
    const own = await findOwn(services, { tenant_id: req.shopper.tenant_id, payer: payerOf(req), payment_id: req.params.payment_id })
    const isByHand = own.method === 'cod' || own.method === 'bank'
    return { data: await showToShopper(services, isByHand ? own : await orRefuse(() => confirmPayment(services, own, 'shopper'))) }
  })
}
