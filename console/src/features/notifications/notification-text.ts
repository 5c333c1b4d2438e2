import { eventReason, findingTitle, type Tellable } from '../../finding-text.ts'
import { integer } from '../../format.ts'
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

const SWITCHED_OFF: Record<string, () => string> = { webhook_gone: m.notification_webhook_gone, webhook_failing: m.notification_webhook_failing }

/** How an experiment ended. */
const VERDICTS: Record<string, () => string> = {
  experiment_better: m.exp_verdict_better, experiment_worse: m.exp_verdict_worse, experiment_no_difference: m.exp_verdict_no_difference, experiment_too_little_data: m.exp_verdict_too_little_data, experiment_not_followed: m.exp_verdict_not_followed,
}

/** A notification in the reader's language, by its reason and the facts that came with it. */
export function notificationText({ reason_code, facts }: Told): Words {
  const off = SWITCHED_OFF[reason_code]
  if (off) return { title: m.notification_webhook({ host: typeof facts['host'] === 'string' ? facts['host'] : '' }), detail: off() }
  const verdict = VERDICTS[reason_code]
  if (verdict) return { title: m.suggest_card({ type: m.exp_title(), text: verdict() }), detail: typeof facts['product_name'] === 'string' ? facts['product_name'] : '' }
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
