import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { returnCoupon } from '#shop/coupons'
import { releaseHold, returnStock } from '#shop/inventory'
import { refundPayment, voidPayment } from '#shop/payments'
import { reversePoints } from '#shop/points'
import { closePayable } from './confirm-order.service.ts'
import { checkMove, UNPAID } from './order-states.ts'
import { orderCancelled, orderExpired } from './orders.events.ts'
import { withMoney } from './order-money.service.ts'
import * as orders from './orders.repository.ts'
import type { NewEntry, OrderRow } from './orders.repository.ts'

interface Ending {
  to: 'cancelled' | 'expired'
  reason: string
  by: Pick<NewEntry, 'actor' | 'actor_id'>
  now: Date
}

/**
 * Ends an order, and undoes every step it took, each once: the stock goes back, the coupon and the points too, what is not
 * paid is called off, what is paid is sent back. The order is locked.
 * @throws AppError 409 `ILLEGAL_MOVE`
 */
export async function endOrder(trx: Db, locked: OrderRow, { to, reason, by, now }: Ending): Promise<void> {
  checkMove(locked.state, to)
  const order = await withMoney(trx, locked)
  const { tenant_id, order_id, customer_id } = order
  await orders.setState(trx, order_id, { to, now, reason })
  await orders.note(trx, order, [{ kind: to, ...by, detail: { reason } }])
  await returnCoupon(trx, order_id)
  if (customer_id !== null) await reversePoints(trx, { tenant_id, customer_id, order_id, refunded_minor: 1, paid_minor: 1 })
  await closePayable(trx, order)
  await sendMoneyBack(trx, order, reason)
  await publish(trx, to === 'cancelled' ? orderCancelled : orderExpired, { key: order_id, payload: { order_id, reason } })
  if (UNPAID.includes(order.state)) await releaseHold(trx, order_id)
  else await returnStock(trx, { tenant_id, owner_id: order_id, lines: order.lines.map(({ sku_id, quantity, returned }) => ({ sku_id, quantity: quantity - returned })).filter(({ quantity }) => quantity > 0) })
}

/** Everything that was taken and not sent back yet; what is only reserved is let go. Told again, it finds nothing left. */
export async function sendMoneyBack(trx: Db, order: OrderRow, reason: string): Promise<void> {
  await voidPayment(trx, order.order_id)
  const left = order.captured_minor - order.refunded_minor - order.refund_pending_minor
  if (left <= 0) return
  await refundPayment(trx, { order_id: order.order_id, amount_minor: left, reason, idempotency_key: `orders:${order.order_id}:all:${order.captured_minor}:${order.refunded_minor + order.refund_pending_minor}` })
  await orders.note(trx, order, [{ kind: 'refund_asked', actor: 'system', detail: { amount_minor: left, reason } }])
}
