import { randomBytes } from 'node:crypto'

export interface Intent {
  id: string
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  currency: string
  status: 'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled'
  client_secret: string
  capture_method: 'automatic' | 'manual'
  metadata: Record<string, string>
  description: string | null
  receipt_email: string | null
  payment_method: string | null
  latest_charge: string | null
  last_payment_error: { type: 'card_error'; code: string; decline_code?: string; message: string } | null
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string | null } } | null
  created: number
  livemode: false
}

export interface Charge {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  currency: string
  captured: boolean
  paid: boolean
  refunded: boolean
  disputed: boolean
  status: 'succeeded'
  payment_intent: string
  metadata: Record<string, string>
  balance_transaction: string | null
  created: number
}

export interface Refund {
  id: string
  object: 'refund'
  amount: number
  currency: string
  charge: string
  payment_intent: string
  metadata: Record<string, string>
  status: 'pending' | 'succeeded' | 'failed'
  failure_reason: string | null
  balance_transaction: string | null
  created: number
}

export interface Dispute {
  id: string
  object: 'dispute'
  amount: number
  currency: string
  charge: string
  payment_intent: string
  reason: string
  status: 'needs_response' | 'won' | 'lost'
  metadata: Record<string, string>
  created: number
}

export interface BalanceTransaction {
  id: string
  object: 'balance_transaction'
  amount: number
  fee: number
  net: number
  currency: string
  type: 'charge' | 'refund' | 'refund_failure'
  source: string
  created: number
}

export interface StripeEvent {
  id: string
  object: 'event'
  api_version: string
  type: string
  created: number
  livemode: false
  data: { object: object }
}

export const newId = (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`
export const nowS = (): number => Math.floor(Date.now() / 1000)

/** 2.9 % and 30 of the smallest unit, as Stripe's list price reads. */
export const feeOf = (amount: number): number => Math.min(amount, Math.round((amount * 29) / 1000) + 30)

export type Outcome = 'pays' | 'challenge' | { decline: string }

/** Stripe's own names of test cards, as far as they are played (docs.stripe.com/testing). */
const CARDS: Record<string, Outcome> = {
  pm_card_visa: 'pays', pm_card_mastercard: 'pays', pm_card_jcb: 'pays',
  pm_card_threeDSecure2Required: 'challenge', pm_card_authenticationRequired: 'challenge',
  pm_card_visa_chargeDeclined: { decline: 'generic_decline' }, pm_card_chargeDeclined: { decline: 'generic_decline' },
  pm_card_visa_chargeDeclinedInsufficientFunds: { decline: 'insufficient_funds' }, pm_card_chargeDeclinedInsufficientFunds: { decline: 'insufficient_funds' },
  pm_card_visa_chargeDeclinedLostCard: { decline: 'lost_card' }, pm_card_chargeDeclinedExpiredCard: { decline: 'expired_card' },
  pm_card_createDispute: 'pays', pm_card_pendingRefund: 'pays', pm_card_refundFail: 'pays',
}
export const outcomeOf = (paymentMethod: string): Outcome | undefined => CARDS[paymentMethod]
export const cardNames = Object.keys(CARDS)

/** `metadata[a]=b&expand[0]=c` as an object. */
export function readForm(text: string): Record<string, unknown> {
  const form: Record<string, unknown> = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const parts = key.replaceAll(']', '').split('[')
    let at = form
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Record<string, unknown>
    const last = parts.at(-1) ?? key
    at[last === '' ? String(Object.keys(at).length) : last] = value
  }
  return form
}
