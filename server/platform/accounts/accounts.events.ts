import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Somebody proved their address and now has a tenant of their own. */
export const personVerified = defineEvent('accounts.person_verified', z.object({ person_id: z.uuid() }))
