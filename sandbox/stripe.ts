import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createCallbacks } from './callbacks.ts'
import type { Faults } from './faults.ts'
import { bodyOf, cut, sendJson, type Visit } from './http.ts'
import { type BalanceTransaction, type Charge, type Dispute, feeOf, type Intent, newId, nowS, outcomeOf, readForm, type Refund, type StripeEvent } from './stripe.objects.ts'
import { stripePages } from './stripe.pages.ts'

export const STRIPE_SECRET = 'whsec_sandbox_of_tradewind'
export const STRIPE_KEY = 'sk_test_sandbox_of_tradewind'
export const STRIPE_PUBLISHABLE_KEY = 'pk_test_sandbox_of_tradewind'
const DAY_MS = 24 * 60 * 60_000
const PAGE = 10

interface Kept {
  hash: string
  at: number
  /** Undefined while the first call runs. */
  answer?: { status: number; body: unknown }
}

class Refusal extends Error {
  readonly status: number
  readonly body: object

  constructor(status: number, error: { type?: string; code?: string; message: string; decline_code?: string; payment_intent?: object }) {
    super(error.message)
    this.status = status
    this.body = { error: { type: 'invalid_request_error', ...error } }
  }
}

type Form = Record<string, unknown>
const textAt = (form: Form, key: string): string | undefined => (typeof form[key] === 'string' ? form[key] : undefined)

/**
 * Stripe's API as far as PaymentIntents, refunds, disputes and webhooks go, over its own protocol. A POST that fails by `timeout` or
 * `lost_answer` has had its effect. `/stripe` shows the pages of cards, and `/stripe/…` below them lets a test look and act.
 */
