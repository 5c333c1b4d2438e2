import { z } from 'zod'
import { defineJob } from '#kernel/jobs'
import { PROVIDERS } from './payments.schema.ts'

const payment = z.object({ tenant_id: z.uuid(), payment_id: z.uuid() })

/** Asks the provider what became of a payment. */
export const checkJob = defineJob('payments.check', payment, { retries: 5, delay_s: 5, limit_s: 120, concurrency: 2, batch: 20 })
/** Tells the provider of another amount. */
export const alignJob = defineJob('payments.align', payment, { retries: 5, delay_s: 2, limit_s: 120 })
/** Takes what is reserved. */
export const captureJob = defineJob('payments.capture', payment, { retries: 8, delay_s: 5, limit_s: 120, concurrency: 2, batch: 20 })
/** Calls a payment off. */
export const cancelJob = defineJob('payments.cancel', payment, { retries: 8, delay_s: 5, limit_s: 120, concurrency: 2, batch: 20 })
export const refundJob = defineJob('payments.refund', z.object({ tenant_id: z.uuid(), refund_id: z.uuid() }), { retries: 8, delay_s: 5, limit_s: 120, concurrency: 2, batch: 20 })
export const callbackJob = defineJob('payments.callback', z.object({ tenant_id: z.uuid(), provider: z.enum(PROVIDERS), event_id: z.string() }), { retries: 8, delay_s: 5, limit_s: 120, concurrency: 2, batch: 20 })
export const reconcileJob = defineJob('payments.reconcile', z.object({ tenant_id: z.uuid(), day: z.iso.date() }), { retries: 3, delay_s: 60, limit_s: 600 })
