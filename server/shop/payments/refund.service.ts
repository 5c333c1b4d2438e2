import { type Db, withTenant } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import { OuterError } from '#kernel/outer'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { refundJob } from './payments.job-types.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'
import { providerOf } from './providers.ts'
import * as refunds from './refunds.repository.ts'
import type { RefundRow } from './refunds.repository.ts'
import { settleRefund } from './settle-refund.service.ts'

export interface RefundOrder {
  order_id: string
  amount_minor: number
  reason: string
  /** The same key again is the same refund. */
  idempotency_key: string
  created_by?: string | undefined
}

/**
 * Sends money of an order back; the provider is asked by a job, under one key for good. All refunds of a payment together never
 * exceed what was taken: the row counts them.
 * @throws AppError 422 REFUND_TOO_LARGE, at the field `amount_minor`; 422 IDEMPOTENCY_KEY_REUSED
 */
export async function refundPayment(trx: Db, order: RefundOrder): Promise<RefundRow> {
  const before = await refunds.findByKey(trx, order.idempotency_key)
  if (before !== undefined) return theSame(before, order)
  const all = await payments.listOfOrder(trx, order.order_id)
  const payment = all.find(({ refused_code, captured_minor, refunded_minor, pending_refund_minor }) => refused_code === null && captured_minor - refunded_minor - pending_refund_minor >= order.amount_minor)
  if (payment === undefined) {
    const meanwhile = await refunds.findByKey(trx, order.idempotency_key) // one that held the lock
    if (meanwhile !== undefined) return theSame(meanwhile, order)
    throw refused('REFUND_TOO_LARGE', 'That is more than is left of what was paid', 'amount_minor')
  }
  return refundOf(trx, payment, order)
}

/** Of this payment. @param payment locked */
export async function refundOf(trx: Db, payment: PaymentRow, order: Omit<RefundOrder, 'order_id'>): Promise<RefundRow> {
  const { tenant_id, payment_id, order_id, currency, method } = payment
  const { amount_minor, reason, idempotency_key, created_by = null } = order
  const made = await refunds.insert(trx, { tenant_id, payment_id, order_id, amount_minor, currency, reason, idempotency_key, created_by })
  if (made === undefined) {
    const before = await refunds.findByKey(trx, idempotency_key)
    if (before === undefined) throw new Error('a key that is taken has a row')
    return theSame(before, { ...order, order_id })
  }
  if (!(await payments.reserveRefund(trx, payment_id, amount_minor))) throw refused('REFUND_TOO_LARGE', 'That is more than is left of what was paid', 'amount_minor')
  await payments.note(trx, { tenant_id, payment_id, source: created_by === null ? 'system' : 'seller', kind: 'refund_asked', amount_minor, actor_id: created_by ?? undefined })
  // Of cash and transfers the seller pays it back by hand, and says so.
  if (method === 'stripe' || method === 'paypal') await enqueue(trx, refundJob, { tenant_id, refund_id: made.refund_id }, { priority: 'manual' })
  return made
}

function theSame(before: RefundRow, { order_id, amount_minor }: RefundOrder): RefundRow {
  if (before.order_id !== order_id || before.amount_minor !== amount_minor) throw refused('IDEMPOTENCY_KEY_REUSED', 'This idempotency key was used for another refund')
  return before
}

