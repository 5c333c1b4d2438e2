import { z } from 'zod'
import type { Rules } from '../detector/rules.ts'
import { type Sample, withoutNonsense } from '../detector/sample.ts'
import { type Condition, type Leaf, leavesOf, WatchedMetric } from '../rules.schema.ts'
import { COLUMN, judge, LeafMemory, type Verdict, type View } from './leaf.ts'
import type { Matter } from './matter.ts'

const WEEK_MS = 7 * 24 * 3_600_000
/** More changes than this in a week are a source that jitters: the oldest are forgotten. */
const MOST_PAST = 500

/** What the rules remember of a product: its last values, shared, and what each rule has seen. */
export const RulesMemory = z.object({
  at: z.number().nullable(),
  currency: z.string().nullable(),
  seller: z.string().nullable(),
  now: z.partialRecord(WatchedMetric, z.number()),
  /** [time, value] of each change of the metrics that some rule compares with the past. */
  past: z.partialRecord(WatchedMetric, z.array(z.tuple([z.number(), z.number()]))),
  rules: z.record(z.string(), z.object({ version: z.number(), leaves: z.array(LeafMemory), holds: z.boolean() })),
})
export type RulesMemory = z.infer<typeof RulesMemory>
export const noMemory: RulesMemory = { at: null, currency: null, seller: null, now: {}, past: {}, rules: {} }

export interface EvaluatedRule {
  id: string
  version: number
  condition: Condition
  confirm: 'at_once' | 'twice'
}

/** What one rule says of one sample. */
export interface Firing<R extends EvaluatedRule = EvaluatedRule> {
  rule: R
  /** What is new; empty when the condition only ended. */
  news: Matter[]
  /** It held before and holds no more. */
  isOver: boolean
}

/** A condition of findings alone, where one suffices: what it tells is the finding, whichever rule asked. */
export const isPlain = (condition: Condition): boolean =>
  'all' in condition ? false : 'any' in condition ? condition.any.every(isPlain) : condition.kind === 'finding' || condition.kind === 'field' || condition.kind === 'stale'

/** What makes something believed, as for the detector's own findings. */
export type Belief = Pick<Rules, 'confirm' | 'silence_ms'>

/** One sample further for all rules of a product. Pure. `matters` are what the detector found in it. */
export function evaluate<R extends EvaluatedRule>(memory: RulesMemory, raw: Sample, { rules, matters, belief }: { rules: readonly R[]; matters: readonly Matter[]; belief: Belief }): { memory: RulesMemory; firings: Firing<R>[] } {
  const sample = withoutNonsense(raw)
  const at = raw.at.getTime()
  const currency = sample.currency ?? memory.currency
  const isOtherMoney = memory.currency !== null && currency !== memory.currency
  const known = isOtherMoney ? withoutPrices(memory) : memory
  const now = { ...known.now, ...numbersOf(sample) }
  const past = remember(known.past, { now, at, metrics: comparedWithPast(rules) })
  const seller = sample.buy_box_seller === undefined ? known.seller : sample.buy_box_seller
  const gap = memory.at === null ? 0 : Math.max(0, at - memory.at)
  const clock = { at, gap, elapsed: gap > belief.silence_ms ? 0 : gap }
  const view = { at, sample, currency, before: known.now, now, seller, matters, clock, past: (metric: WatchedMetric, time: number) => past[metric]?.findLast(([from]) => from <= time)?.[1] }
  const firings: Firing<R>[] = []
  const seen: RulesMemory['rules'] = {}
  for (const rule of rules) {
    const before = memory.rules[rule.id]
    const held = before?.version === rule.version ? before : undefined
    const { leaves, holds, news } = judgeTree(rule.condition, isOtherMoney ? withoutWaits(held?.leaves ?? []) : (held?.leaves ?? []), { ...view, need: rule.confirm === 'twice' ? belief.confirm : null })
    seen[rule.id] = { version: rule.version, leaves, holds }
    const isOver = held?.holds === true && !holds
    if ((holds && news.length > 0) || isOver) firings.push({ rule, news: holds ? news : [], isOver })
  }
  return { memory: { at, currency, seller, now, past, rules: seen }, firings }
}

function judgeTree(condition: Condition, memories: readonly LeafMemory[], view: View) {
  const verdicts = new Map<Leaf, Verdict>()
  const leaves = leavesOf(condition).map((leaf, index) => {
    const verdict = judge(leaf, memories[index] ?? {}, view)
    verdicts.set(leaf, verdict)
    return verdict.memory
  })
  const { holds, news } = combine(condition, verdicts)
  return { leaves, holds, news: [...new Set(news)] }
}

function combine(condition: Condition, verdicts: ReadonlyMap<Leaf, Verdict>): { holds: boolean; news: Matter[] } {
  if ('all' in condition) {
    const parts = condition.all.map((part) => combine(part, verdicts))
    const holds = parts.every((part) => part.holds)
    return { holds, news: holds ? parts.flatMap((part) => part.news) : [] }
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => combine(part, verdicts)).filter((part) => part.holds)
    return { holds: parts.length > 0, news: parts.flatMap((part) => part.news) }
  }
  const verdict = verdicts.get(condition)
  return { holds: verdict?.holds ?? false, news: verdict?.news ?? [] }
}

function numbersOf(sample: Sample): Partial<Record<WatchedMetric, number>> {
  const found: Partial<Record<WatchedMetric, number>> = {}
  for (const metric of WatchedMetric.options) {
    const value = sample[COLUMN[metric]]
    if (typeof value === 'number') found[metric] = value
  }
  return found
}

/** Another currency is another price: nothing is compared across. */
function withoutPrices(memory: RulesMemory): RulesMemory {
  const { price: _, buy_box: __, ...now } = memory.now
  const { price: ___, buy_box: ____, ...past } = memory.past
  return { ...memory, now, past }
}

const withoutWaits = (leaves: readonly LeafMemory[]): LeafMemory[] => leaves.map((leaf) => ({ ...leaf, base: undefined, pending: undefined }))

const comparedWithPast = (rules: readonly EvaluatedRule[]): Set<WatchedMetric> =>
  new Set(rules.flatMap(({ condition }) => leavesOf(condition)).flatMap((leaf) => (leaf.kind === 'change' && leaf.against !== 'previous' ? [leaf.metric] : [])))

function remember(past: RulesMemory['past'], { now, at, metrics }: { now: RulesMemory['now']; at: number; metrics: ReadonlySet<WatchedMetric> }): RulesMemory['past'] {
  const kept: RulesMemory['past'] = {}
  for (const metric of metrics) {
    const points = past[metric] ?? []
    const value = now[metric]
    const grown = value === undefined || points.at(-1)?.[1] === value ? points : [...points, [at, value] as [number, number]]
    // What was a week ago is the last change before then.
    const first = grown.findLastIndex(([from]) => from <= at - WEEK_MS)
    kept[metric] = grown.slice(Math.max(0, first, grown.length - MOST_PAST))
  }
  return kept
}
