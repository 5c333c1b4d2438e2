import Stripe from 'stripe'
import { z } from 'zod'
import type { StripeAccess } from '#kernel/config'
import { guarded, OuterError } from '#kernel/outer'
import { messageOf } from '#kernel/errors'
import type { Ask, BookLine, Order, Provider, SeenDispute, SeenRefund, Snapshot } from './provider.ts'
import { feeFromStripe, fromStripe, toStripe } from './stripe-money.ts'

/** The SDK repeats a call that failed on the way, under the same key. */
const RETRIES = 1
const TOLERANCE_S = 300
const PAGE = 100

const Metadata = z.record(z.string(), z.string()).nullish()
const Balance = z.object({ fee: z.int(), currency: z.string() })
const Charge = z.object({ id: z.string(), balance_transaction: z.union([z.string(), Balance]).nullish() })
const Intent = z.object({
  id: z.string(),
  amount: z.int(),
  amount_capturable: z.int().nullish(),
  amount_received: z.int().nullish(),
  currency: z.string(),
  status: z.enum(['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing', 'requires_capture', 'succeeded', 'canceled']),
  client_secret: z.string().nullish(),
  metadata: Metadata,
  last_payment_error: z.object({ code: z.string().nullish(), decline_code: z.string().nullish() }).nullish(),
  next_action: z.object({ redirect_to_url: z.object({ url: z.string().nullish() }).nullish() }).nullish(),
  latest_charge: z.union([z.string(), Charge]).nullish(),
})
const RefundObject = z.object({ id: z.string(), amount: z.int(), currency: z.string(), status: z.string().nullish(), metadata: Metadata, failure_reason: z.string().nullish() })
const DisputeObject = z.object({ id: z.string(), amount: z.int(), currency: z.string(), reason: z.string(), status: z.string(), charge: z.union([z.string(), z.object({ id: z.string() })]) })
/** Of a line of the books; what it is about is asked for with it. */
const BookEntry = z.object({
  type: z.string(), amount: z.int(), fee: z.int(), currency: z.string(),
  source: z.union([z.string(), z.object({ id: z.string(), metadata: Metadata, amount: z.int().nullish(), currency: z.string().nullish() })]).nullish(),
})
const Event = z.object({ id: z.string(), type: z.string() })

const clients = new Map<string, Stripe>()

function clientOf({ url, key, timeout_ms }: StripeAccess): Stripe {
  const place = `${url} ${key} ${timeout_ms}`
  const known = clients.get(place)
  if (known !== undefined) return known
  const { hostname, port, protocol } = new URL(url)
  const client = new Stripe(key, {
    host: hostname, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port), protocol: protocol === 'https:' ? 'https' : 'http',
    timeout: timeout_ms, maxNetworkRetries: RETRIES, telemetry: false,
  })
  clients.set(place, client)
  return client
}

