import { createHash, createSign, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { createCallbacks } from './callbacks.ts'
import type { Faults } from './faults.ts'
import { bodyOf, cut, escapeHtml, sendHtml, sendJson, type Visit } from './http.ts'
import { page } from './pages.ts'
import { CERTIFICATE, PRIVATE_KEY } from './paypal.certificate.ts'
import { type Capture, moneyOf, newRef, type Order, paypalFee, type PayPalDispute, type PayPalRefund, unitsOf } from './paypal.objects.ts'

export const PAYPAL_CLIENT_ID = 'sandbox-client-of-tradewind'
export const PAYPAL_SECRET = 'sandbox-secret-of-tradewind'
export const PAYPAL_WEBHOOK_ID = 'WH-SANDBOX-OF-TRADEWIND'
const CERTIFICATE_PATH = '/v1/notifications/certs/CERT-sandbox'

export interface PayPalEvent {
  id: string
  event_type: string
  create_time: string
  resource: object
}

class Refusal extends Error {
  readonly status: number
  readonly body: object

  constructor(status: number, issue: string, message = issue) {
    super(message)
    this.status = status
    this.body = { name: status === 404 ? 'RESOURCE_NOT_FOUND' : 'UNPROCESSABLE_ENTITY', message, details: [{ issue }] }
  }
}

/** Headers of a callback as PayPal signs them. @param base where its certificate is to be had */
export function paypalSignature(body: string, base: string, { webhookId = PAYPAL_WEBHOOK_ID, at = new Date() }: { webhookId?: string; at?: Date } = {}): Record<string, string> {
  const [id, time] = [randomUUID(), at.toISOString()]
  const signature = createSign('sha256').update(`${id}|${time}|${webhookId}|${crc32(Buffer.from(body))}`).sign(PRIVATE_KEY, 'base64')
  return { 'paypal-transmission-id': id, 'paypal-transmission-time': time, 'paypal-transmission-sig': signature, 'paypal-cert-url': `${base}${CERTIFICATE_PATH}`, 'paypal-auth-algo': 'SHA256withRSA' }
}

/**
 * PayPal's orders v2 and payments v2, its page of approval, and its signed webhooks. A POST that fails by `timeout` or `lost_answer` has
 * had its effect; `declined` turns the next capture down.
 */
export function createPayPal(faults: Faults, { webhookMs = 40 }: { webhookMs?: number } = {}) {
  const orders = new Map<string, Order>()
  const refunds = new Map<string, PayPalRefund>()
  const disputes = new Map<string, PayPalDispute>()
  /** Where the certificate of each event is to be had. */
  const bases = new Map<string, string>()
  const kept = new Map<string, { hash: string; status: number; body: unknown }>()
  const tokens = new Set<string>()

  const callbacks = createCallbacks<PayPalEvent>({
    faults, system: 'paypal', delayMs: webhookMs, storeOf: ({ resource }) => storeOf(resource),
    headersOf: (body, { id }, isForged) => paypalSignature(body, bases.get(id) ?? '', isForged ? { webhookId: 'WH-OF-SOMEBODY-ELSE' } : {}),
  })
  const { events } = callbacks
  function emit(event_type: string, resource: object, base: string): void {
    const id = `WH-${newRef()}`
    bases.set(id, base)
    callbacks.tell({ id, event_type, create_time: new Date().toISOString(), resource: structuredClone(resource) })
  }

  /** `{store}` of an endpoint's URL is the last part of what an order says of itself. */
  function storeOf(resource: { id?: string; supplementary_data?: { related_ids?: { order_id?: string } }; disputed_transactions?: { seller_transaction_id: string }[] }): string {
    const captured = resource.disputed_transactions?.[0]?.seller_transaction_id
    const order = orders.get(resource.supplementary_data?.related_ids?.order_id ?? resource.id ?? '') ?? (captured === undefined ? undefined : captureAt(captured).order)
    return order?.purchase_units[0]?.custom_id?.split(':')[2] ?? ''
  }

  const orderAt = (id: string): Order => {
    const found = orders.get(id)
    if (found === undefined) throw new Refusal(404, 'INVALID_RESOURCE_ID', 'The specified resource does not exist.')
    return found
  }
  const unitOf = (order: Order) => {
    const [unit] = order.purchase_units
    if (unit === undefined) throw new Refusal(422, 'MISSING_PURCHASE_UNIT')
    return unit
  }
  const captureAt = (id: string) => {
    for (const order of orders.values()) {
      const found = unitOf(order).payments.captures.find((capture) => capture.id === id)
      if (found !== undefined) return { order, capture: found }
    }
    throw new Refusal(404, 'INVALID_RESOURCE_ID', 'The specified resource does not exist.')
  }
  const authorizationAt = (id: string) => {
    for (const order of orders.values()) {
      const found = unitOf(order).payments.authorizations.find((authorization) => authorization.id === id)
      if (found !== undefined) return { order, authorization: found }
    }
    throw new Refusal(404, 'INVALID_RESOURCE_ID', 'The specified resource does not exist.')
  }

  function create(body: Partial<Order> & { payment_source?: { paypal?: { experience_context?: { return_url?: string; cancel_url?: string } } } }, base: string): Order {
    const [asked] = body.purchase_units ?? []
    if (asked === undefined || unitsOf(asked.amount) === undefined) throw new Refusal(422, 'DECIMAL_PRECISION', 'The amount has more decimals than the currency takes')
    const { return_url = '', cancel_url = '' } = body.payment_source?.paypal?.experience_context ?? {}
    const id = newRef()
    const order: Order = {
      id, status: 'PAYER_ACTION_REQUIRED', intent: body.intent === 'AUTHORIZE' ? 'AUTHORIZE' : 'CAPTURE', return_url, cancel_url,
      links: [{ rel: 'self', href: `${base}/v2/checkout/orders/${id}`, method: 'GET' }, { rel: 'payer-action', href: `${base}/checkoutnow?token=${id}`, method: 'GET' }],
      purchase_units: [{ reference_id: asked.reference_id, amount: asked.amount, payments: { captures: [], authorizations: [], refunds: [] }, ...(asked.custom_id === undefined ? {} : { custom_id: asked.custom_id }) }],
    }
    orders.set(id, order)
    return order
  }

  /** What the shopper does on PayPal's page. */
  function approve(id: string, base: string): Order {
    const order = orderAt(id)
    if (order.status === 'CREATED' || order.status === 'PAYER_ACTION_REQUIRED') {
      order.status = 'APPROVED'
      emit('CHECKOUT.ORDER.APPROVED', order, base)
    }
    return order
  }

  function take(order: Order, amount: { value: string; currency_code: string }, base: string): Capture {
    const unit = unitOf(order)
    const gross = unitsOf(amount)
    if (gross === undefined) throw new Refusal(422, 'DECIMAL_PRECISION')
    const [fee, currency] = [paypalFee(gross), amount.currency_code]
    const capture: Capture = {
      id: newRef(), status: 'COMPLETED', amount, ...(unit.custom_id === undefined ? {} : { custom_id: unit.custom_id }), create_time: new Date().toISOString(),
      seller_receivable_breakdown: { gross_amount: amount, paypal_fee: moneyOf(fee, currency), net_amount: moneyOf(gross - fee, currency) }, supplementary_data: { related_ids: { order_id: order.id } },
    }
    unit.payments.captures.push(capture)
    order.status = 'COMPLETED'
    emit('PAYMENT.CAPTURE.COMPLETED', capture, base)
    return capture
  }

  function settle(id: string, verb: string, base: string): Order {
    const order = orderAt(id)
    if (order.status === 'COMPLETED') throw new Refusal(422, verb === 'capture' ? 'ORDER_ALREADY_CAPTURED' : 'ORDER_ALREADY_AUTHORIZED')
    if (order.status !== 'APPROVED') throw new Refusal(422, 'ORDER_NOT_APPROVED', 'Payer has not yet approved the Order for payment.')
    if (verb === 'capture') take(order, unitOf(order).amount, base)
    else {
      const authorization = { id: newRef(), status: 'CREATED' as const, amount: unitOf(order).amount, create_time: new Date().toISOString() }
      unitOf(order).payments.authorizations.push(authorization)
      order.status = 'COMPLETED'
      emit('PAYMENT.AUTHORIZATION.CREATED', { ...authorization, custom_id: unitOf(order).custom_id, supplementary_data: { related_ids: { order_id: order.id } } }, base)
    }
    return order
  }

  function refund(id: string, body: { amount?: { value: string; currency_code: string }; custom_id?: string }, base: string): PayPalRefund {
    const { order, capture } = captureAt(id)
    const done = unitOf(order).payments.refunds.reduce((total, { amount }) => total + (unitsOf(amount) ?? 0), 0)
    const left = (unitsOf(capture.amount) ?? 0) - done
    const asked = unitsOf(body.amount ?? moneyOf(left, capture.amount.currency_code))
    if (left === 0) throw new Refusal(422, 'CAPTURE_FULLY_REFUNDED', 'The capture has already been fully refunded.')
    if (asked === undefined || asked < 1 || asked > left) throw new Refusal(422, 'REFUND_AMOUNT_EXCEEDED', 'The refund amount must be less than or equal to the capture amount that has not yet been refunded.')
    const made: PayPalRefund = {
      id: newRef(), status: 'COMPLETED', amount: moneyOf(asked, capture.amount.currency_code), ...(body.custom_id === undefined ? {} : { custom_id: body.custom_id }), create_time: new Date().toISOString(),
      links: [{ rel: 'up', href: `${base}/v2/payments/captures/${capture.id}` }], supplementary_data: { related_ids: { order_id: order.id, capture_id: capture.id } },
    }
    unitOf(order).payments.refunds.push(made)
    refunds.set(made.id, made)
    capture.status = asked === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
    emit('PAYMENT.CAPTURE.REFUNDED', made, base)
    return made
  }

  function dispute(captureId: string, base: string): PayPalDispute {
    const { capture } = captureAt(captureId)
    const made: PayPalDispute = { dispute_id: `PP-D-${newRef()}`, reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', status: 'OPEN', dispute_amount: capture.amount, disputed_transactions: [{ seller_transaction_id: capture.id }] }
    disputes.set(made.dispute_id, made)
    emit('CUSTOMER.DISPUTE.CREATED', made, base)
    return made
  }

  function post(path: string, body: unknown, base: string): { status: number; body: unknown } {
    const [, , area, kind, id, verb] = path.split('/')
    if (area === 'checkout' && kind === 'orders') {
      if (id === undefined) return { status: 201, body: create(body as Partial<Order>, base) }
      if (verb === 'capture' || verb === 'authorize') return { status: 201, body: settle(id, verb, base) }
    }
    if (area === 'payments' && kind === 'captures' && verb === 'refund') return { status: 201, body: refund(id ?? '', body as object, base) }
    if (area === 'payments' && kind === 'authorizations') {
      const { order, authorization } = authorizationAt(id ?? '')
      if (authorization.status === 'CAPTURED') throw new Refusal(422, 'AUTHORIZATION_ALREADY_CAPTURED')
      if (authorization.status === 'VOIDED') throw new Refusal(422, 'PREVIOUSLY_VOIDED')
      if (verb === 'capture') {
        const asked = (body as { amount?: { value: string; currency_code: string } }).amount ?? authorization.amount
        if ((unitsOf(asked) ?? Infinity) > (unitsOf(authorization.amount) ?? 0)) throw new Refusal(422, 'MAX_CAPTURE_AMOUNT_EXCEEDED')
        authorization.status = 'CAPTURED'
        return { status: 201, body: take(order, asked, base) }
      }
      if (verb === 'void') {
        authorization.status = 'VOIDED'
        emit('PAYMENT.AUTHORIZATION.VOIDED', { ...authorization, supplementary_data: { related_ids: { order_id: order.id } } }, base)
        return { status: 200, body: authorization }
      }
    }
    throw new Refusal(404, 'INVALID_RESOURCE_ID', `There is no ${path}`)
  }

  function get(path: string): unknown {
    const [, , area, kind, id = ''] = path.split('/')
    if (area === 'checkout') return orderAt(id)
    if (kind === 'captures') return captureAt(id).capture
    if (kind === 'refunds' && refunds.has(id)) return refunds.get(id)
    if (area === 'customer' && disputes.has(id)) return disputes.get(id)
    throw new Refusal(404, 'INVALID_RESOURCE_ID', `There is no ${path}`)
  }

  function patch(path: string, body: unknown): void {
    const order = orderAt(path.split('/')[4] ?? '')
    const [change] = body as { op: string; path: string; value: { value: string; currency_code: string } }[]
    if (order.status === 'COMPLETED' || change === undefined || change.op !== 'replace' || !change.path.endsWith('/amount') || unitsOf(change.value) === undefined) throw new Refusal(422, 'ORDER_ALREADY_COMPLETED')
    unitOf(order).amount = change.value
  }

  async function paypal(visit: Visit): Promise<void> {
    const { req, res, path, method } = visit
    const base = `http://${req.headers.host ?? ''}/paypal`
    if (path === CERTIFICATE_PATH) return void res.writeHead(200, { 'content-type': 'application/x-pem-file' }).end(CERTIFICATE)
    if (path === '/checkoutnow') return approvalPage(visit, base)
    const raw = (await bodyOf(req)).toString()
    if (path === '/v1/oauth2/token') {
      if (req.headers.authorization?.startsWith('Basic ') !== true) return sendJson(res, 401, { error: 'invalid_client' })
      const token = `A21AA${newRef()}`
      tokens.add(token)
      return sendJson(res, 200, { access_token: token, token_type: 'Bearer', expires_in: 32_400 })
    }
    if (path === '/v1/notifications/webhooks') {
      callbacks.endpoints.add(new URLSearchParams(raw).get('url') ?? '')
      return sendJson(res, 201, { id: PAYPAL_WEBHOOK_ID })
    }
    if (!tokens.has(req.headers.authorization?.replace(/^Bearer /, '') ?? '')) return sendJson(res, 401, { name: 'AUTHENTICATION_FAILURE', message: 'Authentication failed' })
    const kind = path.includes('/refund') ? 'refunds' : path.split('/')[3]
    const fault = faults.strike('paypal', method === 'GET' ? 'status' : 'start', undefined, kind)
    if (fault === '429') return sendJson(res, 429, { name: 'RATE_LIMIT_REACHED', message: 'Too many requests' })
    if (fault === '500') return sendJson(res, 500, { name: 'INTERNAL_SERVER_ERROR', message: 'An internal server error has occurred' })
    if (fault === 'refused' || fault === 'declined') return sendJson(res, 422, new Refusal(422, fault === 'declined' ? 'INSTRUMENT_DECLINED' : 'REFUSED_BY_FAULT').body)
    const answer = answerOf(visit, raw, base)
    if (fault === 'timeout') return // done, and nobody hears of it
    if (fault === 'lost_answer') return cut(res)
    if (answer.status === 204) return void res.writeHead(204).end()
    sendJson(res, answer.status, answer.body)
  }

  function answerOf({ req, path, method }: Visit, raw: string, base: string): { status: number; body: unknown } {
    const run = (): { status: number; body: unknown } => {
      try {
        if (method === 'GET') return { status: 200, body: structuredClone(get(path)) }
        const body: unknown = raw === '' ? {} : JSON.parse(raw)
        if (method === 'PATCH') {
          patch(path, body)
          return { status: 204, body: null }
        }
        const { status, body: made } = post(path, body, base)
        return { status, body: structuredClone(made) }
      } catch (error) {
        if (error instanceof Refusal) return { status: error.status, body: error.body }
        throw error
      }
    }
    const key = req.headers['paypal-request-id']
    if (typeof key !== 'string' || method !== 'POST') return run()
    const hash = createHash('sha256').update(`${path}\n${raw}`).digest('hex')
    const before = kept.get(key)
    if (before !== undefined) return before.hash === hash ? before : { status: 422, body: new Refusal(422, 'DUPLICATE_REQUEST_ID').body }
    const made = run()
    if (made.status < 300) kept.set(key, { hash, ...made })
    return made
  }

  async function approvalPage({ req, res, query, method }: Visit, base: string): Promise<void> {
    const id = query.get('token') ?? ''
    const order = orders.get(id)
    if (order === undefined) return sendJson(res, 404, { error: 'unknown order' })
    if (method === 'POST') {
      const isYes = new URLSearchParams((await bodyOf(req)).toString()).get('answer') === 'yes'
      if (isYes) approve(id, base)
      const back = new URL(isYes ? order.return_url : order.cancel_url)
      back.searchParams.set('token', id)
      if (isYes) back.searchParams.set('PayerID', 'SANDBOXPAYER')
      return void res.writeHead(303, { location: back.href }).end()
    }
    const { value, currency_code } = unitOf(order).amount
    sendHtml(res, page({ title: `Pay ${value} ${currency_code}`, intro: 'The sandbox plays PayPal.', body: `<form method="post" action="/paypal/checkoutnow?token=${escapeHtml(id)}"><button name="answer" value="yes">Agree and pay</button> <button name="answer" value="no">Cancel</button></form>` }))
  }

  return { paypal, orders, events, approve, dispute, disputes, emit }
}
