import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import { PaymentStatus } from './payment-states.ts'

export const Method = z.enum(['stripe', 'paypal', 'cod', 'bank'])
export type Method = z.infer<typeof Method>
/** Those whom we must ask. */
export const PROVIDERS = ['stripe', 'paypal'] as const
export type ProviderName = (typeof PROVIDERS)[number]

const Minor = z.int().min(0)
const Positive = z.int().min(1).max(999_999_999_999)

const WebUrl = z.url({ protocol: /^https?$/ }).max(2_000)

export const NewPayment = z.strictObject({ order_id: z.uuid(), method: Method, /** Where a provider's page sends the shopper back to. */ return_url: WebUrl })
export type NewPayment = z.infer<typeof NewPayment>

/** What the shopper has to do next; null: nothing. */
export const NextAction = z.discriminatedUnion('kind', [
  /** Confirm the card with Stripe.js; card data go to Stripe alone. `url`: a page that does it, where the sandbox plays Stripe. */
  z.object({ kind: z.literal('card'), client_secret: z.string(), publishable_key: z.string(), url: z.string().nullable() }),
  /** Go to the provider's page: PayPal, or the bank's own check (3-D Secure). */
  z.object({ kind: z.literal('redirect'), url: z.string() }),
  z.object({ kind: z.literal('transfer'), account: z.string(), reference: z.string(), amount_minor: Minor, currency: z.string() }),
])
export type NextAction = z.infer<typeof NextAction>

export const ShopperPayment = z.object({
  payment_id: z.uuid(),
  order_id: z.uuid(),
  method: Method,
  status: PaymentStatus,
  amount_minor: Minor,
  currency: z.string(),
  captured_minor: Minor,
  refunded_minor: Minor,
  failure_code: z.string().nullable(),
  next_action: NextAction.nullable(),
})
export type ShopperPayment = z.infer<typeof ShopperPayment>

export const PaymentMethod = z.object({
  method: Method,
  /** Of Stripe, for the browser. */
  publishable_key: z.string().nullable(),
})

export const Payment = z.object({
  payment_id: z.uuid(),
  order_id: z.uuid(),
  order_number: z.string(),
  method: Method,
  status: PaymentStatus,
  amount_minor: Minor,
  currency: z.string(),
  capture: z.enum(['automatic', 'manual']),
  authorized_minor: Minor,
  captured_minor: Minor,
  refunded_minor: Minor,
  pending_refund_minor: Minor,
  provider_ref: z.string().nullable(),
  customer_id: z.uuid().nullable(),
  email: z.string().nullable(),
  failure_code: z.string().nullable(),
  /** Money that came but does not count, and goes back: it was not what was asked for. */
  refused_code: z.string().nullable(),
  created_at: z.date(),
  updated_at: z.date(),
})
export type Payment = z.infer<typeof Payment>

export const PaymentEvent = z.object({
  at: z.date(),
  source: z.enum(['shopper', 'callback', 'clock', 'seller', 'system']),
  kind: z.string(),
  status_before: z.string().nullable(),
  status_after: z.string().nullable(),
  amount_minor: z.int().nullable(),
  code: z.string().nullable(),
  actor_id: z.uuid().nullable(),
})
export type PaymentEvent = z.infer<typeof PaymentEvent>

const RefundStatus = z.enum(['pending', 'succeeded', 'failed'])
export const Refund = z.object({
  refund_id: z.uuid(),
  payment_id: z.uuid(),
  order_id: z.uuid(),
  amount_minor: Minor,
  currency: z.string(),
  reason: z.string(),
  status: RefundStatus,
  provider_ref: z.string().nullable(),
  failure_code: z.string().nullable(),
  created_at: z.date(),
  settled_at: z.date().nullable(),
})
export type Refund = z.infer<typeof Refund>

export const Dispute = z.object({
  dispute_id: z.uuid(),
  payment_id: z.uuid(),
  order_id: z.uuid(),
  provider_ref: z.string(),
  amount_minor: Minor,
  currency: z.string(),
  reason: z.string(),
  status: z.enum(['open', 'won', 'lost']),
  opened_at: z.date(),
  closed_at: z.date().nullable(),
})
export type Dispute = z.infer<typeof Dispute>

export const PaymentDetail = Payment.extend({ events: z.array(PaymentEvent), refunds: z.array(Refund), disputes: z.array(Dispute) })

export const PaymentParams = z.object({ payment_id: z.uuid() })
export const RefundParams = z.object({ refund_id: z.uuid() })
export const PaymentQuery = z.object({ ...cursorQuery, status: PaymentStatus.optional(), method: Method.optional(), order_id: z.uuid().optional() })
export type PaymentQuery = z.output<typeof PaymentQuery>
export const RefundQuery = z.object({ ...cursorQuery, status: RefundStatus.optional(), order_id: z.uuid().optional() })
export type RefundQuery = z.output<typeof RefundQuery>
export const ListQuery = z.object(cursorQuery)

/** Nothing said: all that is reserved. */
export const Capture = z.strictObject({ amount_minor: Positive.optional() })
export const NewRefund = z.strictObject({ /** Nothing said: all that is left. */ amount_minor: Positive.optional(), reason: z.string().trim().min(1).max(500) })
export const Received = z.strictObject({ amount_minor: Positive, reference: z.string().trim().min(1).max(200).optional() })

const Day = z.iso.date()
export const StatementQuery = z.object({ from: Day, to: Day, format: z.enum(['json', 'csv']).default('json') })
export type StatementQuery = z.output<typeof StatementQuery>

/** A day (UTC) of a method and a currency. `net = charged − refunded − fees − disputed`. */
export const StatementLine = z.object({ day: z.string(), method: Method, currency: z.string(), charged_minor: z.int(), refunded_minor: z.int(), fees_minor: z.int(), disputed_minor: z.int(), net_minor: z.int() })
export type StatementLine = z.infer<typeof StatementLine>

const LedgerEntry = z.object({ account: z.string(), /** Debits are positive, credits negative. */ amount_minor: z.int(), currency: z.string() })
export const Posting = z.object({ posting_id: z.uuid(), at: z.date(), kind: z.string(), method: Method, payment_id: z.uuid(), order_id: z.uuid(), refund_id: z.uuid().nullable(), entries: z.array(LedgerEntry) })
export type Posting = z.infer<typeof Posting>
export const AccountBalance = z.object({ account: z.string(), currency: z.string(), balance_minor: z.int() })
export type AccountBalance = z.infer<typeof AccountBalance>

export const Difference = z.object({ kind: z.enum(['charge', 'refund']), provider_ref: z.string(), payment_id: z.uuid().nullable(), ours_minor: z.int().nullable(), theirs_minor: z.int().nullable() })
export type Difference = z.infer<typeof Difference>
export const Reconciliation = z.object({
  day: z.string(), method: Method, currency: z.string(), ours_charged_minor: z.int(), ours_refunded_minor: z.int(), theirs_charged_minor: z.int(), theirs_refunded_minor: z.int(), theirs_fees_minor: z.int(),
  differences: z.array(Difference), made_at: z.date(),
})
export type Reconciliation = z.infer<typeof Reconciliation>
export const ReconciliationQuery = z.object({ from: Day, to: Day })
export const NewReconciliation = z.strictObject({ day: Day })
