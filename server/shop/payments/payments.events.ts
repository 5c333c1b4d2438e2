import { z } from 'zod'
import { defineEvent } from '#kernel/events'
import { Method } from './payments.schema.ts'

const paid = z.object({ order_id: z.uuid(), payment_id: z.uuid(), amount_minor: z.int(), currency: z.string(), method: Method })

/** All of them under the order's id as key. */
export const paymentAuthorized = defineEvent('payments.payment_authorized', paid)
/** The money is there: all that was captured of the payment. Also when the order is closed by then; whoever closed it decides. */
export const paymentCompleted = defineEvent('payments.payment_completed', paid)
export const paymentFailed = defineEvent('payments.payment_failed', z.object({ order_id: z.uuid(), payment_id: z.uuid(), code: z.string() }))
export const paymentRefunded = defineEvent('payments.payment_refunded', z.object({ order_id: z.uuid(), payment_id: z.uuid(), refund_id: z.uuid(), amount_minor: z.int(), currency: z.string() }))
export const refundFailed = defineEvent('payments.refund_failed', z.object({ order_id: z.uuid(), payment_id: z.uuid(), refund_id: z.uuid(), amount_minor: z.int(), currency: z.string(), code: z.string() }))
export const paymentDisputed = defineEvent('payments.payment_disputed', z.object({ order_id: z.uuid(), payment_id: z.uuid(), dispute_id: z.uuid(), amount_minor: z.int(), currency: z.string(), status: z.enum(['open', 'won', 'lost']) }))
