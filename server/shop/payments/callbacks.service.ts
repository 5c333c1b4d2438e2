import { LRUCache } from 'lru-cache'
import { type Db, withTenant } from '#kernel/db'
import { AppError, messageOf, unavailable } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import { OuterError } from '#kernel/outer'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { ask, askOf, theProvider } from './ask-provider.service.ts'
import { type CallbackRefs, refsOf } from './callback-refs.ts'
import * as callbacks from './callbacks.repository.ts'
import type { CallbackId } from './callbacks.repository.ts'
import { confirmPayment } from './confirm-payment.service.ts'
import { applyDispute } from './disputes.service.ts'
import { callbackJob } from './payments.job-types.ts'
import { paymentCounters } from './payments.metrics.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'
import type { ProviderName } from './payments.schema.ts'
import { readPayPalCallback } from './paypal-signature.ts'
import { readStripeCallback } from './stripe.client.ts'

/** A flood of forgeries leaves one line a minute in the trail; the metrics count them all. */
const forgeries = new WeakMap<Db, LRUCache<string, true>>()

interface Received {
  provider: ProviderName
  tenant_id: string
  /** As it came: the signature is over these bytes. */
  raw: Buffer
  headers: Record<string, unknown>
  ip: string
}

/**
 * Keeps a callback, once, and leaves the rest to a job: the provider waits for no more.
 * @throws AppError 400 CALLBACK_FORGED; 404 when the provider is not set up; 503
 */
export async function receiveCallback(services: Services, { provider, tenant_id, raw, headers, ip }: Received): Promise<void> {
  const counters = paymentCounters(services)
  let event: { id: string; type: string }
  try {
    event = await readCallback(services, provider, raw, headers)
  } catch (error) {
    if (!(error instanceof OuterError)) throw error
    counters.callbacks.inc({ provider, outcome: error.kind === 'refused' ? 'forged' : 'failed' })
    if (error.kind !== 'refused') throw Object.assign(unavailable('The signature cannot be verified at the moment', 10), { cause: error })
    if (isFirstForgery(services.db, `${tenant_id} ${provider}`)) {
      await withTenant(services.db, tenant_id, (trx) => record(trx, { tenant_id, action: 'payments.callback_refused', subject: `provider:${provider}`, detail: { code: 'FORGED', reason: error.message }, ip }))
    }
    throw new AppError([400, 'CALLBACK_FORGED'], 'The signature is not valid', { cause: error })
  }
  counters.callbacks.inc({ provider, outcome: 'received' })
  await withTenant(services.db, tenant_id, async (trx) => {
    const id = { tenant_id, provider, event_id: event.id }
    if (await callbacks.insert(trx, { ...id, type: event.type, body: raw.toString('utf8') })) await enqueue(trx, callbackJob, id, { priority: 'manual' })
  })
}

function isFirstForgery(db: Db, key: string): boolean {
  const seen = forgeries.get(db) ?? new LRUCache<string, true>({ max: 1_000, ttl: 60_000 })
  forgeries.set(db, seen)
  if (seen.has(key)) return false
  seen.set(key, true)
  return true
}

async function readCallback({ config }: Services, provider: ProviderName, raw: Buffer, headers: Record<string, unknown>): Promise<{ id: string; type: string }> {
  if (provider === 'stripe' && config.stripe !== undefined) return readStripeCallback(config.stripe, raw, typeof headers['stripe-signature'] === 'string' ? headers['stripe-signature'] : undefined)
  if (provider === 'paypal' && config.paypal !== undefined) return readPayPalCallback({ paypal: config.paypal, outgoing_allow: config.outgoing_allow }, raw, headers)
  throw new AppError([404, 'NOT_FOUND'], 'There is nothing at this address')
}

/** Does what a callback asks for: to look. Safe to repeat, and in any order. @throws OuterError: then it comes again */
export async function workCallback(services: Services, id: CallbackId): Promise<void> {
  const { tenant_id, provider } = id
  const known = await withTenant(services.db, tenant_id, async (trx) => {
    const waiting = await callbacks.findWaiting(trx, id)
    if (waiting === undefined) return undefined
    const refs = refsOf(provider, JSON.parse(waiting.body))
    const payment = await findPayment(trx, provider, refs)
    if (payment === undefined) await ignore(trx, id, refs)
    return payment && { payment, refs, type: waiting.type }
  })
  if (known === undefined) return
  await act(services, known)
  await withTenant(services.db, tenant_id, (trx) => callbacks.end(trx, id, { state: 'done' }))
}

async function findPayment(trx: Db, provider: ProviderName, { refs, payment_id }: CallbackRefs): Promise<PaymentRow | undefined> {
  const found = await payments.findByRef(trx, provider, refs)
  if (found !== undefined || payment_id === null) return found
  // One whose opening was answered into the void.
  const named = await payments.find(trx, payment_id)
  return named?.method === provider && named.provider_ref === null ? named : undefined
}

/** It is another store's, or somebody else's: one endpoint of the provider may tell of many. */
async function ignore(trx: Db, id: CallbackId, { tenant_id, provider_ref }: CallbackRefs): Promise<void> {
  await callbacks.end(trx, id, { state: 'ignored' })
  if (tenant_id === id.tenant_id) await record(trx, { tenant_id: id.tenant_id, action: 'payments.callback_refused', subject: `provider:${id.provider}`, detail: { code: 'UNKNOWN_PAYMENT', provider_ref } })
}

async function act(services: Services, { payment, refs, type }: { payment: PaymentRow; refs: CallbackRefs; type: string }): Promise<void> {
  const provider = theProvider(services, payment)
  if (refs.dispute_ref !== null) {
    const seen = await provider.readDispute(refs.dispute_ref)
    await withTenant(services.db, payment.tenant_id, (trx) => applyDispute(trx, payment.payment_id, seen))
    return
  }
  if (type === 'CHECKOUT.ORDER.APPROVED') return void (await confirmPayment(services, payment, 'callback'))
  const provider_ref = payment.provider_ref ?? refs.provider_ref
  if (provider_ref === null) return
  await ask(services, payment, { source: 'callback', isLook: true, call: () => provider.read(askOf({ ...payment, provider_ref })) })
}

/** All tries have failed: the payment itself is asked for by the clock. */
export const giveUpCallback = ({ db, metrics }: Services, id: CallbackId): Promise<unknown> => {
  paymentCounters({ metrics }).callbacks.inc({ provider: id.provider, outcome: 'failed' })
  return withTenant(db, id.tenant_id, (trx) => callbacks.end(trx, id, { state: 'failed', error: messageOf(new Error('given up after several tries')) }))
}
