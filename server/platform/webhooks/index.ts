// What other modules may use.
export { webhookDisabled } from './webhooks.events.ts'
export type { WebhookType } from './webhooks.schema.ts'
export { deliver, findDeliveries } from './webhooks.service.ts'
