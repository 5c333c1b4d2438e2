import { type Db, withTenant } from '#kernel/db'
import { AppError, conflict, notFound, refused, unavailable } from '#kernel/errors'
import { publish } from '#kernel/events'
import { enqueue } from '#kernel/jobs'
import { OuterError } from '#kernel/outer'
import type { Services } from '#kernel/services'
import { readSetting } from '#kernel/settings'
import { getStore } from '#shop/stores'
import { ask, askOf, theProvider } from './ask-provider.service.ts'
import { cancelPayment } from './cancel-payment.service.ts'
import * as payables from './payables.repository.ts'
import type { Payable } from './payables.repository.ts'
import { isOpen } from './payment-states.ts'
import { paymentAuthorized } from './payments.events.ts'
import { alignJob } from './payments.job-types.ts'
import * as payments from './payments.repository.ts'
import type { PaymentRow } from './payments.repository.ts'
import { type Method, type NewPayment } from './payments.schema.ts'
import { bankAccount, captureManually, cashOnDelivery } from './payments.settings.ts'
import { isPayer, type Payer } from './payer.ts'
import { providerOf } from './providers.ts'

/** Says what an order may be paid, and whether. A payment that waits is told of another amount. Safe to repeat. */
export async function setPayable(trx: Db, payable: Payable): Promise<void> {
  if (!(await payables.save(trx, payable)) || !payable.is_open) return
  const live = await payments.findLive(trx, payable.order_id)
  if (live === undefined || !isOpen(live.status)) return
  const isByHand = live.method === 'cod' || live.method === 'bank'
  if (live.provider_ref !== null || isByHand) await enqueue(trx, alignJob, { tenant_id: live.tenant_id, payment_id: live.payment_id }, { priority: 'manual' })
}

/** The methods a store offers for an amount. @param of undefined: whatever the amount */
export async function listMethods(services: Services, { tenant_id, of }: { tenant_id: string; of?: { amount_minor: number; currency: string } | undefined }): Promise<Method[]> {
  const takes = (method: Method) => {
    const provider = providerOf(services.config, method)
    return provider !== undefined && (of === undefined || provider.takes(of.amount_minor, of.currency))
  }
  const isOn: Record<Method, boolean> = {
    stripe: takes('stripe'), paypal: takes('paypal'),
    cod: await readSetting(services, cashOnDelivery, tenant_id), bank: (await readSetting(services, bankAccount, tenant_id)) !== '',
  }
  return (['stripe', 'paypal', 'cod', 'bank'] as const).filter((method) => isOn[method])
}

export interface PaymentOrder extends NewPayment {
  tenant_id: string
  /** Who has to prove that the order is theirs; undefined: that is known. */
  payer?: Payer | undefined
}

interface Claim {
  /** The payment to go on with. */
  payment: PaymentRow
  /** It is in the way: it was begun otherwise. */
  isOther: boolean
  payable: Payable
}

/**
 * The payment of an order, begun or gone on with: one lives for each order, so the same again, or eight times at once, is one charge.
 * Another method takes the place of one that is not paid yet. Runs outside any transaction: it asks the provider.
 * @throws AppError 404; 409 ORDER_CLOSED, ALREADY_PAID, PAYMENT_UNCLEAR; 422 METHOD_NOT_OFFERED, PAYMENT_REFUSED; 503
 */
export async function openPayment(services: Services, { tenant_id, order_id, method, return_url, payer }: PaymentOrder): Promise<PaymentRow> {
  const capture = (await readSetting(services, captureManually, tenant_id)) ? 'manual' : 'automatic'
  for (let tries = 0; tries < 3; tries += 1) {
    const claim = await withTenant(services.db, tenant_id, (trx) => claimPayment(trx, { order_id, method, return_url, payer, capture, offered: (of) => listMethods(services, { tenant_id, of }) }))
    if (!claim.isOther) return begin(services, claim)
    const other = await orRefuse(() => cancelPayment(services, claim.payment, 'shopper'))
    if (other.status === 'unknown') throw conflict('PAYMENT_UNCLEAR', 'What became of the payment before is not known yet; try again in a minute')
  }
  throw conflict('PAYMENT_UNCLEAR', 'What became of the payment before is not known yet; try again in a minute')
}

interface Claiming extends Omit<PaymentOrder, 'tenant_id'> {
  capture: 'automatic' | 'manual'
  offered: (of: { amount_minor: number; currency: string }) => Promise<Method[]>
}

