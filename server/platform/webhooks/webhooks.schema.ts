import { z } from 'zod'
import { cursorQuery } from '#kernel/cursor'

export const TYPES = ['incident.opened', 'incident.escalated', 'incident.resolved'] as const
export const WebhookType = z.enum(TYPES)
export type WebhookType = z.infer<typeof WebhookType>
/** What is sent when somebody tries an endpoint; every endpoint takes it. */
export const TEST_TYPE = 'webhook.test'

const types = z.array(WebhookType).min(1).max(TYPES.length).transform((given) => [...new Set(given)])
const url = z.string().min(1).max(2000)
const description = z.string().trim().max(500)

export const NewWebhook = z.strictObject({ url, types: types.default([...TYPES]), description: description.default(''), is_enabled: z.boolean().default(true) })
export type NewWebhook = z.output<typeof NewWebhook>
export const WebhookChange = z.strictObject({ url: url.optional(), types: types.optional(), description: description.optional(), is_enabled: z.boolean().optional() })
export type WebhookChange = z.output<typeof WebhookChange>

export const Webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  is_enabled: z.boolean(),
  disabled_reason: z.enum(['gone', 'failing']).nullable(),
  failing_since: z.date().nullable(),
  old_secret_until: z.date().nullable(),
  created_at: z.date(),
})
export type Webhook = z.infer<typeof Webhook>
/** The secret is shown here and never again. */
export const WebhookWithSecret = Webhook.extend({ secret: z.string() })

export const STATUSES = ['queued', 'delivered', 'failed'] as const
export const Delivery = z.object({
  id: z.uuid(),
  webhook_id: z.uuid(),
  type: z.string(),
  status: z.enum(STATUSES),
  attempts: z.int(),
  response_status: z.int().nullable(),
  response_ms: z.int().nullable(),
  /** The first 1,000 characters of the last answer. */
  response_body: z.string().nullable(),
  error: z.string().nullable(),
  created_at: z.date(),
  last_attempt_at: z.date().nullable(),
  next_attempt_at: z.date().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const WebhookParams = z.object({ webhook_id: z.uuid() })
export const DeliveryParams = z.object({ webhook_id: z.uuid(), delivery_id: z.uuid() })
export const DeliveryQuery = z.object({ ...cursorQuery, status: z.enum(STATUSES).optional() })
export type DeliveryQuery = z.output<typeof DeliveryQuery>
export const Queued = z.object({ delivery_id: z.uuid() })
