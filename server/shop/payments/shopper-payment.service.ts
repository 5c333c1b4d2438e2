import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { secretPlace } from './apply-snapshot.service.ts'
import * as payables from './payables.repository.ts'
import { isPayer, type Payer } from './payer.ts'
import { isOpen } from './payment-states.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'
import type { NextAction, ShopperPayment } from './payments.schema.ts'
import { bankAccount } from './payments.settings.ts'

/** To everybody but its payer it is not there. @throws AppError 404 */
export async function findOwn({ db }: Services, { tenant_id, payer, payment_id }: { tenant_id: string; payer: Payer; payment_id: string }): Promise<PaymentRow> {
  return withTenant(db, tenant_id, async (trx) => {
    const payment = await payments.find(trx, payment_id)
    const payable = payment && (await payables.find(trx, payment.order_id))
    if (payment === undefined || payable === undefined || !isPayer(payable, payer)) throw notFound('payment')
    return payment
  })
}

/** What its shopper sees of a payment. */
export async function showToShopper(services: Services, payment: PaymentRow): Promise<ShopperPayment> {
  const { payment_id, order_id, method, status, amount_minor, currency, captured_minor, refunded_minor, failure_code } = payment
  return { payment_id, order_id, method, status, amount_minor, currency, captured_minor, refunded_minor, failure_code, next_action: await nextAction(services, payment) }
}

async function nextAction(services: Services, payment: PaymentRow): Promise<NextAction | null> {
  const { method, status, client_secret, action_url, amount_minor, captured_minor, currency, order_number, tenant_id } = payment
  const { config, cipher } = services
  if (!isOpen(status) || status === 'authorized' || !payment.is_live || payment.void_requested_at !== null) return null
  if (method === 'bank') return { kind: 'transfer', account: await readSetting(services, bankAccount, tenant_id), reference: order_number, amount_minor: amount_minor - captured_minor, currency }
  if (action_url !== null) return { kind: 'redirect', url: action_url }
  if (method !== 'stripe' || client_secret === null || config.stripe === undefined) return null
  const secret = cipher.decrypt(client_secret, secretPlace(payment))
  const { plays } = config.sandbox
  const url = plays.stripe && plays.url !== null ? `${plays.url}/stripe/pay?client_secret=${encodeURIComponent(secret)}&return_url=${encodeURIComponent(payment.return_url ?? '')}` : null
  return { kind: 'card', client_secret: secret, publishable_key: config.stripe.publishable_key, url }
}
