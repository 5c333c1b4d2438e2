import { withTenant } from '#kernel/db'
import { OuterError } from '#kernel/outer'
import type { Services } from '#kernel/services'
import { ask, askOf, getPayment, type PaymentId, theProvider } from './ask-provider.service.ts'
import { askLater } from './apply-snapshot.service.ts'
import { cancelPayment, endByHand } from './cancel-payment.service.ts'
import { openAtProvider } from './open-payment.service.ts'
import * as payables from './payables.repository.ts'
import { isOpen } from './payment-states.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow, Source } from './payments.repository.ts'

/**
 * Finishes what the shopper has approved: with PayPal it takes the money, of Stripe it asks what became of the card. An order that was
 * closed, or costs something else by now, is not taken.
 */
export async function confirmPayment(services: Services, id: PaymentId, source: Source): Promise<PaymentRow> {
  const payment = await getPayment(services, id)
  if (payment.provider_ref === null || (!isOpen(payment.status) && payment.status !== 'captured')) return payment
  const provider = theProvider(services, payment)
  const { order_id, capture, status, updated_at } = payment
  if (payment.method === 'paypal' && payment.auth_ref === null && isOpen(status)) {
    const payable = await withTenant(services.db, id.tenant_id, (trx) => payables.find(trx, order_id))
    if (payable === undefined || !payable.is_open || !payment.is_live || payable.amount_minor !== payment.amount_minor || payable.currency !== payment.currency) {
      return payable?.is_open === true && payment.is_live ? payment : cancelPayment(services, id, source)
    }
  }
  // After a decline the next try is another request; until then all that come are the same one.
  const key = `${payment.payment_id}:settle:${status === 'failed' ? updated_at.getTime() : 'first'}`
  return ask(services, payment, { source, isLook: payment.method === 'stripe', call: () => provider.settle(askOf(payment), { capture, key }) })
}

/** Asks the provider what became of a payment, and does what was left undone. Safe to repeat. @throws OuterError */
export async function checkPayment(services: Services, id: PaymentId): Promise<PaymentRow> {
  const payment = await getPayment(services, id)
  if (!isOpen(payment.status) || payment.method === 'cod' || payment.method === 'bank') return payment
  try {
    if (payment.void_requested_at !== null) return await cancelPayment(services, id, 'clock')
    if (payment.provider_ref === null) return await openAtProvider(services, payment)
    return await confirmPayment(services, id, 'clock')
  } catch (error) {
    if (!(error instanceof OuterError) || error.kind !== 'gone') throw error
    // What nobody approved in time, the provider forgets: nothing can come of it.
    return await withTenant(services.db, id.tenant_id, async (trx) => {
      const now = await payments.findLocked(trx, id.payment_id)
      return now === undefined || !isOpen(now.status) || now.authorized_minor > 0 ? (now ?? payment) : endByHand(trx, now, 'clock')
    })
  } finally {
    await withTenant(services.db, id.tenant_id, (trx) => askLater(trx, id.payment_id))
  }
}
