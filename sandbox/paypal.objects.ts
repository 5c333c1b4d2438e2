import { randomBytes } from 'node:crypto'

export interface Money {
  value: string
  currency_code: string
}

export interface Capture {
  id: string
  status: 'COMPLETED' | 'DECLINED' | 'PENDING' | 'PARTIALLY_REFUNDED' | 'REFUNDED'
  amount: Money
  custom_id?: string
  seller_receivable_breakdown: { gross_amount: Money; paypal_fee: Money; net_amount: Money }
  supplementary_data: { related_ids: { order_id: string } }
  create_time: string
}

export interface Authorization {
  id: string
  status: 'CREATED' | 'CAPTURED' | 'VOIDED'
  amount: Money
  create_time: string
}

export interface PayPalRefund {
  id: string
  status: 'COMPLETED' | 'PENDING' | 'FAILED'
  amount: Money
  custom_id?: string
  links: { rel: string; href: string }[]
  supplementary_data: { related_ids: { order_id: string; capture_id: string } }
  create_time: string
}

export interface Order {
  id: string
  status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED'
  intent: 'CAPTURE' | 'AUTHORIZE'
  links: { rel: string; href: string; method: string }[]
  purchase_units: { reference_id: string; custom_id?: string; amount: Money; payments: { captures: Capture[]; authorizations: Authorization[]; refunds: PayPalRefund[] } }[]
  return_url: string
  cancel_url: string
}

export interface PayPalDispute {
  dispute_id: string
  reason: string
  status: 'OPEN' | 'RESOLVED'
  dispute_amount: Money
  dispute_outcome?: { outcome_code: string }
  disputed_transactions: { seller_transaction_id: string }[]
}

/** Seventeen letters and digits, as PayPal's own. */
export const newRef = (): string => randomBytes(12).toString('hex').toUpperCase().slice(0, 17)

const WHOLE = new Set(['HUF', 'JPY', 'TWD'])
/** Hundredths, or whole units where PayPal takes no decimals; undefined for what it refuses. */
export function unitsOf({ value, currency_code }: Money): number | undefined {
  if (!(WHOLE.has(currency_code) ? /^\d{1,9}$/ : /^\d{1,9}\.\d{2}$/).test(value)) return undefined
  return Number(value.replace('.', ''))
}
export const moneyOf = (units: number, currency_code: string): Money => ({ currency_code, value: WHOLE.has(currency_code) ? String(units) : `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}` })

/** 3.49 % and 49 of the smallest unit, as PayPal's list price reads. */
export const paypalFee = (units: number): number => Math.min(units, Math.round((units * 349) / 10_000) + 49)
