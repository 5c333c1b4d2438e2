import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'
import { Currency } from '#shop/stores'

export const CouponCode = z.string().trim().toUpperCase().regex(/^[A-Z0-9_-]{3,40}$/, 'has 3 to 40 letters, digits, - and _')

export const Coupon = z.object({
  coupon_id: z.uuid(), code: z.string(), kind: z.enum(['percent', 'amount', 'free_shipping']),
  /** `12.50` is 12.5 %. */
  percent: z.string().nullable(),
  amount_minor: z.int().nullable(),
  currency: z.string().nullable(),
  min_subtotal_minor: z.int().nullable(),
  starts_at: z.date().nullable(), ends_at: z.date().nullable(),
  max_uses: z.int().nullable(), max_uses_per_customer: z.int().nullable(),
  used: z.int(), is_active: z.boolean(), created_at: z.date(),
})
export type Coupon = z.infer<typeof Coupon>

const minor = z.int().min(1).max(1_000_000_000_000).nullable()
const uses = z.int().min(1).max(10_000_000).nullable()
const percent = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'is a number from 0.01 to 100').refine((text) => Number(text) > 0 && Number(text) <= 100, 'is a number from 0.01 to 100')
const time = z.coerce.date().nullable()

export const NewCoupon = z.strictObject({
  code: CouponCode,
  kind: Coupon.shape.kind,
  percent: percent.nullable().default(null),
  amount_minor: minor.default(null),
  currency: Currency.nullable().default(null),
  min_subtotal_minor: minor.default(null),
  starts_at: time.default(null),
  ends_at: time.default(null),
  max_uses: uses.default(null),
  max_uses_per_customer: uses.default(null),
  is_active: z.boolean().default(true),
}).superRefine((coupon, context) => {
  const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if ((coupon.kind === 'percent') !== (coupon.percent !== null)) refuse('percent', 'belongs to the kind percent')
  if ((coupon.kind === 'amount') !== (coupon.amount_minor !== null)) refuse('amount_minor', 'belongs to the kind amount')
  if (coupon.currency === null && (coupon.amount_minor !== null || coupon.min_subtotal_minor !== null)) refuse('currency', 'says what the amounts are in')
  if (coupon.starts_at !== null && coupon.ends_at !== null && coupon.ends_at <= coupon.starts_at) refuse('ends_at', 'is after starts_at')
})
export type NewCoupon = z.infer<typeof NewCoupon>

/** What may change of one that is in use: never what it is worth, which people were told. */
export const CouponChange = z.strictObject({ ends_at: time.optional(), max_uses: uses.optional(), max_uses_per_customer: uses.optional(), is_active: z.boolean().optional() })
export type CouponChange = z.infer<typeof CouponChange>

export const CouponQuery = z.object({ ...pageQuery, q: z.string().trim().max(40).optional() })
export type CouponQuery = z.infer<typeof CouponQuery>
