import type { NewRule } from './rules.schema.ts'

type Made = NewRule & { made_as: string }
const common = { scope: { kind: 'all' as const }, confirm: 'twice' as const, severity: null, cool_down_h: 24, recipients: 'members' as const, is_enabled: true, muted_until: null }

/** What every tenant starts with: all findings in the app, what is urgent by mail. */
export const DEFAULT_RULE_SET: Made[] = [
  { ...common, made_as: 'all', name: 'Everything worth telling', condition: { kind: 'finding', rules: [], min_severity: 'low' }, channels: ['in_app', 'webhook'] },
  { ...common, made_as: 'urgent', name: 'What is urgent, by e-mail', condition: { kind: 'finding', rules: [], min_severity: 'high' }, channels: ['in_app', 'email'] },
]

/** Of the demo: it needs no second look, so that somebody who watches sees it. */
export const DEMO_RULE: Made = {
  ...common, made_as: 'demo', name: 'Price falls by 10 % or more', confirm: 'at_once', severity: 'high', channels: ['in_app', 'email', 'webhook'],
  condition: { kind: 'change', metric: 'price', direction: 'down', percent: 10, against: 'previous' },
}
