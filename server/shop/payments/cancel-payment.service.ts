import { type Db, withTenant } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { ask, askOf, getPayment, type PaymentId, theProvider } from './ask-provider.service.ts'
import { isOpen } from './payment-states.ts'
import { cancelJob } from './payments.job-types.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow, Source } from './payments.repository.ts'

/** Calls off what may still be paid of an order. Money that is taken already stays: that is for a refund. Safe to repeat. */
export async function voidPayment(trx: Db, orderId: string): Promise<void> {
  const live = await payments.findLive(trx, orderId)
  if (live === undefined || !isOpen(live.status) || live.captured_minor > 0) return
  await payments.requestVoid(trx, live.payment_id)
  if (live.method === 'cod' || live.method === 'bank') await endByHand(trx, live, 'system')
  else await enqueue(trx, cancelJob, { tenant_id: live.tenant_id, payment_id: live.payment_id }, { priority: 'manual' })
}

/** @param payment locked; nobody outside has to be asked */
export async function endByHand(trx: Db, payment: PaymentRow, source: Source): Promise<PaymentRow> {
  const after: PaymentRow = { ...payment, status: 'voided', is_live: false, authorized_minor: 0 }
  await payments.save(trx, payment.payment_id, { ...after, check_at: null })
  await payments.note(trx, { tenant_id: payment.tenant_id, payment_id: payment.payment_id, source, kind: 'voided', status_before: payment.status, status_after: 'voided' })
  return after
}

/** Calls a payment off at its provider. What it has become by then is the answer: it may have been taken meanwhile. */
export async function cancelPayment(services: Services, id: PaymentId, source: Source): Promise<PaymentRow> {
  const payment = await getPayment(services, id)
  if (!isOpen(payment.status) || payment.captured_minor > 0) return payment
  if (payment.provider_ref === null) {
    // The shopper has nothing to pay with: its opening was never answered. Should money come all the same, it goes back.
    return withTenant(services.db, id.tenant_id, async (trx) => {
      const now = await payments.findLocked(trx, id.payment_id)
      return now === undefined || now.provider_ref !== null || !isOpen(now.status) ? (now ?? payment) : endByHand(trx, now, source)
    })
  }
  const provider = theProvider(services, payment)
  return ask(services, payment, { source, call: () => provider.cancel(askOf(payment), `${payment.payment_id}:cancel`) })
}
