import { cutPage } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { Shopper } from '#kernel/shopper'
import { listShipmentsOf } from '#shop/shipping'
import { isToken } from './order-secret.ts'
import { fulfilmentStatusOf, paymentStatusOf, returnStatusOf, UNPAID } from './order-states.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'
import type { OrderQuery } from './orders.schema.ts'
import * as returns from './returns.repository.ts'

/** With what is read off the row: the three statuses. */
export function viewOrder(order: OrderRow) {
  return {
    ...order, payment_status: paymentStatusOf(order), fulfilment_status: fulfilmentStatusOf(order.lines), return_status: returnStatusOf(order.lines),
    pieces: order.lines.reduce((sum, line) => sum + line.quantity, 0), pay_until: UNPAID.includes(order.state) ? order.expires_at : null,
  }
}

/** @throws AppError 404, also when it is somebody else's: nobody learns that it exists */
export async function ownOrder(trx: Db, { customer_id }: Pick<Shopper, 'customer_id'>, orderId: string, { token, isLocked = false }: { token: string | undefined; isLocked?: boolean }): Promise<OrderRow> {
  const order = isLocked ? await orders.lock(trx, orderId) : await orders.find(trx, orderId)
  const isOwn = order !== undefined && ((customer_id !== null && order.customer_id === customer_id) || (token !== undefined && isToken(token, order.token_hash)))
  if (!isOwn) throw notFound('order')
  return order
}

export async function detailOf(trx: Db, order: OrderRow) {
  const hasLeft = order.lines.some((line) => line.packed > 0) // before that there are neither parcels nor returns to ask for
  return {
    ...viewOrder(order), timeline: await orders.listEntries(trx, order.order_id),
    shipments: await listShipmentsOf(trx, order.order_id), returns: hasLeft ? await returns.listOf(trx, order.order_id) : [],
  }
}

export async function listOrders(trx: Db, query: OrderQuery) {
  const page = cutPage(await orders.list(trx, query), query, (order) => ({ at: order.placed_at, id: order.order_id }))
  return { ...page, data: page.data.map(viewOrder) }
}
