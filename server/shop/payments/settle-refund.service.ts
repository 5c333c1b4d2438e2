import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { notify } from '#platform/notifications'
import { bookRefund, bookReversal } from './book.service.ts'
import { statusOf } from './payment-states.ts'
import { paymentRefunded, refundFailed } from './payments.events.ts'
import { refundFailedNotice } from './payments.notices.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow, Source } from './payments.repository.ts'
import { refundFailedLetter } from './payments.words.ts'
import type { SeenRefund } from './provider.ts'
import * as refunds from './refunds.repository.ts'
import type { RefundRow } from './refunds.repository.ts'

/** Writes down what became of a refund. What is known already, or came too late, changes nothing. @param payment locked */
export async function settleRefund(trx: Db, { payment, refund, seen, source }: { payment: PaymentRow; refund: RefundRow; seen: Pick<SeenRefund, 'status' | 'code'> & { ref: string | null }; source: Source }): Promise<PaymentRow> {
  if (seen.ref !== null && refund.provider_ref === null) await refunds.saveRef(trx, refund.refund_id, seen.ref)
  const { status } = seen
  // A failure is final, and a success may still come undone: banks send money back.
  if (status === 'pending' || status === refund.status || refund.status === 'failed') return payment
  const { refund_id, order_id, amount_minor, currency } = refund
  const about = { order_id, payment_id: payment.payment_id, refund_id, amount_minor, currency }
  const wasPending = refund.status === 'pending'
  await refunds.settle(trx, refund_id, { status, code: seen.code })
  const refunded_minor = payment.refunded_minor + (status === 'succeeded' ? amount_minor : wasPending ? 0 : -amount_minor)
  const after = { ...payment, refunded_minor, pending_refund_minor: payment.pending_refund_minor - (wasPending ? amount_minor : 0) }
  after.status = refunded_minor === payment.refunded_minor ? payment.status : statusOf(after)
  after.is_live = payment.is_live && after.status !== 'refunded'
  await payments.saveRefunded(trx, payment.payment_id, after)
  await payments.note(trx, { tenant_id: payment.tenant_id, payment_id: payment.payment_id, source, kind: `refund_${status}`, status_before: payment.status, status_after: after.status, amount_minor, code: seen.code })
  if (status === 'succeeded') {
    await bookRefund(trx, payment, refund)
    await publish(trx, paymentRefunded, { key: order_id, payload: about })
    return after
  }
  if (!wasPending) await bookReversal(trx, payment, refund)
  const code = seen.code ?? 'failed'
  await publish(trx, refundFailed, { key: order_id, payload: { ...about, code } })
  await tellOfFailure(trx, payment, { ...refund, failure_code: code })
  return after
}

async function tellOfFailure(trx: Db, { tenant_id, payment_id, order_number }: PaymentRow, { refund_id, attempt, amount_minor, currency, failure_code }: RefundRow): Promise<void> {
  const path = `/shop/payments/${payment_id}`
  const facts = { payment_id, refund_id, order_number, amount_minor, currency, code: failure_code }
  await notify(trx, {
    tenant_id, type: refundFailedNotice, severity: 'high', reason_code: 'refund_failed', facts, subject: `refund:${refund_id}`, link: path, channels: ['in_app', 'email', 'webhook'], recipients: 'admins', dedupe: `refund:${refund_id}:${attempt}`,
    letter: (language) => refundFailedLetter(language, { order_number, amount_minor, currency, path }), webhook: { type: 'refund.failed', payload: facts },
  })
}

/** Refunds as the provider lists them; one that was made there, and not by us, is written down as well. @param payment locked */
export async function settleSeen(trx: Db, { payment, seen, source }: { payment: PaymentRow; seen: readonly SeenRefund[]; source: Source }): Promise<PaymentRow> {
  if (seen.length === 0) return payment
  const known = await refunds.listOf(trx, payment.payment_id)
  let now = payment
  for (const one of seen) {
    const refund = known.find(({ provider_ref }) => provider_ref === one.ref) ?? known.find(({ refund_id, provider_ref }) => provider_ref === null && refund_id === one.refund_id) ?? (one.status === 'failed' ? undefined : await adopt(trx, now, one))
    if (refund === undefined) continue
    if (!known.includes(refund)) now = { ...now, pending_refund_minor: now.pending_refund_minor + refund.amount_minor }
    now = await settleRefund(trx, { payment: now, refund, seen: one, source })
  }
  return now
}

async function adopt(trx: Db, { tenant_id, payment_id, order_id, currency }: PaymentRow, { ref, amount_minor }: SeenRefund): Promise<RefundRow | undefined> {
  const made = await refunds.insert(trx, { tenant_id, payment_id, order_id, amount_minor, currency, reason: 'Made at the payment provider', idempotency_key: `provider:${payment_id}:${ref}`, created_by: null })
  if (made !== undefined) await payments.freeRefund(trx, payment_id, -amount_minor)
  return made
}
