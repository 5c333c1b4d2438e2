import { conflict } from '#kernel/errors'

export const ORDER_STATES = ['pending', 'reserved', 'payment_pending', 'confirmed', 'fulfilling', 'shipped', 'delivered', 'cancelled', 'expired'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/**
 * The legal moves, all of them; the database holds the same list and refuses every other.
 * `fulfilling → confirmed`: the only parcel was unpacked again. `expired → reserved`: it was paid late, and stock was left.
 */
export const LEGAL_MOVES: Record<OrderState, readonly OrderState[]> = {
  pending: ['reserved', 'cancelled', 'expired'],
  reserved: ['payment_pending', 'cancelled', 'expired'],
  payment_pending: ['confirmed', 'cancelled', 'expired'],
  confirmed: ['fulfilling', 'cancelled'],
  fulfilling: ['shipped', 'confirmed', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
  expired: ['reserved'],
}

/** Nothing is held or owed to the shopper yet. */
export const UNPAID: readonly OrderState[] = ['pending', 'reserved', 'payment_pending']

/** @throws AppError 409 `ILLEGAL_MOVE` */
export function checkMove(from: OrderState, to: OrderState): void {
  if (!LEGAL_MOVES[from].includes(to)) throw conflict('ILLEGAL_MOVE', `An order that is ${from} cannot become ${to}`)
}

interface Money {
  total_minor: number
  authorized_minor: number
  captured_minor: number
  refunded_minor: number
}

export const PAYMENT_STATUSES = ['not_paid', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded'] as const
/** Read off the money; never stored. */
export function paymentStatusOf({ total_minor, authorized_minor, captured_minor, refunded_minor }: Money): (typeof PAYMENT_STATUSES)[number] {
  if (captured_minor > 0 && refunded_minor >= captured_minor) return 'refunded'
  if (refunded_minor > 0) return 'partially_refunded'
  if (captured_minor >= total_minor) return 'paid'
  if (captured_minor > 0) return 'partially_paid'
  return authorized_minor >= total_minor ? 'authorized' : 'not_paid'
}

interface Pieces {
  quantity: number
  shipped: number
  delivered: number
  returned: number
  requires_shipping: boolean
}

export const FULFILMENT_STATUSES = ['unfulfilled', 'partially_shipped', 'shipped', 'delivered', 'nothing_to_ship'] as const
export function fulfilmentStatusOf(lines: readonly Pieces[]): (typeof FULFILMENT_STATUSES)[number] {
  const sent = lines.filter((line) => line.requires_shipping)
  if (sent.length === 0) return 'nothing_to_ship'
  if (sent.every((line) => line.delivered === line.quantity)) return 'delivered'
  if (sent.every((line) => line.shipped === line.quantity)) return 'shipped'
  return sent.some((line) => line.shipped > 0) ? 'partially_shipped' : 'unfulfilled'
}

export const RETURN_STATUSES = ['none', 'partially_returned', 'returned'] as const
export function returnStatusOf(lines: readonly Pieces[]): (typeof RETURN_STATUSES)[number] {
  if (lines.every((line) => line.returned === 0)) return 'none'
  return lines.every((line) => line.returned === line.quantity) ? 'returned' : 'partially_returned'
}
