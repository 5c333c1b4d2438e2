import type { AlertRule } from '../../api.types.ts'
import { fieldNames } from '../../field-names.ts'
import { eventNames, eventValue } from '../../finding-text.ts'
import { integer, list, money, rating, share } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { severityNames } from '../../ui/SeverityBadge.tsx'
import { type Channel, type Condition, conditionOf, isMoney, type Leaf, type LeafOf, type Metric, scopeOf } from './condition.ts'

const METRIC_WORDS: Record<Metric, () => string> = {
  price: m.rules_metric_price, buy_box: m.rules_metric_buy_box, bsr: m.rules_metric_bsr, rating: m.rules_metric_rating, reviews: m.rules_metric_reviews, offers_new: m.rules_metric_offers_new,
}
const AGAINST = { previous: m.rules_against_previous, day: m.rules_against_day, week: m.rules_against_week }
export const channelNames: Record<Channel, () => string> = { in_app: m.rules_channel_in_app, email: m.rules_channel_email, webhook: m.rules_channel_webhook }

/** The rule read aloud. */
export const ruleSentence = (rule: Pick<AlertRule, 'scope' | 'condition'>): string => m.rules_sentence({ scope: scopeText(rule), what: conditionText(conditionOf(rule)) })

function scopeText(rule: Pick<AlertRule, 'scope'>): string {
  const scope = scopeOf(rule)
  if (scope.kind === 'tag') return m.rules_scope_tag({ tag: scope.tag })
  return scope.kind === 'all' ? m.rules_scope_all() : m.rules_scope_products({ count: scope.product_ids.length, n: integer(scope.product_ids.length) })
}

export function conditionText(condition: Condition): string {
  if ('kind' in condition) return leafText(condition)
  const [parts, join] = 'all' in condition ? [condition.all, m.rules_and()] : [condition.any, m.rules_or()]
  return parts.map((part) => ('kind' in part || parts.length === 1 ? conditionText(part) : m.rules_group({ what: conditionText(part) }))).join(join)
}

function leafText(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'finding': {
      const severity = leaf.min_severity ?? 'low'
      const findings = (leaf.rules ?? []).map((rule) => eventNames[rule]?.() ?? m.event_other())
      return findings.length === 0 ? m.rules_finds({ severity }) : m.rules_finds_some({ severity, findings: list(findings) })
    }
    case 'threshold': {
      const told = { op: leaf.op, metric: METRIC_WORDS[leaf.metric](), value: eventValue(leaf, leaf.value, leaf.currency ?? 'USD') }
      return leaf.metric === 'bsr' ? m.rules_rank_limit(told) : m.rules_limit(told)
    }
    case 'change':
      return m.rules_moves({ direction: leaf.direction ?? 'any', metric: METRIC_WORDS[leaf.metric](), by: byText(leaf), against: AGAINST[leaf.against ?? 'previous']() })
    case 'seller':
      return m.rules_sellers({ sellers: list(leaf.not_in) })
    case 'field':
      return leaf.fields === undefined || leaf.fields.length === 0 ? m.rules_any_field() : m.rules_fields({ fields: list(leaf.fields.map((field) => fieldNames[field]().toLocaleLowerCase())) })
    case 'stale':
      return m.rules_stale()
  }
}

function byText({ metric, percent, amount = 0, currency = 'USD' }: LeafOf<'change'>): string {
  if (percent !== undefined) return share(percent / 100)
  if (isMoney(metric)) return money(amount, currency)
  return metric === 'rating' ? rating(amount) : integer(amount)
}

/** When, how grave and where it tells. */
export function tellingText({ confirm, severity, channels }: AlertRule): string {
  return [
    confirm === 'at_once' ? m.rules_confirm_at_once() : m.rules_confirm_twice(),
    severity === null ? m.rules_severity_own() : m.rules_severity_of({ severity: severityNames[severity]() }),
    channels.length === 0 ? m.rules_channel_none() : list(channels.map((channel) => channelNames[channel]())),
  ].join(' · ')
}

/** A moment no one will wait for: muted until somebody ends it. */
export const FOR_EVER = '9999-12-31T00:00:00.000Z'
export const isForEver = (until: string) => until.startsWith('9999')
