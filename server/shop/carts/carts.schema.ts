import { z } from 'zod'
import { CouponCode } from '#shop/coupons'
import { Address, Currency, StoredAddress } from '#shop/stores'
import type { Quote } from '#shop/shipping'

export const MAX_QUANTITY = 9_999
/** SKUs of one cart. */
export const MAX_LINES = 100

/** A cart as it is stored; what it comes to is computed each time it is shown. */
export interface Cart {
  cart_id: string
  customer_id: string | null
  currency: string
  email: string | null
  address: z.infer<typeof StoredAddress> | null
  shipping_method_id: string | null
  coupon_code: string | null
  points: number
  state: 'open' | 'ordered' | 'merged'
  order_id: string | null
  lines: StoredLine[]
}

export interface StoredLine {
  sku_id: string
  quantity: number
  seen_minor: number
  seen_currency: string
}

export const LINE_PROBLEMS = ['UNAVAILABLE', 'SOLD_OUT', 'TOO_FEW'] as const
export const CART_PROBLEMS = ['CART_EMPTY', 'LINE_PROBLEM', 'EMAIL_MISSING', 'ADDRESS_MISSING', 'SHIPPING_MISSING', 'NOT_SENT_THERE', 'COUPON_UNKNOWN', 'COUPON_OFF', 'COUPON_NOT_YET', 'COUPON_OVER', 'COUPON_USED_UP', 'COUPON_CURRENCY', 'COUPON_MINIMUM', 'NOT_ENOUGH_POINTS', 'SIGN_IN_FOR_POINTS'] as const

export const PricedLine = z.object({
  sku_id: z.uuid(), product_id: z.uuid().nullable(), sku: z.string(), name: z.string(), option_text: z.string(), slug: z.string().nullable(), image_id: z.uuid().nullable(),
  quantity: z.int(),
  unit_minor: z.int(),
  /** Struck through, when on sale. */
  list_minor: z.int().nullable(),
  /** What one cost when it was put in, where that was another price. */
  was_minor: z.int().nullable(),
  line_minor: z.int(), discount_minor: z.int(), tax_minor: z.int(), tax_rate: z.string(),
  requires_shipping: z.boolean(),
  /** Left to buy; null: never runs out. */
  available: z.int().nullable(),
  problem: z.enum(LINE_PROBLEMS).nullable(),
})
export type PricedLine = z.infer<typeof PricedLine>

export const PricedCart = z.object({
  cart_id: z.uuid().nullable(),
  currency: z.string(),
  email: z.string().nullable(),
  address: StoredAddress.nullable(),
  lines: z.array(PricedLine),
  subtotal_minor: z.int(),
  discount_minor: z.int(),
  coupon_code: z.string().nullable(),
  shipping: z.object({ method_id: z.uuid(), name: z.string(), price_minor: z.int() }).nullable(),
  shipping_minor: z.int(),
  /** Inside the other amounts where the store's prices hold it. */
  tax_minor: z.int(),
  prices_include_tax: z.boolean(),
  taxes: z.array(z.object({ name: z.string(), rate: z.string(), amount_minor: z.int() })),
  points: z.int(),
  points_minor: z.int(),
  /** What is to be paid. */
  total_minor: z.int(),
  needs_shipping: z.boolean(),
  /** What stands in the way of ordering, with the field it is about. */
  problems: z.array(z.object({ code: z.enum(CART_PROBLEMS), field: z.string() })),
  /** Changes with everything a shopper agrees to: `POST /orders` takes it back. */
  hash: z.string(),
})
export type PricedCart = z.infer<typeof PricedCart>
/** With what an order copies besides. */
export type FullCart = PricedCart & { tax_of_shipping_minor: number; shipping_quote: Quote | null; coupon_id: string | null; weight_g: number }

export const AddItem = z.strictObject({ sku_id: z.uuid(), quantity: z.int().min(1).max(MAX_QUANTITY).default(1) })
export const SetItem = z.strictObject({
  /** 0 takes it out. */
  quantity: z.int().min(0).max(MAX_QUANTITY),
})
export const CartChange = z.strictObject({
  currency: Currency.optional(),
  email: z.email().max(254).nullable().optional(),
  address: Address.nullable().optional(),
  shipping_method_id: z.uuid().nullable().optional(),
  coupon_code: CouponCode.nullable().optional(),
  points: z.int().min(0).max(100_000_000).optional(),
})
export type CartChange = z.infer<typeof CartChange>

/** With the secret that names it from now on, where it was just made for a guest. */
export const CartAnswer = z.object({ data: PricedCart, cart_token: z.string().optional() })
