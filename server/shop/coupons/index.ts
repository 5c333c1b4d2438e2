// What other modules may use.
export { type CouponProblem, couponWorth } from './coupon-terms.ts'
export { findByCode as findCoupon } from './coupons.repository.ts'
export { CouponCode } from './coupons.schema.ts'
export { redeemCoupon, returnCoupon } from './redeem.service.ts'
