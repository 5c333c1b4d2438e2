import { type Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { bookCapture, bookFee } from './book.service.ts'
import * as ledger from './ledger.repository.ts'
import * as payables from './payables.repository.ts'
import { isOpen, mayMove, type PaymentStatus, statusOf } from './payment-states.ts'
import { paymentAuthorized, paymentCompleted, paymentFailed } from './payments.events.ts'
import { cancelJob } from './payments.job-types.ts'
import { paymentCounters } from './payments.metrics.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow, Source } from './payments.repository.ts'
import type { Snapshot } from './provider.ts'
import { refundOf } from './refund.service.ts'
import { settleSeen } from './settle-refund.service.ts'

/** A provider that says nothing is asked by then. */
const QUIET_MS = 10 * 60_000
const AUTHORIZED_MS = 6 * 60 * 60_000
const UNKNOWN_MS = 10_000
const SLOWEST_MS = 6 * 60 * 60_000

export const secretPlace = ({ tenant_id, payment_id }: Pick<PaymentRow, 'tenant_id' | 'payment_id'>) => `${tenant_id}|payments.payment|client_secret|${payment_id}`

/**
 * Writes down what the provider has of a payment: the one place where its money becomes ours. Old news, the same news again and news
 * out of order change nothing: moves are those of the table, and amounts only grow.
 */
export async function applySnapshot(services: Pick<Services, 'cipher' | 'metrics'>, trx: Db, { payment_id, snapshot, source }: { payment_id: string; snapshot: Snapshot; source: Source }): Promise<PaymentRow | undefined> {
  const before = await payments.findLocked(trx, payment_id)
  if (before === undefined) return undefined
  if (!isOf(before, snapshot)) {
    await refuseNews(trx, before, { source, code: 'NOT_THIS_PAYMENT', provider_ref: snapshot.provider_ref })
    return before
  }
  const captured_minor = Math.max(before.captured_minor, snapshot.captured_minor)
  const status = nextStatus(before, captured_minor, snapshot)
  const refused_code = before.refused_code ?? (await reasonToRefuse(trx, before, snapshot))
  const taken = captured_minor - before.captured_minor
  const after: PaymentRow = {
    ...before, status, captured_minor, refused_code,
    authorized_minor: status === 'authorized' ? snapshot.authorized_minor : 0,
    provider_ref: snapshot.provider_ref, charge_ref: snapshot.charge_ref ?? before.charge_ref, auth_ref: snapshot.auth_ref ?? before.auth_ref,
    client_secret: snapshot.client_secret === null ? before.client_secret : services.cipher.encrypt(snapshot.client_secret, secretPlace(before)),
    action_url: isOpen(status) ? snapshot.action_url : null, failure_code: status === 'failed' ? snapshot.failure_code : isOpen(status) ? before.failure_code : null,
    is_live: before.is_live && status !== 'voided' && refused_code === null, checks: status === before.status ? before.checks : 0,
  }
  await payments.save(trx, payment_id, { ...after, check_at: nextCheck(after) })
  if (status !== before.status || taken > 0) {
    await payments.note(trx, { tenant_id: after.tenant_id, payment_id, source, kind: taken > 0 ? 'captured' : status, status_before: before.status, status_after: status, ...(taken > 0 ? { amount_minor: taken } : {}), code: refused_code ?? after.failure_code })
  }
  if (taken > 0) await bookCapture(trx, after, taken)
  if (snapshot.fee !== null && captured_minor > 0 && snapshot.fee.amount_minor > 0 && (await ledger.feesOf(trx, payment_id)) === 0) await bookFee(trx, after, snapshot.fee)
  if (refused_code !== null && before.refused_code === null) {
    paymentCounters(services).payments.inc({ method: after.method, outcome: 'refused' })
    await sendBack(trx, after)
  }
  if (refused_code === null) await announce(services, trx, { before, after, taken })
  return settleSeen(trx, { payment: (await payments.findLocked(trx, payment_id)) ?? after, seen: snapshot.refunds, source })
}

/** It says that it is this one, and it is in its currency. */
const isOf = (payment: PaymentRow, snapshot: Snapshot): boolean =>
  snapshot.payment_id === payment.payment_id && snapshot.tenant_id === payment.tenant_id && snapshot.currency === payment.currency && (payment.provider_ref === null || payment.provider_ref === snapshot.provider_ref)

function nextStatus(before: PaymentRow, captured_minor: number, snapshot: Snapshot): PaymentStatus {
  if (captured_minor === 0) return mayMove(before.status, snapshot.status) ? snapshot.status : before.status
  if (before.captured_minor > 0 || mayMove(before.status, 'captured')) return statusOf({ captured_minor, refunded_minor: before.refunded_minor })
  return before.status
}

/** Why money that has just come does not count; null: it does. Asked once, when it comes. */
async function reasonToRefuse(trx: Db, payment: PaymentRow, snapshot: Snapshot): Promise<string | null> {
  const isFirst = payment.captured_minor === 0 && payment.authorized_minor === 0
  if (!isFirst || (snapshot.captured_minor === 0 && snapshot.authorized_minor === 0)) return null
  if (!payment.is_live) return 'CALLED_OFF'
  const payable = await payables.find(trx, payment.order_id)
  return payable === undefined || payable.amount_minor !== snapshot.amount_minor || payable.currency !== snapshot.currency ? 'AMOUNT_MISMATCH' : null
}

/** Money that was not what was asked for goes back by itself; what is only reserved is let go. */
async function sendBack(trx: Db, payment: PaymentRow): Promise<void> {
  const { tenant_id, payment_id, order_id, order_number, captured_minor, refused_code, currency } = payment
  await record(trx, { tenant_id, action: 'payments.payment_refused', subject: `payment:${payment_id}`, detail: { order_number, code: refused_code, captured_minor, currency } })
  await publish(trx, paymentFailed, { key: order_id, payload: { order_id, payment_id, code: refused_code ?? 'AMOUNT_MISMATCH' } })
  if (captured_minor > 0) await refundOf(trx, payment, { amount_minor: captured_minor, reason: `Not what was asked for (${refused_code})`, idempotency_key: `refused:${payment_id}` })
  else await enqueue(trx, cancelJob, { tenant_id, payment_id }, { priority: 'manual' })
}

async function announce(services: Pick<Services, 'metrics'>, trx: Db, { before, after, taken }: { before: PaymentRow; after: PaymentRow; taken: number }): Promise<void> {
  const { order_id, payment_id, currency, method, status, captured_minor, authorized_minor } = after
  const about = { order_id, payment_id, currency, method }
  const count = (outcome: string) => paymentCounters(services).payments.inc({ method, outcome })
  if (taken > 0) {
    await publish(trx, paymentCompleted, { key: order_id, payload: { ...about, amount_minor: captured_minor } })
    return count('captured')
  }
  if (status === before.status) return
  if (status === 'authorized') {
    await publish(trx, paymentAuthorized, { key: order_id, payload: { ...about, amount_minor: authorized_minor } })
    count('authorized')
  }
  // Reserved money that was let go, and not by us: the order waits for it.
  const isLost = before.status === 'authorized' && status === 'voided' && after.void_requested_at === null
  if (isLost) await publish(trx, paymentFailed, { key: order_id, payload: { order_id, payment_id, code: 'authorization_ended' } })
  if (status === 'failed') {
    await publish(trx, paymentFailed, { key: order_id, payload: { order_id, payment_id, code: after.failure_code ?? 'declined' } })
    count('failed')
  }
}

/** When the provider is asked although it did not call: soon where nobody knows, in the end hardly ever. */
function nextCheck({ status, checks }: PaymentRow): Date | null {
  const wait = status === 'unknown' ? UNKNOWN_MS : status === 'authorized' ? AUTHORIZED_MS : isOpen(status) ? QUIET_MS : undefined
  return wait === undefined ? null : new Date(Date.now() + Math.min(SLOWEST_MS, wait * 2 ** checks))
}

/** Nobody knows what a call did; the clock asks. */
export async function markUnknown(trx: Db, { payment_id, code, source }: { payment_id: string; code: string; source: Source }): Promise<PaymentRow | undefined> {
  const before = await payments.findLocked(trx, payment_id)
  if (before === undefined || (before.status !== 'unknown' && !mayMove(before.status, 'unknown'))) return before
  const after = { ...before, status: 'unknown' as const, checks: before.status === 'unknown' ? before.checks + 1 : 0 }
  await payments.save(trx, payment_id, { ...after, check_at: nextCheck(after) })
  if (before.status !== 'unknown') await payments.note(trx, { tenant_id: before.tenant_id, payment_id, source, kind: 'unknown', status_before: before.status, status_after: 'unknown', code })
  return after
}

/** It was asked, and nothing was new: it is asked later the next time. */
export async function askLater(trx: Db, paymentId: string): Promise<void> {
  const row = await payments.findLocked(trx, paymentId)
  if (row === undefined) return
  const after = { ...row, checks: row.checks + 1 }
  await payments.save(trx, paymentId, { ...after, check_at: nextCheck(after) })
}

export async function refuseNews(trx: Db, { tenant_id, payment_id, order_number }: PaymentRow, { source, code, provider_ref }: { source: Source; code: string; provider_ref: string }): Promise<void> {
  await payments.note(trx, { tenant_id, payment_id, source, kind: 'refused', code })
  await record(trx, { tenant_id, action: 'payments.callback_refused', subject: `payment:${payment_id}`, detail: { order_number, code, provider_ref } })
}
