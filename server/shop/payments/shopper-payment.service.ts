import { type Db, withTenant } from '#kernel/db'
import { fingerprint } from '#kernel/crypto'
import { notFound } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { secretPlace } from './apply-snapshot.service.ts'
import * as payables from './payables.repository.ts'
import type { Payable } from './payables.repository.ts'
import { isOpen } from './payment-states.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'
import type { NextAction, ShopperPayment } from './payments.schema.ts'
import { bankAccount } from './payments.settings.ts'

export interface Payer {
  tenant_id: string
  /** Null: a guest. */
  customer_id: string | null
  /** What a guest proves the order with. */
  order_token: string | undefined
}

/** An order is its customer's, or whoever's holds its secret. To everybody else it is not there. @throws AppError 404 */
export async function checkPayer(trx: Db, { customer_id, order_token }: Payer, orderId: string): Promise<Payable> {
  const payable = await payables.find(trx, orderId)
  const isCustomer = customer_id !== null && payable?.customer_id === customer_id
  const isGuest = order_token !== undefined && payable?.token_hash !== null && payable?.token_hash === fingerprint(order_token)
  if (payable === undefined || (!isCustomer && !isGuest)) throw notFound('order')
  return payable
}

/** @throws AppError 404 for a payment of somebody else's */
export async function findOwn({ db }: Services, payer: Payer, paymentId: string): Promise<PaymentRow> {
  return withTenant(db, payer.tenant_id, async (trx) => {
    const payment = await payments.find(trx, paymentId)
    if (payment === undefined) throw notFound('payment')
    await checkPayer(trx, payer, payment.order_id)
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
