import { z } from 'zod'
import { PageField, RuleName, Severity } from './alerts.schema.ts'

const MAX_DEPTH = 3
const MAX_LEAVES = 20

export const WatchedMetric = z.enum(['price', 'buy_box', 'bsr', 'rating', 'reviews', 'offers_new'])
export type WatchedMetric = z.infer<typeof WatchedMetric>
const isMoney = (metric: WatchedMetric) => metric === 'price' || metric === 'buy_box'
const currency = z.string().regex(/^[A-Z]{3}$/, 'has three capital letters').optional()
const value = z.number().nonnegative().max(1e12)

/** What the detector finds; all rules when none is named. */
const FindingLeaf = z.strictObject({ kind: z.literal('finding'), rules: z.array(RuleName).max(RuleName.options.length).default([]), min_severity: Severity.default('low') })
/** A value reaches a limit. Prices in minor units; a limit in one currency says nothing of products in another. */
const ThresholdLeaf = z.strictObject({ kind: z.literal('threshold'), metric: WatchedMetric, op: z.enum(['lte', 'gte']), value, currency })
  .refine(({ metric, currency: given }) => !isMoney(metric) || given !== undefined, { message: 'A limit of a price needs its currency', path: ['currency'] })
/** A value moves, against the look before, or against what it was a day or a week ago. 10 is 10 %. */
const ChangeLeaf = z.strictObject({
  kind: z.literal('change'), metric: WatchedMetric, direction: z.enum(['up', 'down', 'any']).default('any'), percent: z.number().positive().max(10_000).optional(), amount: value.positive().optional(), currency,
  against: z.enum(['previous', 'day', 'week']).default('previous'),
})
  .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), { message: 'Give either percent or amount', path: ['percent'] })
  .refine(({ metric, amount, currency: given }) => !isMoney(metric) || amount === undefined || given !== undefined, { message: 'An amount of a price needs its currency', path: ['currency'] })
/** Somebody else than these sellers has the buy box. */
const SellerLeaf = z.strictObject({ kind: z.literal('seller'), not_in: z.array(z.string().trim().min(1).max(40)).min(1).max(100) })
/** Words or pictures of the page changed; any field when none is named. */
const FieldLeaf = z.strictObject({ kind: z.literal('field'), fields: z.array(PageField).max(PageField.options.length).default([]) })
/** No good look at the page for two intervals. */
const StaleLeaf = z.strictObject({ kind: z.literal('stale') })

export const Leaf = z.discriminatedUnion('kind', [FindingLeaf, ThresholdLeaf, ChangeLeaf, SellerLeaf, FieldLeaf, StaleLeaf])
export type Leaf = z.infer<typeof Leaf>
export type LeafOf<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>

export type Condition = Leaf | { all: Condition[] } | { any: Condition[] }
const branch = (inner: z.ZodType<Condition>) => z.union([Leaf, z.strictObject({ all: z.array(inner).min(1).max(MAX_LEAVES) }), z.strictObject({ any: z.array(inner).min(1).max(MAX_LEAVES) })])
const nested = (depth: number): z.ZodType<Condition> => (depth === 0 ? Leaf : branch(nested(depth - 1)))
/** A tree of AND and OR, three levels at most. */
export const Condition: z.ZodType<Condition> = nested(MAX_DEPTH).refine((condition) => leavesOf(condition).length <= MAX_LEAVES, { message: `A condition has ${MAX_LEAVES} parts at most` })

export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  return 'any' in condition ? condition.any.flatMap(leavesOf) : [condition]
}

export const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('tag'), tag: z.string().trim().min(1).max(40) }),
  z.strictObject({ kind: z.literal('products'), product_ids: z.array(z.uuid()).min(1).max(1_000) }),
])
export type Scope = z.infer<typeof Scope>

const Channel = z.enum(['in_app', 'email', 'webhook'])
export const Recipients = z.union([z.enum(['members', 'admins']), z.array(z.uuid()).min(1).max(100)])
export type Recipients = z.infer<typeof Recipients>

const fields = {
  name: z.string().trim().min(1).max(200),
  scope: Scope,
  condition: Condition,
  confirm: z.enum(['at_once', 'twice']),
  /** Null: as the finding says. */
  severity: Severity.nullable(),
  cool_down_h: z.int().min(0).max(720),
  channels: z.array(Channel).max(3).transform((given) => [...new Set(given)]),
  recipients: Recipients,
  is_enabled: z.boolean(),
  muted_until: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).nullable(),
}
export const NewRule = z.strictObject({
  name: fields.name, scope: fields.scope.default({ kind: 'all' }), condition: fields.condition, confirm: fields.confirm.default('twice'), severity: fields.severity.default(null),
  cool_down_h: fields.cool_down_h.default(24), channels: fields.channels.default(['in_app']), recipients: fields.recipients.default('members'), is_enabled: fields.is_enabled.default(true), muted_until: fields.muted_until.default(null),
})
export type NewRule = z.output<typeof NewRule>
export const RuleChange = z.strictObject({
  name: fields.name.optional(), scope: fields.scope.optional(), condition: fields.condition.optional(), confirm: fields.confirm.optional(), severity: fields.severity.optional(), cool_down_h: fields.cool_down_h.optional(),
  channels: fields.channels.optional(), recipients: fields.recipients.optional(), is_enabled: fields.is_enabled.optional(), muted_until: fields.muted_until.optional(),
})
export type RuleChange = z.output<typeof RuleChange>

/** `condition` as it was given: its shape stands with NewRule. */
const shown = { scope: z.record(z.string(), z.unknown()), condition: z.record(z.string(), z.unknown()) }
export const Rule = z.object({
  id: z.uuid(), name: z.string(), is_default: z.boolean(), ...shown, confirm: fields.confirm, severity: Severity.nullable(), cool_down_h: z.int(), channels: z.array(Channel), recipients: Recipients,
  is_enabled: z.boolean(), muted_until: z.date().nullable(), created_at: z.date(), updated_at: z.date(),
})
export type Rule = z.infer<typeof Rule>
/** With the products of its scope that are still tracked. */
export const RuleDetail = Rule.extend({ products: z.array(z.object({ id: z.uuid(), asin: z.string(), marketplace: z.string(), name: z.string(), image_url: z.string().nullable() })) })
export const RuleParams = z.object({ rule_id: z.uuid() })
export const Mute = z.strictObject({ until: z.iso.datetime({ offset: true }).transform((text) => new Date(text)).nullable() })

/** What a firing is called where the detector has no name for it. */
export const IncidentRule = z.enum([...RuleName.options, 'threshold', 'change', 'seller_not_allowed'])
export type IncidentRule = z.infer<typeof IncidentRule>
