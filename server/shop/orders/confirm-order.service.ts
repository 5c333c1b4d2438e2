import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { settleHold } from '#shop/inventory'
import { setPayable } from '#shop/payments'
import { checkMove } from './order-states.ts'
import { orderConfirmed, orderDelivered } from './orders.events.ts'
import * as orders from './orders.repository.ts'
import type { NewEntry, OrderRow } from './orders.repository.ts'

/**
 * payment_pending → confirmed: what was held has been bought. The order is locked, or made in this transaction.
 * @param said what led to it, for the timeline
 */
export async function confirmOrder(trx: Db, order: OrderRow, now: Date, said: readonly NewEntry[] = []): Promise<void> {
  const { tenant_id, order_id, customer_id, currency, total_minor } = order
  checkMove('payment_pending', 'confirmed')
  await settleHold(trx, { tenant_id, owner_id: order_id })
  await orders.setState(trx, order_id, { to: 'confirmed', now })
  await orders.note(trx, order, [...said, { kind: 'confirmed', actor: 'system' }])
  await closePayable(trx, order)
  const lines = order.lines.map(({ sku_id, product_id, quantity, line_minor, discount_minor }) => ({ sku_id, product_id, quantity, amount_minor: line_minor - discount_minor }))
  await publish(trx, orderConfirmed, { key: order_id, payload: { order_id, customer_id, currency, total_minor, lines } })
  if (order.lines.every((line) => !line.requires_shipping)) await deliverAtOnce(trx, order, now)
}

/** Downloads and services: there is nothing to wait for. */
async function deliverAtOnce(trx: Db, order: OrderRow, now: Date): Promise<void> {
  for (const to of ['fulfilling', 'shipped', 'delivered'] as const) await orders.setState(trx, order.order_id, { to, now })
  await orders.note(trx, order, [{ kind: 'delivered', actor: 'system' }])
  await publish(trx, orderDelivered, { key: order.order_id, payload: { order_id: order.order_id, customer_id: order.customer_id } })
}

/** Nobody pays for it any more, or twice. */
export function closePayable(trx: Db, { tenant_id, order_id, number, total_minor, currency, customer_id, email, token_hash }: OrderRow, isOpen = false): Promise<void> {
  return setPayable(trx, { tenant_id, order_id, order_number: number, amount_minor: total_minor, currency, customer_id, email, token_hash, is_open: isOpen })
}
