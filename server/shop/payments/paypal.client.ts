import { z } from 'zod'
import type { PayPalAccess } from '#kernel/config'
import { fingerprint } from '#kernel/crypto'
import { decimalOf, exponentOf, minorOf } from '#kernel/money'
import { call, guarded, OuterError, readAnswer } from '#kernel/outer'
import type { Ask, BookLine, Order, Provider, SeenDispute, SeenRefund, Snapshot } from './provider.ts'

/** What PayPal takes (developer.paypal.com/api/rest/reference/currency-codes). */
const CURRENCIES = new Set('AUD BRL CAD CNY CZK DKK EUR HKD HUF ILS JPY MYR MXN TWD NZD NOK PHP PLN GBP SGD SEK CHF THB USD'.split(' '))
/** Of these it takes no decimals, although two of them have some. */
const WHOLE = new Set(['HUF', 'JPY', 'TWD'])
/** A token is used no longer than this before its end. */
const EARLY_MS = 60_000

const Amount = z.object({ value: z.string(), currency_code: z.string() })
const Link = z.object({ rel: z.string(), href: z.string() })
const CaptureObject = z.object({
  id: z.string(), status: z.string(), amount: Amount, custom_id: z.string().nullish(),
  seller_receivable_breakdown: z.object({ paypal_fee: Amount.nullish() }).nullish(), status_details: z.object({ reason: z.string().nullish() }).nullish(),
})
const AuthorizationObject = z.object({ id: z.string(), status: z.string(), amount: Amount })
const RefundObject = z.object({ id: z.string(), status: z.string(), amount: Amount, invoice_id: z.string().nullish(), custom_id: z.string().nullish(), status_details: z.object({ reason: z.string().nullish() }).nullish() })
const OrderObject = z.object({
  id: z.string(), status: z.enum(['CREATED', 'SAVED', 'APPROVED', 'VOIDED', 'COMPLETED', 'PAYER_ACTION_REQUIRED']), links: z.array(Link).nullish(),
  purchase_units: z.array(z.object({
    amount: Amount, custom_id: z.string().nullish(), invoice_id: z.string().nullish(),
    payments: z.object({ captures: z.array(CaptureObject).nullish(), authorizations: z.array(AuthorizationObject).nullish(), refunds: z.array(RefundObject).nullish() }).nullish(),
  })).min(1),
})
const DisputeObject = z.object({
  dispute_id: z.string(), reason: z.string(), status: z.string(), dispute_amount: Amount, dispute_outcome: z.object({ outcome_code: z.string().nullish() }).nullish(),
  disputed_transactions: z.array(z.object({ seller_transaction_id: z.string() })).min(1),
})
const Token = z.object({ access_token: z.string(), expires_in: z.number() })
const Failure = z.object({ name: z.string(), message: z.string().nullish(), details: z.array(z.object({ issue: z.string() })).nullish() })

const tokens = new Map<string, { token: Promise<string>; until: number }>()

