import { type Db, withTenant } from '#kernel/db'
import { publish } from '#kernel/events'
import { conflict, notFound, refused } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import { OuterError } from '#kernel/outer'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { ask, askOf, theProvider } from './ask-provider.service.ts'
import { bookCapture } from './book.service.ts'
import { cancelPayment } from './cancel-payment.service.ts'
import { orRefuse } from './open-payment.service.ts'
import { isOpen } from './payment-states.ts'
import { paymentCompleted } from './payments.events.ts'
import { captureJob } from './payments.job-types.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'

export interface Seller {
  /** Undefined: it follows from something else that was done. */
  id: string | undefined
  tenant_id: string
}

/** Takes what is reserved for an order, by a job; nothing when nothing is. Safe to repeat. */
export async function captureOrder(trx: Db, orderId: string): Promise<void> {
  const live = await payments.findLive(trx, orderId)
  if (live?.status === 'authorized' && live.method !== 'cod') await enqueue(trx, captureJob, { tenant_id: live.tenant_id, payment_id: live.payment_id }, { priority: 'manual' })
}

/** @throws OuterError: then it is tried again */
export async function captureReserved(services: Services, { tenant_id, payment_id }: { tenant_id: string; payment_id: string }): Promise<void> {
  const row = await withTenant(services.db, tenant_id, (trx) => payments.find(trx, payment_id))
  if (row?.status === 'authorized' && row.void_requested_at === null) await capturePayment(services, { tenant_id, id: undefined }, { payment_id, amount_minor: undefined })
}

/**
 * Takes money that is reserved: all of it, or part, and the rest is let go. Twice is once.
 * @throws AppError 409 NOT_AUTHORIZED; 422 CAPTURE_TOO_LARGE at `amount_minor`
 */
export async function capturePayment(services: Services, seller: Seller, { payment_id, amount_minor }: { payment_id: string; amount_minor: number | undefined }): Promise<PaymentRow> {
  const { tenant_id, id } = seller
  const { payment, amount } = await withTenant(services.db, tenant_id, async (trx) => {
    const row = await payments.findLocked(trx, payment_id)
    if (row === undefined) throw notFound('payment')
    if (row.status !== 'authorized' || row.method === 'cod' || row.void_requested_at !== null) throw conflict('NOT_AUTHORIZED', 'Nothing is reserved that could be taken')
    const asked = amount_minor ?? row.authorized_minor
    if (asked > row.authorized_minor) throw refused('CAPTURE_TOO_LARGE', 'That is more than is reserved', 'amount_minor')
    await record(trx, { tenant_id, actor_id: id, action: 'payments.captured', subject: `payment:${payment_id}`, detail: { order_number: row.order_number, amount_minor: asked, currency: row.currency } })
    return { payment: row, amount: asked }
  })
  const provider = theProvider(services, payment)
  return orRefuse(async () => {
    try {
      return await ask(services, payment, { source: 'seller', call: () => provider.capture(askOf(payment), { amount_minor: amount, key: `${payment_id}:capture` }) })
    } catch (error) {
      if (error instanceof OuterError && error.code === 'idempotency_error') throw conflict('CAPTURE_RUNNING', 'Another amount is being taken at this moment')
      throw error
    }
  })
}

/** Calls a payment off, by the seller. @throws AppError 409 NOT_OPEN when money was taken */
export async function voidByHand(services: Services, { tenant_id, id }: Seller, paymentId: string): Promise<PaymentRow> {
  const open = await withTenant(services.db, tenant_id, async (trx) => {
    const row = await payments.findLocked(trx, paymentId)
    if (row === undefined) throw notFound('payment')
    if (!isOpen(row.status) || row.captured_minor > 0) throw conflict('NOT_OPEN', 'Only a payment that nothing was taken of can be called off')
    await payments.requestVoid(trx, paymentId)
    await record(trx, { tenant_id, actor_id: id, action: 'payments.voided', subject: `payment:${paymentId}`, detail: { order_number: row.order_number } })
    return row
  })
  return orRefuse(() => cancelPayment(services, open, 'seller'))
}

/**
 * Money that came by transfer, or that the courier brought: in full or in part.
 * @throws AppError 409 PROVIDER_RECEIVES for the other methods, NOT_OPEN; 422 MORE_THAN_DUE at `amount_minor`
 */
export async function receiveMoney(trx: Db, { tenant_id, id }: Seller, { payment_id, amount_minor, reference }: { payment_id: string; amount_minor: number; reference?: string | undefined }): Promise<PaymentRow> {
  const row = await payments.findLocked(trx, payment_id)
  if (row === undefined) throw notFound('payment')
  if (row.method !== 'cod' && row.method !== 'bank') throw conflict('PROVIDER_RECEIVES', 'The payment provider tells what came')
  if (row.status !== 'pending' && row.status !== 'authorized') throw conflict('NOT_OPEN', 'Nothing more is due')
  const captured_minor = row.captured_minor + amount_minor
  if (captured_minor > row.amount_minor) throw refused('MORE_THAN_DUE', 'That is more than is due', 'amount_minor')
  const isWhole = captured_minor === row.amount_minor
  const after: PaymentRow = { ...row, captured_minor, authorized_minor: row.method === 'cod' ? row.amount_minor - captured_minor : 0, status: isWhole ? 'captured' : row.status }
  await payments.save(trx, payment_id, { ...after, check_at: null })
  await payments.note(trx, { tenant_id, payment_id, source: 'seller', kind: 'received', status_before: row.status, status_after: after.status, amount_minor, code: reference ?? null, actor_id: id })
  await bookCapture(trx, after, amount_minor)
  await record(trx, { tenant_id, actor_id: id, action: 'payments.received', subject: `payment:${payment_id}`, detail: { order_number: row.order_number, amount_minor, currency: row.currency, ...(reference === undefined ? {} : { reference }) } })
  const { order_id, currency, method } = row
  if (isWhole) await publish(trx, paymentCompleted, { key: order_id, payload: { order_id, payment_id, amount_minor: captured_minor, currency, method } })
  return after
}
