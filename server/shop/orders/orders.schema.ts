import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'
import { Method } from '#shop/payments'
import { Shipment } from '#shop/shipping'
import { Address, StoredAddress } from '#shop/stores'
import { FULFILMENT_STATUSES, ORDER_STATES, PAYMENT_STATUSES, RETURN_STATUSES } from './order-states.ts'

const Minor = z.int()

export const OrderLine = z.object({
  line_id: z.uuid(), sku_id: z.uuid(), product_id: z.uuid(), sku: z.string(), name: z.string(), option_text: z.string(), image_id: z.uuid().nullable(),
  quantity: z.int(), unit_minor: Minor, line_minor: Minor, discount_minor: Minor, tax_minor: Minor, tax_rate: z.string(), requires_shipping: z.boolean(),
  packed: z.int(), shipped: z.int(), delivered: z.int(), returned: z.int(),
})
export type OrderLine = z.infer<typeof OrderLine>

export const OrderSummary = z.object({
  order_id: z.uuid(), number: z.string(), channel: z.enum(['shop', 'live']), state: z.enum(ORDER_STATES), payment_status: z.enum(PAYMENT_STATUSES), fulfilment_status: z.enum(FULFILMENT_STATUSES), return_status: z.enum(RETURN_STATUSES),
  email: z.string(), customer_id: z.uuid().nullable(), currency: z.string(), total_minor: Minor, refunded_minor: Minor, pieces: z.int(), placed_at: z.date(),
  /** Unpaid by then, it is over; null once that is settled. */
  pay_until: z.date().nullable(),
})
export type OrderSummary = z.infer<typeof OrderSummary>

export const TimelineEntry = z.object({ at: z.date(), kind: z.string(), actor: z.enum(['customer', 'seller', 'system']), actor_id: z.uuid().nullable(), detail: z.record(z.string(), z.unknown()) })
export type TimelineEntry = z.infer<typeof TimelineEntry>

const ReturnLines = z.array(z.object({ line_id: z.uuid(), quantity: z.int() }))
export const Return = z.object({ return_id: z.uuid(), order_id: z.uuid(), state: z.enum(['requested', 'approved', 'rejected', 'received']), reason: z.string(), answer: z.string().nullable(), lines: ReturnLines, refund_minor: Minor.nullable(), requested_at: z.date(), ended_at: z.date().nullable() })
export type Return = z.infer<typeof Return>

export const Order = OrderSummary.extend({
  language: z.string(), subtotal_minor: Minor, discount_minor: Minor, shipping_minor: Minor, tax_minor: Minor, shipping_tax_minor: Minor, prices_include_tax: z.boolean(),
  taxes: z.array(z.object({ name: z.string(), rate: z.string(), amount_minor: Minor })),
  points: z.int(), points_minor: Minor, coupon_code: z.string().nullable(), address: StoredAddress.nullable(), shipping: z.object({ method_id: z.uuid(), name: z.string(), carrier: z.string().nullable() }).nullable(),
  payment_method: Method.nullable(), authorized_minor: Minor, captured_minor: Minor, refund_pending_minor: Minor, note: z.string().nullable(), cancel_reason: z.string().nullable(),
  confirmed_at: z.date().nullable(), shipped_at: z.date().nullable(), delivered_at: z.date().nullable(),
  lines: z.array(OrderLine),
})
export type Order = z.infer<typeof Order>
/** With what happened; a shopper is not told which seller it was. */
export const OrderDetail = Order.extend({ timeline: z.array(TimelineEntry), shipments: z.array(Shipment), returns: z.array(Return) })

export const NewOrder = z.strictObject({
  cart_id: z.uuid(),
  /** The cart's `hash`: what the shopper saw and agrees to. */
  hash: z.string().min(1).max(40),
  payment_method: Method.optional(),
  language: z.string().max(35).optional(),
  note: z.string().trim().max(1000).optional(),
})
export type NewOrder = z.infer<typeof NewOrder>

export const CancelOrder = z.strictObject({ reason: z.string().trim().min(1).max(300).default('changed my mind') })
export const AddressChange = z.strictObject({ address: Address })
const Pieces = z.array(z.strictObject({ line_id: z.uuid(), quantity: z.int().min(1).max(9_999) })).min(1).max(100)
export const NewReturn = z.strictObject({ lines: Pieces, reason: z.string().trim().min(1).max(1000) })
export const ReturnAnswer = z.strictObject({ is_approved: z.boolean(), answer: z.string().trim().max(1000).optional() })
export const ReceivedReturn = z.strictObject({
  /** Put back on the shelf; what is broken is not. */
  restock: z.boolean().default(true),
  refund: z.boolean().default(true),
})

export const OrderQuery = z.object({ ...cursorQuery, state: z.enum(ORDER_STATES).optional(), q: z.string().trim().max(254).optional(), customer_id: z.uuid().optional() })
export type OrderQuery = z.output<typeof OrderQuery>
export const ReturnQuery = z.object({ ...cursorQuery, state: Return.shape.state.optional() })
export type ReturnQuery = z.output<typeof ReturnQuery>

const Tracking = { carrier: z.string().trim().min(1).max(80).nullable().default(null), tracking_number: z.string().trim().min(1).max(120).nullable().default(null), tracking_url: z.url({ protocol: /^https?$/ }).max(500).nullable().default(null) }
/** Nothing said of lines: all that is not packed yet. */
export const NewShipment = z.strictObject({ lines: Pieces.optional(), ...Tracking })
export const ShipmentMove = z.strictObject({ state: z.enum(['shipped', 'delivered', 'cancelled']), carrier: Tracking.carrier.optional(), tracking_number: Tracking.tracking_number.optional(), tracking_url: Tracking.tracking_url.optional() })

export const NewOrderRefund = z.strictObject({
  /** Pieces that are paid back, at what was paid for them; and, or instead, sending, or an amount as a gesture. */
  lines: Pieces.optional(),
  shipping: z.boolean().default(false),
  amount_minor: z.int().min(1).max(1_000_000_000_000).optional(),
  restock: z.boolean().default(false),
  reason: z.string().trim().min(1).max(300),
}).refine(({ lines, shipping, amount_minor }) => lines !== undefined || shipping || amount_minor !== undefined, { path: ['lines'], message: 'says what is paid back' })
export type NewOrderRefund = z.infer<typeof NewOrderRefund>
