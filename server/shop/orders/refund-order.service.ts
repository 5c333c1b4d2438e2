import type { Db } from '#kernel/db'
import { refused } from '#kernel/errors'
import { returnStock } from '#shop/inventory'
import { refundPayment } from '#shop/payments'
import { withMoney } from './order-money.service.ts'
import * as orders from './orders.repository.ts'
import type { OrderRow } from './orders.repository.ts'
import type { OrderLine } from './orders.schema.ts'

export interface Pieces {
  line_id: string
  quantity: number
}

/** What was paid for a line, tax included. */
const paidFor = (order: OrderRow, line: OrderLine): number => line.line_minor - line.discount_minor + (order.prices_include_tax ? 0 : line.tax_minor)

/**
 * What so many more pieces of a line are worth: the difference of two whole shares, so that three thirds are the whole to the
 * last unit, in whatever steps they come back.
 */
export function worthOf(order: OrderRow, pieces: readonly Pieces[]): number {
  return pieces.reduce((sum, { line_id, quantity }) => {
    const line = order.lines.find((one) => one.line_id === line_id)
    if (line === undefined) return sum
    const share = (count: number) => Number((BigInt(paidFor(order, line)) * BigInt(count)) / BigInt(line.quantity))
    return sum + share(line.returned + quantity) - share(line.returned)
  }, 0)
}

/** Sending, with its tax. */
const paidForSending = ({ shipping_minor, shipping_tax_minor, prices_include_tax }: OrderRow): number => shipping_minor + (prices_include_tax ? 0 : shipping_tax_minor)

/**
 * What goes back in money for goods of this worth: points paid their share of the order, and come back as points.
 * Never more than is left; the last pieces take what rounding left.
 */
export function moneyFor(order: OrderRow, worth: number, isLast: boolean): number {
  const gross = order.total_minor + order.points_minor
  const left = leftOf(order)
  if (isLast) return left
  return gross === 0 ? 0 : Math.min(left, Number((BigInt(worth) * BigInt(order.total_minor)) / BigInt(gross)))
}

export const leftOf = ({ captured_minor, refunded_minor, refund_pending_minor }: OrderRow): number => Math.max(0, captured_minor - refunded_minor - refund_pending_minor)

interface Refunding {
  lines?: readonly Pieces[] | undefined
  shipping: boolean
  amount_minor?: number | undefined
  restock: boolean
  reason: string
  /** The same key again is the same refund. */
  key: string
  actor_id: string | null
}

/**
 * Pays back pieces, sending or an amount; the order is locked. Pieces count as returned, and go back on the shelf where that
 * is asked.
 * @throws AppError 422 `MORE_THAN_BOUGHT` (field lines), `REFUND_TOO_LARGE` (field amount_minor), `NOTHING_TO_REFUND`
 */
export async function refundOrder(trx: Db, locked: OrderRow, { lines = [], shipping, amount_minor, restock, reason, key, actor_id }: Refunding): Promise<number> {
  const order = await withMoney(trx, locked)
  checkPieces(order, lines)
  const worth = worthOf(order, lines) + (shipping ? paidForSending(order) : 0)
  const isAllBack = order.lines.every((line) => line.returned + countOf(lines, line.line_id) === line.quantity)
  const amount = amount_minor ?? moneyFor(order, worth, isAllBack && (shipping || order.shipping_minor === 0))
  const left = leftOf(order)
  if (amount > left) throw refused('REFUND_TOO_LARGE', 'That is more than is left of what was paid', 'amount_minor')
  if (amount === 0 && lines.length === 0) throw refused('NOTHING_TO_REFUND', 'Nothing that was paid is left to send back', 'amount_minor')
  if (lines.length > 0) await orders.count(trx, 'returned', lines)
  if (amount > 0) await refundPayment(trx, { order_id: order.order_id, amount_minor: amount, reason, idempotency_key: key, ...(actor_id === null ? {} : { created_by: actor_id }) })
  await orders.note(trx, order, [{ kind: 'refund_asked', actor: actor_id === null ? 'system' : 'seller', actor_id, detail: { amount_minor: amount, reason, lines } }])
  if (restock && lines.length > 0) await returnStock(trx, { tenant_id: order.tenant_id, owner_id: order.order_id, lines: lines.map(({ line_id, quantity }) => ({ sku_id: order.lines.find((line) => line.line_id === line_id)?.sku_id ?? '', quantity })) })
  return amount
}

const countOf = (pieces: readonly Pieces[], lineId: string): number => pieces.reduce((sum, { line_id, quantity }) => (line_id === lineId ? sum + quantity : sum), 0)

/** @throws AppError 422 for a line that is not the order's, named twice, or has no more pieces to come back */
export function checkPieces(order: OrderRow, pieces: readonly Pieces[], of: (line: OrderLine) => number = (line) => line.quantity - line.returned): void {
  for (const { line_id, quantity } of pieces) {
    const line = order.lines.find((one) => one.line_id === line_id)
    if (line === undefined || pieces.filter((one) => one.line_id === line_id).length > 1 || quantity > of(line)) throw refused('MORE_THAN_BOUGHT', 'There are not so many pieces of this line', 'lines')
  }
}
