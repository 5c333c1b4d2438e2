import { z } from 'zod'

export const PaymentStatus = z.enum(['created', 'pending', 'requires_action', 'processing', 'authorized', 'captured', 'partially_refunded', 'refunded', 'failed', 'voided', 'unknown'])
export type PaymentStatus = z.infer<typeof PaymentStatus>

const STARTED = ['pending', 'requires_action', 'processing', 'authorized', 'captured', 'failed', 'voided', 'unknown'] as const satisfies PaymentStatus[]

/**
 * All legal moves. News that is late, repeated or out of order asks for a move that is not here, and changes nothing.
 * `processing`: the shopper has done their part, and the money is on its way. `unknown`: a call may have had its effect; only the provider can tell. `failed`: this try; the payment may be tried again.
 */
const MOVES: Record<PaymentStatus, readonly PaymentStatus[]> = {
  created: STARTED,
  pending: STARTED,
  requires_action: STARTED,
  processing: STARTED,
  failed: STARTED,
  unknown: STARTED,
  authorized: ['captured', 'voided', 'unknown'],
  captured: ['partially_refunded', 'refunded'],
  partially_refunded: ['captured', 'refunded'], // back: a refund came undone
  refunded: ['partially_refunded', 'captured'],
  // Money that was on its way when the payment was called off: it is written down, and then sent back.
  voided: ['captured'],
}

export const mayMove = (from: PaymentStatus, to: PaymentStatus): boolean => from !== to && MOVES[from].includes(to)

/** Nothing was taken yet, and something may still be. */
export const isOpen = (status: PaymentStatus): boolean => ['created', 'pending', 'requires_action', 'processing', 'authorized', 'failed', 'unknown'].includes(status)

/** What a payment is once money came, by what went back of it. */
export function statusOf({ captured_minor, refunded_minor }: { captured_minor: number; refunded_minor: number }): PaymentStatus {
  if (refunded_minor === 0) return 'captured'
  return refunded_minor >= captured_minor ? 'refunded' : 'partially_refunded'
}
