import type { Db } from '#kernel/db'
import { paidOf } from '#shop/payments'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'

/** The money as payments knows it now, written down on the order, which is locked. */
export async function withMoney(trx: Db, order: OrderRow): Promise<OrderRow> {
  const paid = (await paidOf(trx, [order.order_id])).get(order.order_id)
  if (paid === undefined) return order
  await orders.setMoney(trx, order.order_id, paid, paid.method)
  return { ...order, authorized_minor: paid.authorized_minor, captured_minor: paid.captured_minor, refunded_minor: paid.refunded_minor, refund_pending_minor: paid.pending_refund_minor }
}
