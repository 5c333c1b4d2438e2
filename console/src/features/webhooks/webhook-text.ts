import type { Delivery, Webhook } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'

export const TYPES = ['incident.opened', 'incident.escalated', 'incident.resolved'] as const
export type WebhookType = (typeof TYPES)[number]

const NAMES: Record<string, () => string> = {
  'incident.opened': m.webhooks_type_opened, 'incident.escalated': m.webhooks_type_escalated, 'incident.resolved': m.webhooks_type_resolved, 'webhook.test': m.webhooks_type_test,
}
export const typeName = (type: string): string => NAMES[type]?.() ?? type
/** The host of an address, which is how people call a webhook. */
export const hostOf = ({ url }: Pick<Webhook, 'url'>): string => (URL.canParse(url) ? new URL(url).host : url)

export const DELIVERY_STATUSES = ['queued', 'delivered', 'failed'] as const satisfies readonly Delivery['status'][]
export const deliveryStatuses: Record<Delivery['status'], { label: () => string; tone: 'pos' | 'neg' | 'neutral' }> = {
  queued: { label: m.delivery_queued, tone: 'neutral' }, delivered: { label: m.delivery_delivered, tone: 'pos' }, failed: { label: m.delivery_failed, tone: 'neg' },
}
