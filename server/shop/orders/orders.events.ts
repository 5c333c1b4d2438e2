import { z } from 'zod'
import { defineEvent } from '#kernel/events'

const order_id = z.uuid()

/** All of them under the order's id as key, so that they arrive in the order they happened. */
export const orderCreated = defineEvent('orders.order_created', z.object({ order_id, number: z.string(), customer_id: z.uuid().nullable(), total_minor: z.int(), currency: z.string() }))
/** Its stock, coupon and points are held. */
export const orderReserved = defineEvent('orders.order_reserved', z.object({ order_id }))
/** Paid, or promised to be paid at the door. */
export const orderConfirmed = defineEvent('orders.order_confirmed', z.object({
  order_id, customer_id: z.uuid().nullable(), currency: z.string(), total_minor: z.int(),
  lines: z.array(z.object({ sku_id: z.uuid(), product_id: z.uuid(), quantity: z.int(), amount_minor: z.int() })),
}))
export const orderCancelled = defineEvent('orders.order_cancelled', z.object({ order_id, reason: z.string() }))
/** Nobody paid in time. */
export const orderExpired = defineEvent('orders.order_expired', z.object({ order_id, reason: z.string() }))
export const orderShipped = defineEvent('orders.order_shipped', z.object({ order_id, shipment_id: z.uuid(), is_complete: z.boolean() }))
export const orderDelivered = defineEvent('orders.order_delivered', z.object({ order_id, customer_id: z.uuid().nullable() }))
/** Money went back: all of it so far. */
export const orderRefunded = defineEvent('orders.order_refunded', z.object({ order_id, refunded_minor: z.int(), currency: z.string() }))
export const returnRequested = defineEvent('orders.return_requested', z.object({ order_id, return_id: z.uuid() }))
