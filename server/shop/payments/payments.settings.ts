import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Take the money at once, or keep it reserved on the card until the seller takes it. */
export const captureManually = defineSetting({ name: 'payments.capture_manually', scope: 'tenant', schema: z.boolean(), default: false })
/** Whether the courier may take the money at the door. */
export const cashOnDelivery = defineSetting({ name: 'payments.cash_on_delivery', scope: 'tenant', schema: z.boolean(), default: true })
/** Where shoppers transfer to, and what to write on it; empty: no transfers. */
export const bankAccount = defineSetting({ name: 'payments.bank_account', scope: 'tenant', schema: z.string().trim().max(1_000), default: '' })

export const paymentSettings = [captureManually, cashOnDelivery, bankAccount]