/** PaymentIntents: the shopper's browser confirms them with Stripe, so no card ever reaches us. */
export function stripeProvider(access: StripeAccess): Provider {
  const stripe = clientOf(access)
  const ask = <T>(work: () => Promise<T>): Promise<T> => guarded(`Stripe (${access.url})`, async () => {
    try {
      return await work()
    } catch (error) {
      throw failureOf(error)
    }
  })
  const expand = ['latest_charge.balance_transaction']
  const withRefunds = async (raw: unknown): Promise<Snapshot> => {
    const intent = understood(Intent, raw)
    const refunds = intent.latest_charge === null || intent.latest_charge === undefined ? [] : (await stripe.refunds.list({ payment_intent: intent.id, limit: PAGE })).data
    return snapshotOf(intent, refunds.map((refund) => refundOf(refund)))
  }
  const isState = (error: unknown) => error instanceof OuterError && error.code === 'UNEXPECTED_STATE'
  const read = ({ provider_ref }: Pick<Ask, 'provider_ref'>) => ask(async () => withRefunds(await stripe.paymentIntents.retrieve(provider_ref, { expand })))
  /** A move that the intent no longer allows has been made, or overtaken: what it has become is the answer. */
  const orRead = async (asked: Ask, move: () => Promise<unknown>) => {
    try {
      return await ask(async () => withRefunds(await move()))
    } catch (error) {
      if (isState(error)) return read(asked)
      throw error
    }
  }

  return {
    takes: (amountMinor, currency) => toStripe(amountMinor, currency) !== undefined,
    open: (order) => ask(async () => withRefunds(await stripe.paymentIntents.create(intentOf(order), { idempotencyKey: `${order.payment_id}:open:${order.amount_minor}` }))),
    read,
    changeAmount: (asked, amountMinor) => orRead(asked, () => stripe.paymentIntents.update(asked.provider_ref, { amount: units(amountMinor, asked.currency), expand })),
    settle: read,
    capture: (asked, { amount_minor, key }) => orRead(asked, () => stripe.paymentIntents.capture(asked.provider_ref, { amount_to_capture: units(amount_minor, asked.currency), expand }, { idempotencyKey: key })),
    cancel: (asked, key) => orRead(asked, () => stripe.paymentIntents.cancel(asked.provider_ref, { expand }, { idempotencyKey: key })),
    refund: (asked, { refund_id, tenant_id, amount_minor, key }) => ask(async () => refundOf(await stripe.refunds.create({ payment_intent: asked.provider_ref, amount: units(amount_minor, asked.currency), metadata: { refund_id, tenant_id } }, { idempotencyKey: key }))),
    readDispute: (ref) => ask(async () => disputeOf(await stripe.disputes.retrieve(ref))),
    listBook: (day, { tenant_id }) => ask(() => readBook(stripe, day, tenant_id)),
  }
}

const units = (amountMinor: number, currency: string): number => {
  const amount = toStripe(amountMinor, currency)
  if (amount === undefined) throw new OuterError('refused', 'AMOUNT_NOT_PAYABLE', `Stripe cannot take ${amountMinor} of ${currency} exactly`)
  return amount
}

const intentOf = ({ tenant_id, payment_id, order_id, order_number, store, amount_minor, currency, capture, email }: Order): Stripe.PaymentIntentCreateParams => ({
  amount: units(amount_minor, currency), currency: currency.toLowerCase(), capture_method: capture, automatic_payment_methods: { enabled: true },
  description: `Order ${order_number}`, metadata: { tenant_id, payment_id, order_id, store }, ...(email === null ? {} : { receipt_email: email }), expand: ['latest_charge.balance_transaction'],
})

const STATUS = { requires_payment_method: 'pending', requires_confirmation: 'pending', requires_action: 'requires_action', processing: 'processing', requires_capture: 'authorized', succeeded: 'captured', canceled: 'voided' } as const

function snapshotOf(intent: z.output<typeof Intent>, refunds: SeenRefund[]): Snapshot {
  const currency = intent.currency.toUpperCase()
  const charge = typeof intent.latest_charge === 'string' ? { id: intent.latest_charge, balance_transaction: null } : intent.latest_charge
  const balance = typeof charge?.balance_transaction === 'object' && charge.balance_transaction !== null ? charge.balance_transaction : undefined
  const isDeclined = intent.status === 'requires_payment_method' && intent.last_payment_error !== null && intent.last_payment_error !== undefined
  const feeCurrency = balance?.currency.toUpperCase()
  return {
    provider_ref: intent.id, status: isDeclined ? 'failed' : STATUS[intent.status], amount_minor: fromStripe(intent.amount, currency), currency,
    authorized_minor: fromStripe(intent.amount_capturable ?? 0, currency), captured_minor: intent.status === 'succeeded' ? fromStripe(intent.amount_received ?? 0, currency) : 0,
    charge_ref: charge?.id ?? null, auth_ref: null, failure_code: isDeclined ? (intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? 'declined') : null,
    client_secret: intent.client_secret ?? null, action_url: intent.next_action?.redirect_to_url?.url ?? null, refunds,
    fee: balance === undefined || feeCurrency === undefined || intent.status !== 'succeeded' ? null : { amount_minor: feeFromStripe(balance.fee, feeCurrency), currency: feeCurrency },
    tenant_id: intent.metadata?.['tenant_id'] ?? null, payment_id: intent.metadata?.['payment_id'] ?? null,
  }
}

