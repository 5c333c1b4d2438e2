import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Minutes that a shopper has to pay; stock is held as long. */
export const payWithin = defineSetting({ name: 'orders.pay_within_minutes', scope: 'tenant', schema: z.int().min(5).max(1_440), default: 30 })
/** Hours for a bank transfer to arrive. */
export const transferWithin = defineSetting({ name: 'orders.transfer_within_hours', scope: 'tenant', schema: z.int().min(1).max(720), default: 96 })
/** Days after the delivery that something may be sent back. */
export const returnDays = defineSetting({ name: 'orders.return_days', scope: 'tenant', schema: z.int().min(0).max(365), default: 30 })
