import { eventReason, findingTitle, type Tellable } from '../../finding-text.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'

interface Told {
  reason_code: string
  facts: Record<string, unknown>
}

interface Words {
  title: string
  detail: string
}

const isFinding = (facts: Record<string, unknown>): facts is Record<string, unknown> & Tellable & { currency?: string | null } =>
  typeof facts['rule'] === 'string' && typeof facts['reason_code'] === 'string' && typeof facts['metric'] === 'string' && typeof facts['facts'] === 'object'

const word = (value: unknown): string => (typeof value === 'string' ? value : '')
const time = (value: unknown): string => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? dateTime(value) : '')

type Facts = Record<string, unknown>
/** What is no finding, by its reason. */
const BY_REASON: Record<string, (facts: Facts) => Words> = {
  webhook_gone: ({ host }) => ({ title: m.notification_webhook({ host: word(host) }), detail: m.notification_webhook_gone() }),
  webhook_failing: ({ host }) => ({ title: m.notification_webhook({ host: word(host) }), detail: m.notification_webhook_failing() }),
  channel_gone: ({ name }) => ({ title: m.notification_channel({ name: word(name) }), detail: m.notification_channel_gone() }),
  channel_failing: ({ name }) => ({ title: m.notification_channel({ name: word(name) }), detail: m.notification_channel_failing() }),
  welcome: ({ username }) => ({ title: m.notification_welcome({ name: word(username) }), detail: m.notification_welcome_detail() }),
  maintenance: ({ starts_at, ends_at, message }) => ({ title: m.notification_maintenance({ time: time(starts_at) }), detail: m.notification_maintenance_detail({ time: time(ends_at), message: word(message) }) }),
  tracking_confirmed: ({ count, product_name }) =>
    count === 1 ? { title: m.notification_tracked_one({ name: word(product_name) }), detail: m.notification_tracked_detail() } : { title: m.notification_tracked_many({ count: Number(count), n: integer(Number(count)) }), detail: word(product_name) },
  stock_low: ({ product_name, sku, available }) => ({ title: m.notification_stock_low({ name: word(product_name), n: integer(Number(available)) }), detail: m.notification_stock_of({ sku: word(sku) }) }),
  sold_out: ({ product_name, sku }) => ({ title: m.notification_sold_out({ name: word(product_name) }), detail: m.notification_stock_of({ sku: word(sku) }) }),
  analysis_done: ({ product_name }) => ({ title: m.notification_analysis({ name: word(product_name) }), detail: '' }),
  payment_disputed: ({ order_number }) => ({ title: m.notification_disputed({ order: word(order_number) }), detail: '' }),
  order_sold: ({ order_number }) => ({ title: m.notification_order_sold({ order_number: word(order_number) }), detail: '' }),
  return_requested: ({ order_number }) => ({ title: m.notification_return_requested({ order_number: word(order_number) }), detail: '' }),
  refund_failed: ({ order_number }) => ({ title: m.notification_refund_failed({ order: word(order_number) }), detail: '' }),
  weekly_analysis_done: ({ product_name }) => ({ title: m.notification_analysis_weekly({ name: word(product_name) }), detail: '' }),
}

/** How an experiment ended. */
const VERDICTS: Record<string, () => string> = {
  experiment_better: m.exp_verdict_better, experiment_worse: m.exp_verdict_worse, experiment_no_difference: m.exp_verdict_no_difference, experiment_too_little_data: m.exp_verdict_too_little_data, experiment_not_followed: m.exp_verdict_not_followed,
}

/** A notification in the reader's language, by its reason and the facts that came with it. */
export function notificationText({ reason_code, facts }: Told): Words {
  const verdict = VERDICTS[reason_code]
  if (verdict) return { title: m.suggest_card({ type: m.exp_title(), text: verdict() }), detail: word(facts['product_name']) }
  const known = BY_REASON[reason_code]
  if (known) return known(facts)
  if (!isFinding(facts)) return { title: m.notification_other(), detail: '' }
  const title = findingTitle(facts)
  if (reason_code === 'products_moved_together') {
    const count = Number(facts['products'] ?? 0)
    return { title, detail: m.notification_group({ count, n: integer(count) }) }
  }
  const name = typeof facts['product_name'] === 'string' ? facts['product_name'] : ''
  const reason = eventReason(facts, facts.currency ?? 'USD')
  return { title: name === '' ? title : `${title} · ${name}`, detail: reason }
}