export function createStripe(faults: Faults, { webhookMs = 40 }: { webhookMs?: number } = {}) {
  const intents = new Map<string, Intent>()
  const charges = new Map<string, Charge>()
  const refunds = new Map<string, Refund>()
  const disputes = new Map<string, Dispute>()
  const balance: BalanceTransaction[] = []
  const keys = new Map<string, Kept>()

  const callbacks = createCallbacks<StripeEvent>({
    faults, system: 'stripe', delayMs: webhookMs, storeOf: ({ data: { object } }) => (object as { metadata?: Record<string, string> }).metadata?.['store'] ?? storeOf(object) ?? '',
    headersOf: (body, _event, isForged) => ({ 'stripe-signature': sign(body, isForged ? 'whsec_of_somebody_else' : STRIPE_SECRET) }),
  })
  const { events } = callbacks
  const emit = (type: string, object: object) => callbacks.tell({ id: newId('evt'), object: 'event', api_version: '2026-10-28.endive', type, created: nowS(), livemode: false, data: { object: structuredClone(object) } })
  const storeOf = (object: object) => intents.get((object as { payment_intent?: string }).payment_intent ?? '')?.metadata['store']

  function charge(intent: Intent): void {
    const made: Charge = {
      id: newId('ch'), object: 'charge', amount: intent.amount, amount_captured: 0, amount_refunded: 0, currency: intent.currency, captured: false, paid: true, refunded: false, disputed: false, status: 'succeeded',
      payment_intent: intent.id, metadata: { ...intent.metadata }, balance_transaction: null, created: nowS(),
    }
    charges.set(made.id, made)
    intent.latest_charge = made.id
    intent.last_payment_error = null
    intent.next_action = null
    if (intent.capture_method === 'manual') {
      intent.status = 'requires_capture'
      intent.amount_capturable = intent.amount
      return emit('payment_intent.amount_capturable_updated', intent)
    }
    take(intent, intent.amount)
  }

  function take(intent: Intent, amount: number): void {
    const made = chargeOf(intent)
    const line: BalanceTransaction = { id: newId('txn'), object: 'balance_transaction', amount, fee: feeOf(amount), net: amount - feeOf(amount), currency: intent.currency, type: 'charge', source: made.id, created: nowS() }
    balance.push(line)
    Object.assign(made, { amount_captured: amount, captured: true, balance_transaction: line.id })
    Object.assign(intent, { status: 'succeeded', amount_received: amount, amount_capturable: 0 })
    emit('charge.succeeded', made)
    emit('payment_intent.succeeded', intent)
    if (intent.payment_method === 'pm_card_createDispute') dispute(intent.id)
  }

  const chargeOf = (intent: Intent): Charge => {
    const found = charges.get(intent.latest_charge ?? '')
    if (found === undefined) throw new Refusal(400, { code: 'charge_missing', message: 'This PaymentIntent has no charge' })
    return found
  }
  const intentAt = (id: string): Intent => {
    const found = intents.get(id)
    if (found === undefined) throw new Refusal(404, { code: 'resource_missing', message: `No such payment_intent: '${id}'` })
    return found
  }
  const expect = (intent: Intent, ...statuses: Intent['status'][]): void => {
    if (!statuses.includes(intent.status)) throw new Refusal(400, { code: 'payment_intent_unexpected_state', message: `This PaymentIntent's status is ${intent.status}`, payment_intent: intent })
  }

  function decline(intent: Intent, code: string): void {
    intent.status = 'requires_payment_method'
    intent.next_action = null
    intent.last_payment_error = { type: 'card_error', code: code === 'expired_card' || code === 'payment_intent_authentication_failure' ? code : 'card_declined', decline_code: code, message: 'Your card was declined.' }
    emit('payment_intent.payment_failed', intent)
  }

  function confirm(intent: Intent, form: Form, base: string): Intent {
    expect(intent, 'requires_payment_method', 'requires_confirmation', 'requires_action')
    const method = textAt(form, 'payment_method') ?? intent.payment_method ?? ''
    const outcome = outcomeOf(method)
    if (outcome === undefined) throw new Refusal(400, { code: 'resource_missing', message: `No such PaymentMethod: '${method}'` })
    intent.payment_method = method
    if (outcome === 'pays') charge(intent)
    else if (outcome === 'challenge') {
      intent.status = 'requires_action'
      intent.last_payment_error = null
      intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url: `${base}/stripe/3ds/${intent.id}?client_secret=${intent.client_secret}`, return_url: textAt(form, 'return_url') ?? null } }
      emit('payment_intent.requires_action', intent)
    } else {
      decline(intent, outcome.decline)
      throw new Refusal(402, { type: 'card_error', code: 'card_declined', decline_code: outcome.decline, message: 'Your card was declined.', payment_intent: intent })
    }
    return intent
  }

  /** The bank's own page was answered. */
  function authenticate(id: string, isApproved: boolean): Intent {
    const intent = intentAt(id)
    expect(intent, 'requires_action')
    if (isApproved) charge(intent)
    else decline(intent, 'payment_intent_authentication_failure')
    return intent
  }

  function refund(form: Form): Refund {
    const intent = intentAt(textAt(form, 'payment_intent') ?? '')
    const made = chargeOf(intent)
    const amount = Number(textAt(form, 'amount') ?? made.amount_captured - made.amount_refunded)
    if (!made.captured) throw new Refusal(400, { code: 'charge_not_captured', message: 'The charge has not been captured' })
    if (made.disputed) throw new Refusal(400, { code: 'charge_disputed', message: 'The charge has been charged back' })
    if (made.amount_refunded >= made.amount_captured) throw new Refusal(400, { code: 'charge_already_refunded', message: 'The charge has already been refunded' })
    if (!Number.isInteger(amount) || amount < 1 || amount > made.amount_captured - made.amount_refunded) throw new Refusal(400, { code: 'amount_too_large', message: 'Refund amount is greater than unrefunded amount on charge' })
    const one: Refund = {
      id: newId('re'), object: 'refund', amount, currency: made.currency, charge: made.id, payment_intent: intent.id, metadata: (form['metadata'] ?? {}) as Record<string, string>,
      status: intent.payment_method === 'pm_card_pendingRefund' ? 'pending' : 'succeeded', failure_reason: null, balance_transaction: null, created: nowS(),
    }
    refunds.set(one.id, one)
    const line: BalanceTransaction = { id: newId('txn'), object: 'balance_transaction', amount: -amount, fee: 0, net: -amount, currency: made.currency, type: 'refund', source: one.id, created: nowS() }
    balance.push(line)
    one.balance_transaction = line.id
    made.amount_refunded += amount
    made.refunded = made.amount_refunded === made.amount_captured
    emit('refund.created', one)
    emit('charge.refunded', made)
    if (intent.payment_method === 'pm_card_refundFail') setTimeout(() => void failRefund(one.id), webhookMs * 4).unref()
    return structuredClone(one)
  }

  /** A refund that had gone through comes back. */
  function failRefund(id: string): Refund | undefined {
    const one = refunds.get(id)
    if (one === undefined || one.status === 'failed') return one
    one.status = 'failed'
    one.failure_reason = 'expired_or_canceled_card'
    const made = charges.get(one.charge)
    if (made !== undefined) made.amount_refunded -= one.amount
    balance.push({ id: newId('txn'), object: 'balance_transaction', amount: one.amount, fee: 0, net: one.amount, currency: one.currency, type: 'refund_failure', source: one.id, created: nowS() })
    emit('refund.failed', one)
    return one
  }

  function dispute(intentId: string): Dispute {
    const intent = intentAt(intentId)
    const made = chargeOf(intent)
    const one: Dispute = { id: newId('dp'), object: 'dispute', amount: made.amount_captured, currency: made.currency, charge: made.id, payment_intent: intent.id, reason: 'fraudulent', status: 'needs_response', metadata: {}, created: nowS() }
    made.disputed = true
    disputes.set(one.id, one)
    emit('charge.dispute.created', one)
    return one
  }

  function closeDispute(id: string, status: 'won' | 'lost'): Dispute | undefined {
    const one = disputes.get(id)
    if (one === undefined) return undefined
    one.status = status
    emit('charge.dispute.closed', one)
    return one
  }

  function createIntent(form: Form, base: string): Intent {
    const amount = Number(textAt(form, 'amount'))
    const currency = textAt(form, 'currency') ?? ''
    if (!Number.isInteger(amount) || amount < 1) throw new Refusal(400, { code: 'parameter_invalid_integer', message: 'Invalid integer: amount' })
    if (!/^[a-z]{3}$/.test(currency)) throw new Refusal(400, { code: 'parameter_missing', message: 'Missing required param: currency.' })
    if (['bhd', 'jod', 'kwd', 'omr', 'tnd'].includes(currency) && amount % 10 !== 0) throw new Refusal(400, { code: 'amount_invalid', message: 'The last digit of a three-decimal amount must be 0' })
    if (['isk', 'ugx'].includes(currency) && amount % 100 !== 0) throw new Refusal(400, { code: 'amount_invalid', message: 'This currency has no decimals' })
    const id = newId('pi')
    const intent: Intent = {
      id, object: 'payment_intent', amount, amount_capturable: 0, amount_received: 0, currency, status: 'requires_payment_method', client_secret: `${id}_secret_${newId('x').slice(2)}`,
      capture_method: textAt(form, 'capture_method') === 'manual' ? 'manual' : 'automatic', metadata: (form['metadata'] ?? {}) as Record<string, string>, description: textAt(form, 'description') ?? null, receipt_email: textAt(form, 'receipt_email') ?? null,
      payment_method: textAt(form, 'payment_method') ?? null, latest_charge: null, last_payment_error: null, next_action: null, created: nowS(), livemode: false,
    }
    intents.set(id, intent)
    emit('payment_intent.created', intent)
    if (textAt(form, 'confirm') === 'true') confirm(intent, form, base)
    return intent
  }

  function postIntent(id: string, verb: string | undefined, form: Form, base: string): Intent {
    const intent = intentAt(id)
    if (verb === 'confirm') return confirm(intent, form, base)
    if (verb === 'capture') {
      expect(intent, 'requires_capture')
      const amount = Number(textAt(form, 'amount_to_capture') ?? intent.amount_capturable)
      if (!Number.isInteger(amount) || amount < 1 || amount > intent.amount_capturable) throw new Refusal(400, { code: 'amount_too_large', message: 'Amount to capture is too large' })
      take(intent, amount)
    } else if (verb === 'cancel') {
      expect(intent, 'requires_payment_method', 'requires_confirmation', 'requires_action', 'requires_capture')
      Object.assign(intent, { status: 'canceled', amount_capturable: 0, next_action: null })
      emit('payment_intent.canceled', intent)
    } else if (verb === undefined) {
      expect(intent, 'requires_payment_method', 'requires_confirmation', 'requires_action')
      const amount = Number(textAt(form, 'amount') ?? intent.amount)
      if (!Number.isInteger(amount) || amount < 1) throw new Refusal(400, { code: 'parameter_invalid_integer', message: 'Invalid integer: amount' })
      // A challenge of the bank was for the amount before.
      if (amount !== intent.amount && intent.status === 'requires_action') Object.assign(intent, { status: 'requires_payment_method', next_action: null })
      intent.amount = amount
    } else throw new Refusal(404, { message: `Unrecognized request URL ${verb}` })
    return intent
  }

  const chargeShown = (id: string | null) => {
    const found = charges.get(id ?? '')
    return found === undefined ? null : { ...found, balance_transaction: balance.find((line) => line.id === found.balance_transaction) ?? null }
  }
  const shown = (intent: Intent, isExpanded: boolean, isOurs: boolean) => {
    const whole = { ...intent, ...(isExpanded ? { latest_charge: chargeShown(intent.latest_charge) } : {}) }
    return isOurs ? whole : { id: whole.id, object: whole.object, amount: whole.amount, currency: whole.currency, status: whole.status, client_secret: whole.client_secret, next_action: whole.next_action, last_payment_error: whole.last_payment_error }
  }
  const listed = <T extends { id: string }>(all: readonly T[], query: URLSearchParams) => {
    const limit = Number(query.get('limit') ?? PAGE)
    const after = all.findIndex(({ id }) => id === query.get('starting_after'))
    const data = all.slice(after + 1, after + 1 + limit)
    return { object: 'list', url: '/v1', data, has_more: after + 1 + limit < all.length }
  }

  function answer({ method, path, query }: Visit, form: Form, { isOurs, base }: { isOurs: boolean; base: string }): unknown {
    const [, kind, id, verb] = path.split('/')
    const isExpanded = Object.values((form['expand'] ?? readForm(query.toString())['expand'] ?? {}) as Record<string, string>).some((name) => name.startsWith('latest_charge'))
    if (kind === 'payment_intents') {
      if (method === 'POST') return shown(id === undefined ? createIntent(form, base) : postIntent(id, verb, form, base), isExpanded, isOurs)
      return id === undefined ? listed([...intents.values()].toReversed(), query) : shown(intentAt(id), isExpanded, isOurs)
    }
    if (kind === 'refunds') {
      if (method === 'POST') return refund(form)
      const found = refunds.get(id ?? '')
      if (id !== undefined && found === undefined) throw new Refusal(404, { code: 'resource_missing', message: `No such refund: '${id}'` })
      return found ?? listed([...refunds.values()].toReversed().filter(({ payment_intent }) => !query.has('payment_intent') || payment_intent === query.get('payment_intent')), query)
    }
    if (kind === 'charges' && charges.has(id ?? '')) return charges.get(id ?? '')
    if (kind === 'disputes' && disputes.has(id ?? '')) return disputes.get(id ?? '')
    if (kind === 'events') return id === undefined ? listed(events.toReversed(), query) : events.find((event) => event.id === id)
    if (kind === 'balance_transactions') {
      const [from, to] = [Number(query.get('created[gte]') ?? 0), Number(query.get('created[lt]') ?? Number.MAX_SAFE_INTEGER)]
      const lines = balance.filter(({ created }) => created >= from && created < to).toReversed()
      return listed(lines.map((line) => ({ ...line, source: charges.get(line.source) ?? refunds.get(line.source) ?? line.source })), query)
    }
    if (kind === 'webhook_endpoints' && method === 'POST') {
      const url = textAt(form, 'url') ?? ''
      callbacks.endpoints.add(url)
      return { id: newId('we'), object: 'webhook_endpoint', url, secret: STRIPE_SECRET, status: 'enabled' }
    }
    throw new Refusal(404, { message: `Unrecognized request URL (${method}: ${path})` })
  }

  /** `/v1/…`, Stripe's API itself. */
  async function api(visit: Visit): Promise<void> {
    const { req, res, method, path } = visit
    const raw = method === 'POST' ? (await bodyOf(req)).toString() : ''
    const form = readForm(raw)
    const key = textAt(form, 'key') ?? req.headers.authorization?.replace(/^(Bearer|Basic) /, '')
    const [, kind, id] = path.split('/')
    const isBrowser = key?.startsWith('pk_') === true
    const secret = textAt(form, 'client_secret') ?? visit.query.get('client_secret')
    if (key === undefined || (isBrowser && (kind !== 'payment_intents' || intents.get(id ?? '')?.client_secret !== secret))) return sendJson(res, 401, { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } })
    const before = faults.strike('stripe', method === 'POST' ? 'start' : 'status', undefined, kind)
    if (before === '429') return sendJson(res, 429, { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' } })
    if (before === '500') return sendJson(res, 500, { error: { type: 'api_error', message: 'An error occurred' } })
    if (before === 'refused') return sendJson(res, 400, { error: { type: 'invalid_request_error', code: 'refused_by_fault', message: 'Refused' } })
    const made = once(req.headers['idempotency-key'], method === 'POST' ? `${path}\n${raw}` : undefined, () => answer(visit, form, { isOurs: !isBrowser, base: `http://${req.headers.host ?? 'localhost'}` }))
    if (before === 'timeout') return // done, and nobody hears of it
    if (before === 'lost_answer') return cut(res)
    sendJson(res, made.status, made.body, { 'request-id': newId('req'), ...(made.isReplay ? { 'idempotent-replayed': 'true' } : {}) })
  }

  /** Stripe's rules: the same key and the same parameters are answered as the first time; other parameters are an error; what failed validation is not kept. */
  function once(key: string | string[] | undefined, said: string | undefined, work: () => unknown): { status: number; body: unknown; isReplay?: boolean } {
    const run = () => {
      try {
        return { status: 200, body: structuredClone(work()) }
      } catch (error) {
        if (error instanceof Refusal) return { status: error.status, body: structuredClone(error.body) }
        throw error
      }
    }
    if (typeof key !== 'string' || said === undefined) return run()
    const hash = createHash('sha256').update(said).digest('hex')
    const kept = keys.get(key)
    if (kept !== undefined && Date.now() - kept.at < DAY_MS) {
      if (kept.hash !== hash) return { status: 400, body: { error: { type: 'idempotency_error', code: 'idempotency_error', message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.' } } }
      if (kept.answer === undefined) return { status: 409, body: { error: { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'There is currently another in-progress request using this Idempotent Key' } } }
      return { ...kept.answer, isReplay: true }
    }
    keys.set(key, { hash, at: Date.now() })
    const made = run()
    if (made.status === 400 || made.status === 404) keys.delete(key)
    else keys.set(key, { hash, at: Date.now(), answer: made })
    return made
  }

  const pages = stripePages({ intentOf: (secret) => [...intents.values()].find(({ client_secret }) => client_secret === secret), confirm: (intent, method, base) => confirm(intent, { payment_method: method }, base), authenticate })
  const sums = () => ({ intents: intents.size, charged: [...charges.values()].reduce((total, { amount_captured }) => total + amount_captured, 0), charges: [...charges.values()].filter(({ captured }) => captured).length, refunded: [...refunds.values()].reduce((total, { amount, status }) => total + (status === 'failed' ? 0 : amount), 0) })
  return { api, pages, events, intents, charges, refunds, disputes, emit, authenticate, dispute, closeDispute, failRefund, sums }
}

export function sign(body: string, secret: string, at = nowS()): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

/** Whether a callback is one of ours, for who receives it in a test. */
export function isSigned(body: string, header: string, secret: string): boolean {
  const [time = '', signature = ''] = header.split(',').map((part) => part.split('=')[1] ?? '')
  const right = Buffer.from(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'))
  const given = Buffer.from(signature)
  return right.length === given.length && timingSafeEqual(right, given)
}
