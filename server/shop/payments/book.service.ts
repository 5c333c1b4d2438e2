import type { Db } from '#kernel/db'
import * as ledger from './ledger.repository.ts'
import type { Account } from './ledger.repository.ts'
import type { Method } from './payments.schema.ts'

interface Booked {
  tenant_id: string
  payment_id: string
  order_id: string
  method: Method
  currency: string
  /** Money that does not count: it is the customer's until it is sent back. */
  refused_code: string | null
}

const WHERE: Record<Method, Account> = { stripe: 'clearing_stripe', paypal: 'clearing_paypal', cod: 'cash_on_delivery', bank: 'bank' }

const of = ({ tenant_id, payment_id, order_id, method, currency }: Booked) => ({ tenant_id, payment_id, order_id, method, currency })

export function bookCapture(trx: Db, payment: Booked, amountMinor: number): Promise<void> {
  const money = WHERE[payment.method]
  if (payment.refused_code !== null) return ledger.post(trx, { ...of(payment), kind: 'refused_capture', entries: [[money, amountMinor], ['customer_credit', -amountMinor]] })
  return ledger.post(trx, { ...of(payment), kind: 'capture', entries: [['customer_receivable', amountMinor], ['revenue', -amountMinor], [money, amountMinor], ['customer_receivable', -amountMinor]] })
}

export function bookRefund(trx: Db, payment: Booked, refund: { refund_id: string; amount_minor: number }): Promise<void> {
  const { refund_id, amount_minor } = refund
  return ledger.post(trx, { ...of(payment), kind: 'refund', refund_id, entries: [[payment.refused_code === null ? 'refunds' : 'customer_credit', amount_minor], [WHERE[payment.method], -amount_minor]] })
}

/** A refund that had gone through came undone. */
export function bookReversal(trx: Db, payment: Booked, refund: { refund_id: string; amount_minor: number }): Promise<void> {
  const { refund_id, amount_minor } = refund
  return ledger.post(trx, { ...of(payment), kind: 'refund_reversed', refund_id, entries: [[WHERE[payment.method], amount_minor], [payment.refused_code === null ? 'refunds' : 'customer_credit', -amount_minor]] })
}

/** @param fee in the currency the provider keeps our account in */
export const bookFee = (trx: Db, payment: Booked, fee: { amount_minor: number; currency: string }): Promise<void> =>
  ledger.post(trx, { ...of(payment), currency: fee.currency, kind: 'fee', entries: [['fees', fee.amount_minor], [WHERE[payment.method], -fee.amount_minor]] })

export function bookDispute(trx: Db, payment: Booked, { amount_minor, currency, isWon }: { amount_minor: number; currency: string; isWon: boolean }): Promise<void> {
  const amount = isWon ? -amount_minor : amount_minor
  return ledger.post(trx, { ...of(payment), currency, kind: isWon ? 'dispute_won' : 'dispute', entries: [['disputes', amount], [WHERE[payment.method], -amount]] })
}
