import { m } from '../../paraglide/messages.js'

const NAMES: [start: string, name: () => string][] = [
  ['tracking.import', m.queue_imports],
  ['crawling.', m.queue_crawls],
  ['alerts.', m.queue_alerts],
  ['categories.', m.queue_categories],
  ['webhooks.', m.queue_webhooks],
  ['mail.', m.queue_mails],
  ['notifications.', m.queue_notifications],
  ['confirmations.', m.queue_notifications],
]

/** What a queue works at; dead letters are those of their queue. */
export function queueName(name: string): string {
  const known = NAMES.find(([start]) => name.startsWith(start))?.[1]() ?? m.queue_other()
  return name.endsWith('.dead') ? m.queue_dead({ queue: known }) : known
}
