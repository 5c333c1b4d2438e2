import type { AlertRule, ProductRow } from '../../api.types.ts'
import { ruleName } from '../../rule-name.ts'
import { conditionFrom, draftOf, type GroupDraft, newGroup, newLeaf } from './condition-draft.ts'
import { type Channel, conditionOf, type NewRule, type Recipients, scopeOf } from './condition.ts'

export type ChosenProduct = Pick<ProductRow, 'id' | 'name' | 'asin' | 'marketplace' | 'image_url'>

/** A rule while it is written. */
export interface RuleDraft {
  name: string
  scope: 'all' | 'tag' | 'products'
  tag: string
  products: ChosenProduct[]
  condition: GroupDraft
  confirm: AlertRule['confirm']
  severity: AlertRule['severity']
  coolDown: number
  channels: Channel[]
  recipients: 'members' | 'admins' | 'chosen'
  people: string[]
}

export const newDraft = (): RuleDraft => ({
  name: '', scope: 'all', tag: '', products: [], condition: newGroup([newLeaf({ kind: 'change' })]), confirm: 'twice', severity: null, coolDown: 24, channels: ['in_app'], recipients: 'members', people: [],
})

export function draftFrom(rule: AlertRule, products: readonly ChosenProduct[], goneName: string): RuleDraft {
  const scope = scopeOf(rule)
  const known = new Map(products.map((product) => [product.id, product]))
  return {
    name: ruleName(rule.name),
    scope: scope.kind,
    tag: scope.kind === 'tag' ? scope.tag : '',
    products: scope.kind === 'products' ? scope.product_ids.map((id) => known.get(id) ?? { id, name: goneName, asin: '', marketplace: '', image_url: null }) : [],
    condition: draftOf(conditionOf(rule)),
    confirm: rule.confirm,
    severity: rule.severity,
    coolDown: rule.cool_down_h,
    channels: rule.channels,
    ...(typeof rule.recipients === 'string' ? { recipients: rule.recipients, people: [] } : { recipients: 'chosen', people: rule.recipients }),
  }
}

/** Which part of the draft is still missing, by the name the API has for it. */
export function missingOf(draft: RuleDraft): 'scope' | 'recipients' | 'condition' | undefined {
  if ((draft.scope === 'tag' && draft.tag === '') || (draft.scope === 'products' && draft.products.length === 0)) return 'scope'
  if (conditionFrom(draft.condition) === undefined) return 'condition'
  return draft.recipients === 'chosen' && draft.people.length === 0 ? 'recipients' : undefined
}

/** What is sent; undefined while something is missing. */
export function bodyOf(draft: RuleDraft): NewRule | undefined {
  const condition = conditionFrom(draft.condition)
  if (condition === undefined || missingOf(draft) !== undefined) return undefined
  const recipients: Recipients = draft.recipients === 'chosen' ? draft.people : draft.recipients
  return {
    name: draft.name.trim(),
    scope: draft.scope === 'tag' ? { kind: 'tag', tag: draft.tag } : draft.scope === 'products' ? { kind: 'products', product_ids: draft.products.map(({ id }) => id) } : { kind: 'all' },
    condition: condition as NewRule['condition'], // the type of the API ends at its depth, which the builder keeps
    confirm: draft.confirm,
    severity: draft.severity,
    cool_down_h: draft.coolDown,
    channels: draft.channels,
    recipients,
  }
}