function refundOf(raw: unknown): SeenRefund {
  const refund = understood(RefundObject, raw)
  const status = refund.status === 'succeeded' ? 'succeeded' : refund.status === 'failed' || refund.status === 'canceled' ? 'failed' : 'pending'
  return { ref: refund.id, refund_id: refund.metadata?.['refund_id'] ?? null, amount_minor: fromStripe(refund.amount, refund.currency.toUpperCase()), status, code: status === 'failed' ? (refund.failure_reason ?? 'failed') : null }
}

function disputeOf(raw: unknown): SeenDispute {
  const dispute = understood(DisputeObject, raw)
  const currency = dispute.currency.toUpperCase()
  return {
    ref: dispute.id, charge_ref: typeof dispute.charge === 'string' ? dispute.charge : dispute.charge.id, amount_minor: fromStripe(dispute.amount, currency), currency, reason: dispute.reason,
    status: dispute.status === 'won' || dispute.status === 'warning_closed' ? 'won' : dispute.status === 'lost' ? 'lost' : 'open',
  }
}

async function readBook(stripe: Stripe, day: string, tenantId: string): Promise<BookLine[]> {
  const from = Date.parse(`${day}T00:00:00Z`) / 1000
  const lines: BookLine[] = []
  for await (const raw of stripe.balanceTransactions.list({ created: { gte: from, lt: from + 86_400 }, limit: PAGE, expand: ['data.source'] })) {
    const { type, amount, fee, currency, source } = understood(BookEntry, raw)
    const kind = type === 'charge' || type === 'payment' ? 'charge' : type === 'refund' || type === 'payment_refund' ? 'refund' : undefined
    if (kind === undefined || typeof source !== 'object' || source === null || source.metadata?.['tenant_id'] !== tenantId) continue
    // The books are kept in the account's own currency; what was charged stands in the charge itself.
    const code = (source.currency ?? currency).toUpperCase()
    lines.push({ kind, ref: source.id, payment_id: source.metadata['payment_id'] ?? null, amount_minor: fromStripe(source.amount ?? Math.abs(amount), code), fee_minor: feeFromStripe(fee, currency.toUpperCase()), currency: code })
  }
  return lines
}

function understood<S extends z.ZodType>(shape: S, value: unknown): z.output<S> {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new OuterError('unclear', 'ANSWER_UNKNOWN', `the answer of Stripe has another shape (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`)
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What may be asked again, and what nobody knows the end of. */
function failureOf(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const code = error.code ?? error.type
  if (error instanceof Stripe.errors.StripeConnectionError) {
    const cause = (error.detail as { code?: string } | undefined)?.code
    return cause !== undefined && NEVER_SENT.has(cause) ? new OuterError('later', 'UNREACHABLE', 'Stripe cannot be reached', { cause: error }) : new OuterError('unclear', 'CONNECTION_LOST', 'Stripe did not answer', { cause: error })
  }
  if (error.statusCode === 429 || error.statusCode === 409) return new OuterError('later', 'BUSY', `Stripe is busy: ${error.message}`, { cause: error })
  if (error.statusCode !== undefined && error.statusCode >= 500) return new OuterError('unclear', 'SOURCE_BROKEN', `Stripe answered ${error.statusCode}`, { cause: error })
  if (error.statusCode === 401 || error.statusCode === 403) return new OuterError('refused', 'KEY_REFUSED', 'Stripe does not accept the key', { cause: error })
  if (code === 'payment_intent_unexpected_state') return new OuterError('refused', 'UNEXPECTED_STATE', error.message, { cause: error })
  if (error.statusCode === 404 || code === 'resource_missing') return new OuterError('gone', 'NOT_THERE', error.message, { cause: error })
  return new OuterError('refused', code, `Stripe refused: ${error.message}`, { cause: error })
}

/** The event of a callback. @throws OuterError `refused` when it is forged, older than five minutes, or no event */
export function readStripeCallback({ webhook_secrets }: StripeAccess, raw: Buffer, signature: string | undefined): { id: string; type: string } {
  let reason = 'it has no signature'
  for (const secret of signature === undefined ? [] : webhook_secrets) {
    try {
      // Any key will do: only the secret counts here.
      return understood(Event, Stripe.webhooks.constructEvent(raw, signature ?? '', secret, TOLERANCE_S))
    } catch (error) {
      reason = messageOf(error)
    }
  }
  throw new OuterError('refused', 'FORGED', reason)
}
