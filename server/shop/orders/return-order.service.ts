import type { Db } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { publish } from '#kernel/events'
import { returnRequested } from './orders.events.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'
import type { Return } from './orders.schema.ts'
import { checkPieces, type Pieces, refundOrder } from './refund-order.service.ts'
import * as returns from './returns.repository.ts'

const DAY_MS = 86_400_000

/**
 * A shopper wants to send something back: pieces that have left, within the days the store gives. The order is locked.
 * @throws AppError 422 `RETURN_TOO_LATE`, `MORE_THAN_BOUGHT`
 */
export async function requestReturn(trx: Db, order: OrderRow, { lines, reason, days, now, actor_id }: { lines: readonly Pieces[]; reason: string; days: number; now: Date; actor_id: string | null }): Promise<Return> {
  if (order.delivered_at !== null && now.getTime() > order.delivered_at.getTime() + days * DAY_MS) throw refused('RETURN_TOO_LATE', `Things can be sent back within ${days} days`)
  const asked = (await returns.listOf(trx, order.order_id)).filter(({ state }) => state === 'requested' || state === 'approved').flatMap((one) => one.lines)
  const waiting = (lineId: string) => asked.reduce((sum, { line_id, quantity }) => (line_id === lineId ? sum + quantity : sum), 0)
  checkPieces(order, lines, (line) => line.shipped - line.returned - waiting(line.line_id))
  const made = await returns.insert(trx, { tenant_id: order.tenant_id, order_id: order.order_id, reason, lines: [...lines] })
  await orders.note(trx, order, [{ kind: 'return_requested', actor: 'customer', actor_id, detail: { return_id: made.return_id, lines, reason } }])
  await publish(trx, returnRequested, { key: order.order_id, payload: { order_id: order.order_id, return_id: made.return_id } })
  return made
}

type Caller = { id: string; tenant_id: string }

async function lockReturn(trx: Db, returnId: string): Promise<{ order: OrderRow; asked: Return }> {
  const found = await returns.find(trx, returnId)
  const order = found && (await orders.lock(trx, found.order_id))
  const asked = order && (await returns.find(trx, returnId)) // as it is under the lock
  if (asked === undefined || order === undefined) throw notFound('return')
  return { order, asked }
}

const notSo = (state: string) => conflict('ILLEGAL_MOVE', `This return is ${state} already`)

/** @throws AppError 404; 409 when it was answered before */
export async function answerReturn(trx: Db, caller: Caller, returnId: string, { is_approved, answer, now }: { is_approved: boolean; answer: string | undefined; now: Date }): Promise<Return> {
  const { order, asked } = await lockReturn(trx, returnId)
  const to = is_approved ? 'approved' : 'rejected'
  if (!(await returns.move(trx, returnId, { from: 'requested', to, answer, now }))) throw notSo(asked.state)
  await orders.note(trx, order, [{ kind: `return_${to}`, actor: 'seller', actor_id: caller.id, detail: { return_id: returnId } }])
  return (await lockReturn(trx, returnId)).asked
}

/** The parcel came back: its pieces are counted, put on the shelf and paid back as the seller says. @throws AppError 404; 409 unless it was approved */
export async function receiveReturn(trx: Db, caller: Caller, returnId: string, { restock, refund, now }: { restock: boolean; refund: boolean; now: Date }): Promise<Return> {
  const { order, asked } = await lockReturn(trx, returnId)
  if (asked.state !== 'approved') throw notSo(asked.state)
  const refund_minor = await refundOrder(trx, order, { lines: asked.lines, shipping: false, restock, reason: asked.reason, key: `orders:return:${returnId}`, actor_id: caller.id, ...(refund ? {} : { amount_minor: 0 }) })
  if (!(await returns.move(trx, returnId, { from: 'approved', to: 'received', refund_minor, now }))) throw notSo(asked.state)
  await orders.note(trx, order, [{ kind: 'return_received', actor: 'seller', actor_id: caller.id, detail: { return_id: returnId, restock, refund_minor } }])
  return (await lockReturn(trx, returnId)).asked
}
