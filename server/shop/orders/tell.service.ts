import type { Db } from '#kernel/db'
import { type Language, type MailType, queueMail } from '#platform/mail'
import { notify } from '#platform/notifications'
import { findShipment } from '#shop/shipping'
import { getStore } from '#shop/stores'
import { orderConfirmedMail, orderEndedMail, orderRefundedMail, orderShippedMail } from './orders.mails.ts'
import { orderSold, returnAsked, returnWords, soldWords } from './orders.notices.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'

/** The language of a letter for who reads this one. */
const languageOf = ({ language }: OrderRow): Language => {
  const lower = language.toLowerCase()
  if (!lower.startsWith('zh')) return 'en'
  return /hans|-cn|-sg/.test(lower) ? 'zh-CN' : 'zh-TW'
}

type Params<M> = M extends MailType<infer P> ? Omit<P['_zod']['input'] & object, 'store' | 'number'> : never

/** Writes to the shopper in the store's name, once for each `what`. Erased shoppers are not written to. */
async function write<M extends MailType>(trx: Db, order: OrderRow, { template, params, what }: { template: M; params: Params<M>; what: string }): Promise<void> {
  if (!order.email.includes('@')) return
  const { name } = await getStore(trx)
  await queueMail(trx, { tenant_id: order.tenant_id, to: order.email, language: languageOf(order), template, params: { store: name, number: order.number, ...params }, dedupe: `orders:${order.order_id}:${what}` })
}

const pathOf = (order: OrderRow): string => `/shop/orders/${order.order_id}`

export async function tellSold(trx: Db, orderId: string): Promise<void> {
  const order = await orders.find(trx, orderId)
  if (order === undefined) return
  const { number, currency, total_minor, lines } = order
  await write(trx, order, { template: orderConfirmedMail, what: 'confirmed', params: { currency, total_minor, lines: lines.map(({ name, option_text, quantity, line_minor, discount_minor }) => ({ name, option_text, quantity, amount_minor: line_minor - discount_minor })) } })
  const path = pathOf(order)
  await notify(trx, {
    tenant_id: order.tenant_id, type: orderSold, severity: 'low', reason_code: 'order_sold', facts: { order_number: number, total_minor, currency }, subject: `order:${orderId}`, link: path, channels: ['in_app', 'email', 'webhook'], recipients: 'members', dedupe: `order_sold:${orderId}`,
    letter: (language) => soldWords(language, { number, total_minor, currency, path, pieces: lines.reduce((sum, line) => sum + line.quantity, 0) }),
    webhook: { type: 'orders.order_confirmed', payload: { order_id: orderId, number, total_minor, currency } },
  })
}

export async function tellEnded(trx: Db, orderId: string, isExpired: boolean): Promise<void> {
  const order = await orders.find(trx, orderId)
  if (order !== undefined) await write(trx, order, { template: orderEndedMail, what: isExpired ? 'expired' : 'cancelled', params: { is_expired: isExpired } })
}

export async function tellShipped(trx: Db, { order_id, shipment_id, is_complete }: { order_id: string; shipment_id: string; is_complete: boolean }): Promise<void> {
  const order = await orders.find(trx, order_id)
  const shipment = await findShipment(trx, shipment_id)
  if (order === undefined || shipment === undefined) return
  const { carrier, tracking_number, tracking_url } = shipment
  await write(trx, order, { template: orderShippedMail, what: `shipped:${shipment_id}`, params: { carrier, tracking_number, tracking_url, is_complete } })
}

export async function tellRefunded(trx: Db, { order_id, refunded_minor, currency }: { order_id: string; refunded_minor: number; currency: string }): Promise<void> {
  const order = await orders.find(trx, order_id)
  if (order !== undefined) await write(trx, order, { template: orderRefundedMail, what: `refunded:${refunded_minor}`, params: { refunded_minor, currency } })
}

export async function tellReturn(trx: Db, { order_id, return_id }: { order_id: string; return_id: string }): Promise<void> {
  const order = await orders.find(trx, order_id)
  if (order === undefined) return
  const path = pathOf(order)
  await notify(trx, {
    tenant_id: order.tenant_id, type: returnAsked, severity: 'medium', reason_code: 'return_requested', facts: { order_number: order.number }, subject: `order:${order_id}`, link: path, channels: ['in_app', 'email', 'webhook'], recipients: 'members', dedupe: `return:${return_id}`,
    letter: (language) => returnWords(language, { number: order.number, path }),
    webhook: { type: 'orders.return_requested', payload: { order_id, return_id, number: order.number } },
  })
}
