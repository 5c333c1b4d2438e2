import { decimalsOf, majorUnits } from '../../format.ts'
import { type Condition, isMoney, type Leaf, type LeafOf, type Metric, type Mode } from './condition.ts'

/** A condition while it is written: numbers are the text of their inputs, and what another kind needs is kept. */
export interface LeafDraft {
  key: string
  kind: Leaf['kind']
  metric: Metric
  op: LeafOf<'threshold'>['op']
  limit: string
  currency: string
  direction: NonNullable<LeafOf<'change'>['direction']>
  by: string
  unit: 'percent' | 'amount'
  against: NonNullable<LeafOf<'change'>['against']>
  findings: NonNullable<LeafOf<'finding'>['rules']>
  minSeverity: NonNullable<LeafOf<'finding'>['min_severity']>
  sellers: string
  fields: NonNullable<LeafOf<'field'>['fields']>
}
export interface GroupDraft {
  key: string
  mode: Mode
  parts: (LeafDraft | GroupDraft)[]
}
export const isGroup = (part: LeafDraft | GroupDraft): part is GroupDraft => 'parts' in part

/** The server's own limits. */
export const MAX_DEPTH = 3
export const MAX_LEAVES = 20

export const newLeaf = (more: Partial<LeafDraft> = {}): LeafDraft => ({
  key: crypto.randomUUID(), kind: 'finding', metric: 'price', op: 'lte', limit: '', currency: 'USD', direction: 'down', by: '10', unit: 'percent', against: 'previous', findings: [], minSeverity: 'low', sellers: '', fields: [], ...more,
})
export const newGroup = (parts: GroupDraft['parts'] = [newLeaf()], mode: Mode = 'all'): GroupDraft => ({ key: crypto.randomUUID(), mode, parts })

export const countLeaves = (part: LeafDraft | GroupDraft): number => (isGroup(part) ? part.parts.reduce((sum, each) => sum + countLeaves(each), 0) : 1)

/** The root is always a group, also of one. */
export function draftOf(condition: Condition): GroupDraft {
  const part = partOf(condition)
  return isGroup(part) ? part : newGroup([part])
}

function partOf(condition: Condition): LeafDraft | GroupDraft {
  if ('all' in condition) return newGroup(condition.all.map(partOf), 'all')
  if ('any' in condition) return newGroup(condition.any.map(partOf), 'any')
  return leafDraft(condition)
}

function leafDraft(leaf: Leaf): LeafDraft {
  const major = (value: number, metric: Metric, currency = 'USD') => String(isMoney(metric) ? majorUnits(value, currency) : value)
  switch (leaf.kind) {
    case 'finding':
      return newLeaf({ kind: 'finding', findings: leaf.rules ?? [], minSeverity: leaf.min_severity ?? 'low' })
    case 'threshold':
      return newLeaf({ kind: 'threshold', metric: leaf.metric, op: leaf.op, limit: major(leaf.value, leaf.metric, leaf.currency), currency: leaf.currency ?? 'USD' })
    case 'change':
      return newLeaf({
        kind: 'change', metric: leaf.metric, direction: leaf.direction ?? 'any', against: leaf.against ?? 'previous', currency: leaf.currency ?? 'USD',
        ...(leaf.amount === undefined ? { unit: 'percent', by: String(leaf.percent ?? '') } : { unit: 'amount', by: major(leaf.amount, leaf.metric, leaf.currency) }),
      })
    case 'seller':
      return newLeaf({ kind: 'seller', sellers: leaf.not_in.join(', ') })
    case 'field':
      return newLeaf({ kind: 'field', fields: leaf.fields ?? [] })
    case 'stale':
      return newLeaf({ kind: 'stale' })
  }
}

/** Undefined while a part of it is not filled in. A group of one is what is in it. */
export function conditionFrom(part: LeafDraft | GroupDraft): Condition | undefined {
  if (!isGroup(part)) return leafFrom(part)
  const inner = part.parts.map(conditionFrom).filter((each) => each !== undefined)
  if (inner.length < part.parts.length) return undefined
  if (inner.length <= 1) return inner[0]
  return part.mode === 'all' ? { all: inner } : { any: inner }
}

function leafFrom(draft: LeafDraft): Leaf | undefined {
  const { kind, metric, currency } = draft
  const isPrice = isMoney(metric)
  const priced = isPrice ? { currency } : {}
  const minor = (text: string) => (isPrice ? Math.round(Number(text) * 10 ** decimalsOf(currency)) : Number(text))
  switch (kind) {
    case 'finding':
      return { kind, rules: draft.findings, min_severity: draft.minSeverity }
    case 'threshold':
      return isNumber(draft.limit) ? { kind, metric, op: draft.op, value: minor(draft.limit), ...priced } : undefined
    case 'change': {
      if (!isNumber(draft.by) || Number(draft.by) <= 0) return undefined
      const { direction, against } = draft
      return draft.unit === 'percent' ? { kind, metric, direction, against, percent: Number(draft.by) } : { kind, metric, direction, against, amount: minor(draft.by), ...priced }
    }
    case 'seller': {
      const not_in = sellersOf(draft.sellers)
      return not_in.length > 0 ? { kind, not_in } : undefined
    }
    case 'field':
      return { kind, fields: draft.fields }
    case 'stale':
      return { kind }
  }
}

const isNumber = (text: string) => text.trim() !== '' && Number(text) >= 0
export const sellersOf = (text: string): string[] => [...new Set(text.split(/[\s,;、，]+/).filter((seller) => seller !== ''))]