/** Whoever pays the same order waits here. */
async function claimPayment(trx: Db, { order_id, method, return_url, payer, capture, offered }: Claiming): Promise<Claim> {
  const payable = await payables.findLocked(trx, order_id)
  if (payable === undefined || (payer !== undefined && !isPayer(payable, payer))) throw notFound('order')
  if (!payable.is_open) throw conflict('ORDER_CLOSED', 'This order cannot be paid any more')
  const { amount_minor, currency } = payable
  if (amount_minor === 0) throw refused('NOTHING_TO_PAY', 'There is nothing to pay')
  if (!(await offered({ amount_minor, currency })).includes(method)) throw refused('METHOD_NOT_OFFERED', 'This order cannot be paid this way', 'method')
  const live = await payments.findLive(trx, order_id)
  if (live === undefined) {
    // Cash is promised by choosing it: the courier does not leave without.
    const status = method === 'cod' ? 'authorized' : method === 'bank' ? 'pending' : 'created'
    const authorized_minor = method === 'cod' ? amount_minor : 0
    const { tenant_id, order_number, customer_id, email } = payable
    const made = await payments.insert(trx, { tenant_id, order_id, order_number, method, status, amount_minor, authorized_minor, currency, capture, customer_id, email, return_url })
    if (method === 'cod') await publish(trx, paymentAuthorized, { key: order_id, payload: { order_id, payment_id: made.payment_id, amount_minor, currency, method } })
    return { payment: made, isOther: false, payable }
  }
  if (!isOpen(live.status) || live.captured_minor > 0 || (live.status === 'authorized' && live.method !== 'cod')) throw conflict('ALREADY_PAID', 'This order is paid')
  const isOther = live.method !== method || live.currency !== currency
  if (!isOther && live.return_url !== return_url) await payments.saveReturn(trx, live.payment_id, return_url)
  return { payment: { ...live, return_url: isOther ? live.return_url : return_url }, isOther, payable }
}

async function begin(services: Services, { payment, payable }: Claim): Promise<PaymentRow> {
  const isByHand = payment.method === 'cod' || payment.method === 'bank'
  if (payment.provider_ref === null && !isByHand) return orRefuse(() => openAtProvider(services, payment))
  return payment.amount_minor === payable.amount_minor ? payment : orRefuse(() => alignPayment(services, payment))
}

/** Under one key for good: whoever asks again, also after a lost answer, gets the same. */
export async function openAtProvider(services: Services, payment: PaymentRow): Promise<PaymentRow> {
  const { tenant_id, payment_id, order_id, order_number, amount_minor, currency, capture, email, return_url } = payment
  const { code: store } = await withTenant(services.db, tenant_id, getStore)
  return ask(services, payment, {
    source: 'shopper', call: () => theProvider(services, payment).open({ tenant_id, payment_id, order_id, order_number, store, amount_minor, currency, capture, email, return_url: return_url ?? '' }),
  })
}

/** Brings a payment that nobody has confirmed yet to what its order costs now. */
export async function alignPayment(services: Services, { tenant_id, payment_id }: { tenant_id: string; payment_id: string }): Promise<PaymentRow> {
  const payment = await withTenant(services.db, tenant_id, async (trx) => {
    const row = await payments.findLocked(trx, payment_id)
    if (row === undefined) throw notFound('payment')
    const payable = await payables.find(trx, row.order_id)
    if (payable === undefined || !isOpen(row.status) || (row.status === 'authorized' && row.method !== 'cod') || payable.currency !== row.currency) return row
    const { amount_minor } = payable
    if (row.amount_minor === amount_minor || amount_minor === 0 || amount_minor < row.captured_minor) return row
    const authorized_minor = row.method === 'cod' ? amount_minor - row.captured_minor : row.authorized_minor
    await payments.saveAmount(trx, payment_id, { amount_minor, authorized_minor })
    await payments.note(trx, { tenant_id, payment_id, source: 'system', kind: 'amount_changed', amount_minor })
    return { ...row, amount_minor, authorized_minor }
  })
  if (payment.provider_ref === null || !isOpen(payment.status) || payment.status === 'authorized') return payment
  return ask(services, payment, { source: 'system', call: () => theProvider(services, payment).changeAmount(askOf(payment), payment.amount_minor) })
}

/** What a provider's failure is for the shopper. */
export async function orRefuse<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OuterError)) throw error
    if (error.kind === 'later' || error.kind === 'unclear' || error.code === 'KEY_REFUSED') throw Object.assign(unavailable('The payment provider cannot be reached at the moment', error.retryAfterS ?? 5), { cause: error })
    throw new AppError([422, 'PAYMENT_REFUSED'], 'The payment provider refused', { cause: error })
  }
}
