import type { Db } from '#kernel/db'
import { publish } from '#kernel/events'
import { notify } from '#platform/notifications'
import { bookDispute } from './book.service.ts'
import * as disputes from './disputes.repository.ts'
import { paymentDisputed } from './payments.events.ts'
import { paymentDisputedNotice } from './payments.notices.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'
import type { Dispute } from './payments.schema.ts'
import { disputeLetter } from './payments.words.ts'
import type { SeenDispute } from './provider.ts'

/** The customer asked the bank for the money back: it is gone until the dispute is won. Safe to repeat, and out of order. */
export async function applyDispute(trx: Db, paymentId: string, seen: SeenDispute): Promise<void> {
  const payment = await payments.findLocked(trx, paymentId)
  if (payment === undefined || seen.amount_minor === 0) return
  const { tenant_id, order_id } = payment
  const opened = await disputes.insert(trx, { tenant_id, payment_id: paymentId, order_id, provider_ref: seen.ref, amount_minor: seen.amount_minor, currency: seen.currency, reason: seen.reason.slice(0, 200) })
  if (opened !== undefined) {
    await bookDispute(trx, payment, { ...opened, isWon: false })
    await tell(trx, payment, opened)
  }
  if (seen.status === 'open') return
  const ended = await disputes.end(trx, { payment_id: paymentId, provider_ref: seen.ref, status: seen.status })
  if (ended === undefined) return
  if (ended.status === 'won') await bookDispute(trx, payment, { ...ended, isWon: true })
  await announce(trx, payment, ended)
}

async function tell(trx: Db, payment: PaymentRow, dispute: Dispute): Promise<void> {
  await announce(trx, payment, dispute)
  const { tenant_id, payment_id, order_number } = payment
  const { dispute_id, amount_minor, currency, reason } = dispute
  const path = `/shop/payments/${payment_id}`
  const facts = { payment_id, dispute_id, order_number, amount_minor, currency, reason }
  await notify(trx, {
    tenant_id, type: paymentDisputedNotice, severity: 'high', reason_code: 'payment_disputed', facts, subject: `dispute:${dispute_id}`, link: path, channels: ['in_app', 'email', 'webhook'], recipients: 'admins', dedupe: `dispute:${dispute_id}`,
    letter: (language) => disputeLetter(language, { order_number, amount_minor, currency, path }), webhook: { type: 'payment.disputed', payload: facts },
  })
}

async function announce(trx: Db, { tenant_id, payment_id, order_id }: PaymentRow, { dispute_id, amount_minor, currency, status, reason }: Dispute): Promise<void> {
  await payments.note(trx, { tenant_id, payment_id, source: 'callback', kind: `dispute_${status}`, amount_minor, code: reason })
  await publish(trx, paymentDisputed, { key: order_id, payload: { order_id, payment_id, dispute_id, amount_minor, currency, status } })
}