/** Orders v2 and payments v2. The shopper approves on PayPal's page; then we take the money. */
export function paypalProvider(access: PayPalAccess): Provider {
  const { url: base, timeout_ms } = access
  const place = `PayPal (${new URL(base).host})`

  async function tokenOf(): Promise<string> {
    const key = fingerprint(`${base} ${access.client_id} ${access.secret}`)
    const known = tokens.get(key)
    if (known !== undefined && known.until > Date.now()) return known.token
    const asked = call({
      url: new URL(`${base}/v1/oauth2/token`), method: 'POST', timeoutMs: timeout_ms, body: 'grant_type=client_credentials',
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from(`${access.client_id}:${access.secret}`).toString('base64')}` },
    }).then(({ status, text }) => {
      if (status !== 200) throw new OuterError(status >= 500 ? 'later' : 'refused', 'KEY_REFUSED', `PayPal gave no token (${status})`)
      const read = readAnswer(Token, text, place)
      tokens.set(key, { token: Promise.resolve(read.access_token), until: Date.now() + read.expires_in * 1000 - EARLY_MS })
      return read.access_token
    })
    tokens.set(key, { token: asked, until: Date.now() + timeout_ms })
    asked.catch(() => tokens.delete(key))
    return asked.catch((error: unknown) => {
      // No money moves for a token: what is unclear about it is only late.
      throw error instanceof OuterError && error.kind === 'unclear' ? new OuterError('later', error.code, error.message, { cause: error }) : error
    })
  }

  const ask = <S extends z.ZodType>(path: string, shape: S, { method = 'GET', body, key }: { method?: 'GET' | 'POST' | 'PATCH'; body?: unknown; key?: string } = {}): Promise<z.output<S>> =>
    guarded(place, async () => {
      for (let isRenewed = false; ; isRenewed = true) {
        const headers = { authorization: `Bearer ${await tokenOf()}`, prefer: 'return=representation', ...(key === undefined ? {} : { 'paypal-request-id': key }) }
        const answer = await call({ url: new URL(`${base}${path}`), method, headers, body: method === 'POST' && body === undefined ? {} : body, timeoutMs: timeout_ms })
        if (answer.status === 401 && !isRenewed) {
          tokens.delete(fingerprint(`${base} ${access.client_id} ${access.secret}`))
          continue
        }
        if (answer.status < 200 || answer.status > 299) throw failureOf(answer)
        return readAnswer(shape, answer.status === 204 ? 'null' : answer.text, place)
      }
    })
  const orderPath = (ref: string) => `/v2/checkout/orders/${encodeURIComponent(ref)}`
  const read = async ({ provider_ref }: Pick<Ask, 'provider_ref'>) => snapshotOf(await ask(orderPath(provider_ref), OrderObject))
  /** A move that was made before, or that something overtook: what has become of the order is the answer. */
  const orRead = async (asked: Ask, move: () => Promise<unknown>) => {
    try {
      await move()
    } catch (error) {
      if (!(error instanceof OuterError) || !OVERTAKEN.has(error.code)) throw error
    }
    return read(asked)
  }

  return {
    takes: (amountMinor, currency) => CURRENCIES.has(currency) && (!WHOLE.has(currency) || amountMinor % 10 ** exponentOf(currency) === 0),
    async open(order) {
      const made = await ask('/v2/checkout/orders', OrderObject, { method: 'POST', key: `${order.payment_id}:open:${order.amount_minor}`, body: bodyOf(order) })
      return snapshotOf(made)
    },
    read,
    changeAmount: (asked, amountMinor) => orRead(asked, () =>
      ask(orderPath(asked.provider_ref), z.unknown(), { method: 'PATCH', body: [{ op: 'replace', path: "/purchase_units/@reference_id=='default'/amount", value: amountOf(amountMinor, asked.currency) }] })),
    async settle(asked, { capture, key }) {
      const now = await ask(orderPath(asked.provider_ref), OrderObject)
      if (now.status !== 'APPROVED') return snapshotOf(now)
      try {
        return await orRead(asked, () => ask(`${orderPath(asked.provider_ref)}/${capture === 'manual' ? 'authorize' : 'capture'}`, z.unknown(), { method: 'POST', key }))
      } catch (error) {
        if (!(error instanceof OuterError) || !DECLINES.has(error.code)) throw error
        return { ...snapshotOf(now), status: 'failed', failure_code: error.code.toLowerCase() }
      }
    },
    capture: (asked, { amount_minor, key }) => orRead(asked, () =>
      ask(`/v2/payments/authorizations/${encodeURIComponent(asked.auth_ref ?? '')}/capture`, CaptureObject, { method: 'POST', key, body: { amount: amountOf(amount_minor, asked.currency), final_capture: true } })),
    /** An order that nobody approved needs no calling off: it is never taken. */
    async cancel(asked, key) {
      if (asked.auth_ref !== null) return orRead(asked, () => ask(`/v2/payments/authorizations/${encodeURIComponent(asked.auth_ref ?? '')}/void`, z.unknown(), { method: 'POST', key }))
      const now = await read(asked)
      return now.status === 'captured' || now.status === 'authorized' ? now : { ...now, status: 'voided' }
    },
    async refund(asked, { refund_id, amount_minor, key }) {
      const refund = await ask(`/v2/payments/captures/${encodeURIComponent(asked.charge_ref ?? '')}/refund`, RefundObject, { method: 'POST', key, body: { amount: amountOf(amount_minor, asked.currency), custom_id: refund_id } })
      return refundOf(refund)
    },
    readDispute: async (ref) => disputeOf(await ask(`/v1/customer/disputes/${encodeURIComponent(ref)}`, DisputeObject)),
    async listBook(_day, { charges, refunds }) {
      const lines: BookLine[] = []
      for (const { charge_ref, payment_id, currency } of charges) {
        const found = await ask(`/v2/payments/captures/${encodeURIComponent(charge_ref)}`, CaptureObject).catch(goneIsNothing)
        if (found !== undefined && TAKEN.has(found.status)) lines.push({ kind: 'charge', ref: charge_ref, payment_id, amount_minor: minorAt(found.amount), fee_minor: feeOf(found)?.amount_minor ?? 0, currency })
      }
      for (const { ref, payment_id, currency } of refunds) {
        const found = await ask(`/v2/payments/refunds/${encodeURIComponent(ref)}`, RefundObject).catch(goneIsNothing)
        if (found?.status === 'COMPLETED') lines.push({ kind: 'refund', ref, payment_id, amount_minor: minorAt(found.amount), fee_minor: 0, currency })
      }
      return lines
    },
  }
}

const OVERTAKEN = new Set(['ORDER_ALREADY_CAPTURED', 'ORDER_ALREADY_AUTHORIZED', 'AUTHORIZATION_ALREADY_CAPTURED', 'AUTHORIZATION_VOIDED', 'PREVIOUSLY_VOIDED', 'ORDER_ALREADY_COMPLETED', 'PREVIOUSLY_CAPTURED'])
const DECLINES = new Set(['INSTRUMENT_DECLINED', 'PAYER_CANNOT_PAY', 'TRANSACTION_REFUSED', 'PAYER_ACCOUNT_RESTRICTED'])
const TAKEN = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'])

const goneIsNothing = (error: unknown) => {
  if (error instanceof OuterError && error.kind === 'gone') return undefined
  throw error
}

/** PayPal writes no decimals of HUF and TWD. */
const amountOf = (amountMinor: number, currency: string) => ({ currency_code: currency, value: WHOLE.has(currency) ? String(amountMinor / 10 ** exponentOf(currency)) : decimalOf(amountMinor, currency) })

function minorAt({ value, currency_code }: z.output<typeof Amount>): number {
  const minor = minorOf(value, currency_code)
  if (minor === undefined) throw new OuterError('unclear', 'ANSWER_UNKNOWN', `PayPal tells of ${value} ${currency_code}, which is no whole amount`)
  return minor
}

const bodyOf = ({ tenant_id, payment_id, store, order_number, amount_minor, currency, capture, return_url }: Order) => ({
  intent: capture === 'manual' ? 'AUTHORIZE' : 'CAPTURE',
  purchase_units: [{ reference_id: 'default', custom_id: `${tenant_id}:${payment_id}:${store}`, description: `Order ${order_number}`, amount: amountOf(amount_minor, currency) }],
  payment_source: { paypal: { experience_context: { user_action: 'PAY_NOW', shipping_preference: 'NO_SHIPPING', return_url, cancel_url: return_url } } },
})

const feeOf = ({ seller_receivable_breakdown: breakdown }: z.output<typeof CaptureObject>) =>
  breakdown?.paypal_fee === null || breakdown?.paypal_fee === undefined ? null : { amount_minor: minorAt(breakdown.paypal_fee), currency: breakdown.paypal_fee.currency_code }

function snapshotOf(order: z.output<typeof OrderObject>): Snapshot {
  const [unit] = order.purchase_units
  if (unit === undefined) throw new OuterError('unclear', 'ANSWER_UNKNOWN', 'the order has no unit')
  const captures = unit.payments?.captures ?? []
  const taken = captures.find(({ status }) => TAKEN.has(status))
  const declined = captures.find(({ status }) => status === 'DECLINED' || status === 'FAILED')
  const waiting = captures.find(({ status }) => status === 'PENDING')
  const authorization = unit.payments?.authorizations?.at(-1)
  const isReserved = authorization?.status === 'CREATED' || authorization?.status === 'PENDING'
  const [tenant_id = null, payment_id = null] = unit.custom_id?.split(':') ?? []
  const isVoid = order.status === 'VOIDED' || ['VOIDED', 'EXPIRED'].includes(authorization?.status ?? '')
  return {
    provider_ref: order.id, amount_minor: minorAt(unit.amount), currency: unit.amount.currency_code,
    status: taken !== undefined ? 'captured' : isReserved ? 'authorized' : isVoid ? 'voided' : waiting !== undefined ? 'processing' : declined !== undefined ? 'failed' : order.status === 'PAYER_ACTION_REQUIRED' || order.status === 'CREATED' ? 'requires_action' : 'pending',
    authorized_minor: isReserved ? minorAt(authorization.amount) : 0, captured_minor: taken === undefined ? 0 : minorAt(taken.amount),
    charge_ref: taken?.id ?? null, auth_ref: authorization?.id ?? null, failure_code: taken === undefined && declined !== undefined ? (declined.status_details?.reason?.toLowerCase() ?? 'declined') : null,
    client_secret: null, action_url: order.links?.find(({ rel }) => rel === 'payer-action' || rel === 'approve')?.href ?? null,
    refunds: (unit.payments?.refunds ?? []).map(refundOf), fee: taken === undefined ? null : feeOf(taken), tenant_id, payment_id,
  }
}

function refundOf({ id, status, amount, custom_id, status_details }: z.output<typeof RefundObject>): SeenRefund {
  const is = status === 'COMPLETED' ? 'succeeded' : status === 'FAILED' || status === 'CANCELLED' ? 'failed' : 'pending'
  return { ref: id, refund_id: custom_id ?? null, amount_minor: minorAt(amount), status: is, code: is === 'failed' ? (status_details?.reason?.toLowerCase() ?? 'failed') : null }
}

function disputeOf({ dispute_id, reason, status, dispute_amount, dispute_outcome, disputed_transactions }: z.output<typeof DisputeObject>): SeenDispute {
  const outcome = dispute_outcome?.outcome_code
  return {
    ref: dispute_id, charge_ref: disputed_transactions[0]?.seller_transaction_id ?? '', amount_minor: minorAt(dispute_amount), currency: dispute_amount.currency_code, reason: reason.toLowerCase(),
    status: status !== 'RESOLVED' ? 'open' : outcome === 'RESOLVED_SELLER_FAVOUR' || outcome === 'CANCELED_BY_BUYER' ? 'won' : 'lost',
  }
}

function failureOf({ status, headers, text }: { status: number; headers: Headers; text: string }): OuterError {
  const read = Failure.safeParse(parsed(text))
  const code = read.data?.details?.[0]?.issue ?? read.data?.name ?? 'REFUSED'
  const message = read.data?.message ?? `status ${status}`
  if (status === 429) return new OuterError('later', 'BUSY', 'PayPal is busy', { retryAfterS: Number(headers.get('retry-after')) || undefined })
  // Two calls under one id at once: the second is turned away while the first runs.
  if (status === 409 || code === 'PREVIOUS_REQUEST_IN_PROGRESS') return new OuterError('later', 'BUSY', message)
  if (status >= 500) return new OuterError('unclear', 'SOURCE_BROKEN', `PayPal answered ${status}`)
  if (status === 401 || status === 403) return new OuterError('refused', 'KEY_REFUSED', 'PayPal does not accept the key')
  if (status === 404) return new OuterError('gone', 'NOT_THERE', message)
  return new OuterError('refused', code, `PayPal refused: ${message}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // an answer of a proxy in between
  }
}
