import type { Db } from '#kernel/db'
import { conflict, refused } from '#kernel/errors'
import type { Address } from '#shop/stores'
import { endOrder } from './end-order.service.ts'
import { UNPAID } from './order-states.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'

type By = { actor: 'customer' | 'seller'; actor_id: string | null }

/**
 * Cancels an order: shoppers until something is packed, sellers until something has left. The order is locked.
 * @throws AppError 409 `ORDER_ON_ITS_WAY`, `ILLEGAL_MOVE`
 */
export async function cancelOrder(trx: Db, order: OrderRow, { reason, by, now }: { reason: string; by: By; now: Date }): Promise<void> {
  if (order.state === 'cancelled') return
  const hasLeft = order.lines.some((line) => (by.actor === 'customer' ? line.packed : line.shipped) > 0)
  if (hasLeft || (by.actor === 'customer' && order.state === 'fulfilling')) throw conflict('ORDER_ON_ITS_WAY', 'It is on its way already: it can be sent back when it is there')
  await endOrder(trx, order, { to: 'cancelled', reason, by, now })
}

/**
 * Another address, as long as nothing is packed and it costs the same: in the same country and region, for tax and sending
 * follow those. The order is locked.
 * @throws AppError 409 `ORDER_ON_ITS_WAY`; 422 `ADDRESS_CHANGES_PRICE`
 */
export async function changeAddress(trx: Db, order: OrderRow, { address, by }: { address: Address; by: By }): Promise<void> {
  if (!UNPAID.includes(order.state) && order.state !== 'confirmed') throw conflict('ORDER_ON_ITS_WAY', 'The address of this order cannot be changed any more')
  if (order.address === null) throw refused('NOTHING_TO_SHIP', 'Nothing of this order is sent', 'address')
  const place = ({ country, region }: { country: string; region: string | null }) => `${country} ${region?.toLowerCase() ?? ''}`
  if (place(order.address) !== place(address)) throw refused('ADDRESS_CHANGES_PRICE', 'Tax and sending would cost something else there: cancel this order and place another', 'address.country')
  await orders.setAddress(trx, order.order_id, address)
  await orders.note(trx, order, [{ kind: 'address_changed', ...by }])
}
