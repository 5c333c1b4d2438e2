import { createHash } from 'node:crypto'
import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import * as coupons from './coupons.repository.ts'

/** Mailboxes that are one person's: what follows a plus is an alias everywhere that has it, dots count for nothing at Gmail. */
export function customerKey({ customer_id, email }: { customer_id: string | null; email: string }): string {
  const [local = '', host = ''] = email.trim().toLowerCase().split('@')
  const plain = local.split('+')[0] ?? local
  const mailbox = host === 'gmail.com' || host === 'googlemail.com' ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${host}`
  return createHash('sha256').update(customer_id === null ? mailbox : `customer ${customer_id}`).digest('base64url').slice(0, 32)
}

/**
 * Uses a coupon for an order: again for the same order, nothing. The coupon's row is locked until the commit, so that fifty
 * checkouts at once do not pass its limits.
 * @throws AppError 409 `COUPON_USED_UP`, or `COUPON_USED_BEFORE` where the customer had their share
 */
export async function redeemCoupon(trx: Db, { tenant_id, order_id, coupon_id, customer }: { tenant_id: string; order_id: string; coupon_id: string; customer: { customer_id: string | null; email: string } }): Promise<void> {
  const customer_key = customerKey(customer)
  if (!(await coupons.addRedemption(trx, { tenant_id, order_id, coupon_id, customer_key }))) return
  const taken = await coupons.takeUse(trx, coupon_id)
  if (taken === undefined) throw new AppError([409, 'COUPON_USED_UP'], 'This coupon has been used as often as it may be', { field: 'coupon_code' })
  const limit = taken.max_uses_per_customer
  if (limit !== null && (await coupons.countOf(trx, { coupon_id, customer_key })) > limit) throw new AppError([409, 'COUPON_USED_BEFORE'], 'You have used this coupon as often as one customer may', { field: 'coupon_code' })
}

/** The order came to nothing: its use counts no more. Again: nothing. */
export async function returnCoupon(trx: Db, orderId: string): Promise<void> {
  const couponId = await coupons.returnRedemption(trx, orderId)
  if (couponId !== undefined) await coupons.giveUseBack(trx, couponId)
}