/** Asks the provider. Safe to repeat: it is always asked under the same key. @throws OuterError when nobody can tell yet */
export async function sendRefund(services: Services, { tenant_id, refund_id }: { tenant_id: string; refund_id: string }): Promise<void> {
  const { db, config } = services
  const known = await withTenant(db, tenant_id, async (trx) => {
    const refund = await refunds.find(trx, refund_id)
    const payment = refund && (await payments.find(trx, refund.payment_id))
    return refund && payment && { refund, payment }
  })
  if (known === undefined || known.refund.status !== 'pending') return
  const { refund, payment } = known
  const provider = providerOf(config, payment.method)
  if (provider === undefined || payment.provider_ref === null) throw new OuterError('later', 'NOT_CONFIGURED', `${payment.method} is not set up`)
  const ask = { provider_ref: payment.provider_ref, charge_ref: payment.charge_ref, auth_ref: payment.auth_ref, currency: payment.currency }
  const seen = await seenBy(async () => {
    if (refund.provider_ref === null) return provider.refund(ask, { refund_id, tenant_id, amount_minor: refund.amount_minor, key: `${refund_id}:${refund.attempt}` })
    const found = (await provider.read(ask)).refunds.find(({ ref }) => ref === refund.provider_ref)
    return found ?? { ref: refund.provider_ref, status: 'pending' as const, code: null }
  })
  await withTenant(db, tenant_id, async (trx) => {
    const now = await payments.findLocked(trx, payment.payment_id)
    const latest = await refunds.find(trx, refund_id)
    if (now !== undefined && latest?.attempt === refund.attempt) await settleRefund(trx, { payment: now, refund: latest, seen, source: 'clock' })
  })
}

/** A clear no is an answer. */
async function seenBy(ask: () => Promise<{ ref: string; status: 'pending' | 'succeeded' | 'failed'; code: string | null }>) {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OuterError && (error.kind === 'refused' || error.kind === 'gone') && error.code !== 'KEY_REFUSED') return { ref: null, status: 'failed' as const, code: error.code }
    throw error
  }
}

type Caller = { id: string; tenant_id: string }

/** Another try of a refund that failed. @throws AppError 409 when it did not */
export async function retryRefund(trx: Db, { id, tenant_id }: Caller, refundId: string): Promise<RefundRow> {
  const { payment, refund } = await lockRefund(trx, refundId)
  if (refund.status !== 'failed') throw conflict('REFUND_NOT_FAILED', 'Only a refund that failed is tried again')
  if (!(await payments.reserveRefund(trx, payment.payment_id, refund.amount_minor))) throw refused('REFUND_TOO_LARGE', 'That is more than is left of what was paid')
  await refunds.reopen(trx, refundId)
  await payments.note(trx, { tenant_id, payment_id: payment.payment_id, source: 'seller', kind: 'refund_retried', amount_minor: refund.amount_minor, actor_id: id })
  if (payment.method === 'stripe' || payment.method === 'paypal') await enqueue(trx, refundJob, { tenant_id, refund_id: refundId }, { priority: 'manual' })
  await record(trx, { tenant_id, actor_id: id, action: 'payments.refund_retried', subject: `refund:${refundId}`, detail: { order_number: payment.order_number } })
  return (await refunds.find(trx, refundId)) ?? refund
}

/** The seller has paid it back by hand. @throws AppError 409 for one that a provider pays, or that is over */
export async function settleByHand(trx: Db, { id, tenant_id }: Caller, refundId: string): Promise<RefundRow> {
  const { payment, refund } = await lockRefund(trx, refundId)
  if (payment.method === 'stripe' || payment.method === 'paypal') throw conflict('PROVIDER_REFUNDS', 'The provider sends this money back')
  if (refund.status !== 'pending') throw conflict('REFUND_OVER', 'This refund is over')
  await settleRefund(trx, { payment, refund, seen: { ref: null, status: 'succeeded', code: null }, source: 'seller' })
  await record(trx, { tenant_id, actor_id: id, action: 'payments.refund_settled', subject: `refund:${refundId}`, detail: { order_number: payment.order_number } })
  return (await refunds.find(trx, refundId)) ?? refund
}

async function lockRefund(trx: Db, refundId: string): Promise<{ payment: PaymentRow; refund: RefundRow }> {
  const found = await refunds.find(trx, refundId)
  const payment = found && (await payments.findLocked(trx, found.payment_id))
  const refund = payment && (await refunds.find(trx, refundId)) // as it is under the lock
  if (payment === undefined || refund === undefined) throw notFound('refund')
  return { payment, refund }
}
