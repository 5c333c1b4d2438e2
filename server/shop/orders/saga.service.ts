import { type Db, inTransaction } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { publish } from '#kernel/events'
import { tryStep } from '#kernel/savepoint'
import { readSetting } from '#kernel/settings'
import { extendHold, holdStock } from '#shop/inventory'
import { paidOf } from '#shop/payments'
import { earnPoints, pointsEarned, reversePoints } from '#shop/points'
import { confirmOrder } from './confirm-order.service.ts'
import { endOrder, sendMoneyBack } from './end-order.service.ts'
import { UNPAID } from './order-states.ts'
import { orderRefunded } from './orders.events.ts'
import { withMoney } from './order-money.service.ts'
import * as orders from './orders.repository.ts'
import type { NewEntry, OrderRow } from './orders.repository.ts'
import { GRACE_MS } from './place-order.service.ts'

/** What a payment is called while nobody knows yet how it ends: an order is not given up meanwhile. */
const IN_THE_AIR = new Set(['unknown', 'processing'])
const WAIT_MS = 15 * 60_000

/**
 * Takes an order as far as its money allows. Each call reads the money anew and does what is missing, so it may be called
 * for every event, in any order, twice, or after a crash:
 * paid in time → confirmed; paid too late → confirmed all the same while stock is left, else sent back; paid after it was
 * cancelled → sent back; sent back → points follow.
 */
export async function advanceOrder(trx: Db, orderId: string, now: Date, said?: NewEntry): Promise<void> {
  const locked = await orders.lock(trx, orderId)
  if (locked === undefined) return // of another shop's making: a payment without an order is payments' own business
  const order = await withMoney(trx, locked)
  const heard = said === undefined ? [] : [said]
  const isDone = isPaid(order) && UNPAID.includes(order.state)
  if (!isDone && said !== undefined) await orders.note(trx, order, heard)
  if (isPaid(order)) {
    if (order.captured_minor > 0 && order.state !== 'cancelled' && order.state !== 'expired') await earn(trx, order)
    if (isDone) return confirmOrder(trx, order, now, heard)
    if (order.state === 'expired') return reviveOrder(trx, order, now)
  }
  if (order.state === 'cancelled' || order.state === 'expired') await sendMoneyBack(trx, order, 'paid after the order was closed')
  if (order.refunded_minor > locked.refunded_minor) await followRefund(trx, order)
}

const isPaid = ({ total_minor, authorized_minor, captured_minor, refunded_minor, refund_pending_minor }: OrderRow): boolean =>
  authorized_minor + captured_minor - refunded_minor - refund_pending_minor >= total_minor && authorized_minor + captured_minor > 0

/** Points for money that is there, once. */
async function earn(trx: Db, { tenant_id, customer_id, order_id, captured_minor, currency }: OrderRow): Promise<void> {
  if (customer_id === null) return
  await earnPoints(trx, { tenant_id, customer_id, order_id, paid_minor: captured_minor, currency, perUnit: await readSetting({ systemDb: trx }, pointsEarned, tenant_id) })
}

/** Paid after its time: taken up again while stock is left. Its points and its coupon went back already: an order that had any is not. */
async function reviveOrder(trx: Db, order: OrderRow, now: Date): Promise<void> {
  const { tenant_id, order_id } = order
  const isHeld = order.points === 0 && order.coupon_id === null && (await tryStep(trx, () => holdStock(trx, { tenant_id, owner_id: order_id, lines: order.lines, expires_at: new Date(now.getTime() + GRACE_MS) }), isOutOfStock))
  if (!isHeld) return sendMoneyBack(trx, order, 'paid too late: nothing was left')
  for (const to of ['reserved', 'payment_pending'] as const) await orders.setState(trx, order_id, { to, now })
  await orders.note(trx, order, [{ kind: 'revived', actor: 'system' }])
  await confirmOrder(trx, { ...order, state: 'payment_pending' }, now)
}

const isOutOfStock = (error: unknown): boolean => error instanceof AppError && error.code === 'OUT_OF_STOCK'

async function followRefund(trx: Db, { tenant_id, order_id, customer_id, refunded_minor, captured_minor, currency }: OrderRow): Promise<void> {
  if (customer_id !== null) await reversePoints(trx, { tenant_id, customer_id, order_id, refunded_minor, paid_minor: captured_minor })
  await publish(trx, orderRefunded, { key: order_id, payload: { order_id, refunded_minor, currency } })
}

/** Gives an unpaid order up when its time is over, once, whoever else does; not while its money is in the air. */
export function expireOrder(db: Db, orderId: string, now: Date): Promise<void> {
  return inTransaction(db, async (trx) => {
    const order = await orders.lock(trx, orderId)
    if (order === undefined || !UNPAID.includes(order.state) || order.expires_at > now) return
    const paid = (await paidOf(trx, [orderId])).get(orderId)
    if (paid !== undefined && IN_THE_AIR.has(paid.status)) {
      const until = new Date(now.getTime() + WAIT_MS)
      await orders.extendTime(trx, orderId, until)
      await extendHold(trx, orderId, new Date(until.getTime() + GRACE_MS))
      return
    }
    await endOrder(trx, order, { to: 'expired', reason: 'not paid in time', by: { actor: 'system' }, now })
  })
}

/** The stock was let go of before the order's own clock came round: the same end. */
export async function loseHold(trx: Db, orderId: string, now: Date): Promise<void> {
  const order = await orders.lock(trx, orderId)
  if (order !== undefined && UNPAID.includes(order.state)) await endOrder(trx, order, { to: 'expired', reason: 'not paid in time', by: { actor: 'system' }, now })
}
