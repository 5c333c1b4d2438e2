import { z } from 'zod'
import { defineEvent } from '#kernel/events'

/** Tradewind stopped sending to an endpoint: it is gone (410), or failed for days. */
export const webhookDisabled = defineEvent('webhooks.webhook_disabled', z.object({ webhook_id: z.uuid(), host: z.string(), reason: z.enum(['gone', 'failing']) }))
