import { applyRate } from '#kernel/money'
import type { Coupon } from './coupons.schema.ts'

export type CouponProblem = 'COUPON_UNKNOWN' | 'COUPON_OFF' | 'COUPON_NOT_YET' | 'COUPON_OVER' | 'COUPON_USED_UP' | 'COUPON_CURRENCY' | 'COUPON_MINIMUM'

/** What a coupon takes off goods of this worth, before tax is added; a problem where it does not count. */
export function couponWorth(coupon: Coupon | undefined, { subtotal_minor, currency, now }: { subtotal_minor: number; currency: string; now: Date }): { discount_minor: number; is_shipping_free: boolean } | { problem: CouponProblem } {
  const problem = problemOf(coupon, { subtotal_minor, currency, now })
  if (coupon === undefined || problem !== undefined) return { problem: problem ?? 'COUPON_UNKNOWN' }
  if (coupon.kind === 'free_shipping') return { discount_minor: 0, is_shipping_free: true }
  if (coupon.kind === 'amount') return { discount_minor: Math.min(coupon.amount_minor ?? 0, subtotal_minor), is_shipping_free: false }
  return { discount_minor: applyRate(subtotal_minor, asRate(coupon.percent ?? '0')), is_shipping_free: false }
}

function problemOf(coupon: Coupon | undefined, { subtotal_minor, currency, now }: { subtotal_minor: number; currency: string; now: Date }): CouponProblem | undefined {
  if (coupon === undefined) return 'COUPON_UNKNOWN'
  if (!coupon.is_active) return 'COUPON_OFF'
  if (coupon.starts_at !== null && now < coupon.starts_at) return 'COUPON_NOT_YET'
  if (coupon.ends_at !== null && now >= coupon.ends_at) return 'COUPON_OVER'
  if (coupon.max_uses !== null && coupon.used >= coupon.max_uses) return 'COUPON_USED_UP'
  if (coupon.currency !== null && coupon.currency !== currency) return 'COUPON_CURRENCY'
  if (coupon.min_subtotal_minor !== null && subtotal_minor < coupon.min_subtotal_minor) return 'COUPON_MINIMUM'
  return undefined
}

/** `12.50` per cent as `0.1250`. */
function asRate(percent: string): string {
  const [whole = '0', decimals = ''] = percent.split('.')
  const digits = `${whole.padStart(3, '0')}${decimals.padEnd(2, '0')}`
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}
