import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { publish } from '#kernel/events'
import { captureOrder } from '#shop/payments'
import { findShipment, insertShipment, moveShipment, type Shipment, trackShipment } from '#shop/shipping'
import { checkMove } from './order-states.ts'
import { orderDelivered, orderShipped } from './orders.events.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'
import { checkPieces, type Pieces } from './refund-order.service.ts'

interface Parcel {
  lines?: readonly Pieces[] | undefined
  carrier: string | null
  tracking_number: string | null
  tracking_url: string | null
}
type Caller = { id: string; tenant_id: string }

/**
 * Packs pieces into a parcel; the order waits from now on for parcels. Nothing said: all that is not packed.
 * @throws AppError 404; 409 `ILLEGAL_MOVE` unless it is paid; 422 `MORE_THAN_BOUGHT`, `NOTHING_TO_PACK`
 */
export async function packOrder(trx: Db, caller: Caller, orderId: string, { now, ...parcel }: Parcel & { now: Date }): Promise<Shipment> {
  const order = await orders.lock(trx, orderId)
  if (order === undefined) throw notFound('order')
  if (order.state !== 'fulfilling') checkMove(order.state, 'fulfilling')
  const free = (line: OrderRow['lines'][number]) => (line.requires_shipping ? line.quantity - line.returned - line.packed : 0)
  const lines = parcel.lines ?? order.lines.map((line) => ({ line_id: line.line_id, quantity: free(line) })).filter(({ quantity }) => quantity > 0)
  checkPieces(order, lines, free)
  if (lines.length === 0) throw refused('NOTHING_TO_PACK', 'Everything of this order is packed', 'lines')
  await orders.count(trx, 'packed', lines)
  const { carrier, tracking_number, tracking_url } = parcel
  const shipment = await insertShipment(trx, { tenant_id: caller.tenant_id, order_id: orderId, carrier: carrier ?? order.shipping?.carrier ?? null, tracking_number, tracking_url, lines })
  if (order.state === 'confirmed') await orders.setState(trx, orderId, { to: 'fulfilling', now })
  await orders.note(trx, order, [{ kind: 'packed', actor: 'seller', actor_id: caller.id, detail: { shipment_id: shipment.shipment_id, lines } }])
  return shipment
}

interface Move extends Partial<Omit<Parcel, 'lines'>> {
  state: 'shipped' | 'delivered' | 'cancelled'
}

/**
 * A parcel leaves, arrives, or is unpacked again; the order follows when all of its parcels have. What is paid on delivery of
 * goods only (authorised) is taken when the first parcel leaves.
 * @throws AppError 404; 409 `ILLEGAL_MOVE`
 */
export async function moveParcel(trx: Db, caller: Caller, shipmentId: string, { state, now, ...tracking }: Move & { now: Date }): Promise<Shipment> {
  const found = await findShipment(trx, shipmentId)
  const order = found && (await orders.lock(trx, found.order_id))
  if (found === undefined || order === undefined) throw notFound('shipment')
  const from = state === 'delivered' ? 'shipped' : 'packed'
  if (!(await moveShipment(trx, shipmentId, { from, to: state, now }))) throw conflict('ILLEGAL_MOVE', `A parcel that is ${found.state} cannot become ${state}`)
  const given = Object.fromEntries(Object.entries(tracking).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length > 0) await trackShipment(trx, shipmentId, { ...found, ...given, label_file_id: null })
  const { lines } = found
  const about = { actor: 'seller', actor_id: caller.id, detail: { shipment_id: shipmentId } } as const
  if (state === 'cancelled') await unpack(trx, order, lines, { now, about })
  if (state === 'shipped') await ship(trx, order, { lines, shipment_id: shipmentId, about, now })
  if (state === 'delivered') await deliver(trx, order, { lines, about, now })
  const after = await findShipment(trx, shipmentId)
  if (after === undefined) throw notFound('shipment')
  return after
}

type About = { actor: 'seller'; actor_id: string; detail: Record<string, unknown> }

async function unpack(trx: Db, order: OrderRow, lines: readonly Pieces[], { now, about }: { now: Date; about: About }): Promise<void> {
  await orders.count(trx, 'packed', lines, -1)
  await orders.note(trx, order, [{ kind: 'unpacked', ...about }])
  const isAnyLeft = order.lines.some((line) => line.packed > (lines.find(({ line_id }) => line_id === line.line_id)?.quantity ?? 0))
  if (!isAnyLeft) await orders.setState(trx, order.order_id, { to: 'confirmed', now })
}

const plus = (order: OrderRow, lines: readonly Pieces[], count: 'shipped' | 'delivered') =>
  order.lines.filter((line) => line.requires_shipping && line.quantity > line.returned).every((line) => line[count] + (lines.find(({ line_id }) => line_id === line.line_id)?.quantity ?? 0) >= line.quantity - line.returned)

async function ship(trx: Db, order: OrderRow, { lines, shipment_id, about, now }: { lines: readonly Pieces[]; shipment_id: string; about: About; now: Date }): Promise<void> {
  await orders.count(trx, 'shipped', lines)
  const isComplete = plus(order, lines, 'shipped')
  if (isComplete) await orders.setState(trx, order.order_id, { to: 'shipped', now })
  await orders.note(trx, order, [{ kind: 'shipped', ...about, detail: { ...about.detail, is_complete: isComplete } }])
  if (order.payment_method !== 'cod' && order.authorized_minor > 0) await captureOrder(trx, order.order_id)
  await publish(trx, orderShipped, { key: order.order_id, payload: { order_id: order.order_id, shipment_id, is_complete: isComplete } })
}

async function deliver(trx: Db, order: OrderRow, { lines, about, now }: { lines: readonly Pieces[]; about: About; now: Date }): Promise<void> {
  await orders.count(trx, 'delivered', lines)
  await orders.note(trx, order, [{ kind: 'delivered', ...about }])
  if (order.state !== 'shipped' || !plus(order, lines, 'delivered')) return
  await orders.setState(trx, order.order_id, { to: 'delivered', now })
  await publish(trx, orderDelivered, { key: order.order_id, payload: { order_id: order.order_id, customer_id: order.customer_id } })
}
