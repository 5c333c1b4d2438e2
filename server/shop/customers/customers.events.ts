import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Both under the customer's id as key. */
export const customerRegistered = defineEvent('customers.customer_registered', z.object({ customer_id: z.uuid() }))
/** Whoever holds something of them forgets it now, but what the law wants kept. */
export const customerErased = defineEvent('customers.customer_erased', z.object({ customer_id: z.uuid() }))
