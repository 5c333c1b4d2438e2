import { z } from 'zod'
import { defineSetting } from '#kernel/settings'

/** Days after the last change that a cart is kept. */
export const keepDays = defineSetting({ name: 'carts.keep_days', scope: 'tenant', schema: z.int().min(1).max(365), default: 30 })
