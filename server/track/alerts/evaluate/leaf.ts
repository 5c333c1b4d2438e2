import { z } from 'zod'
import { Severity } from '../alerts.schema.ts'
import { type Clock, type Confirmation, isConfirmed, Pending, stands } from '../detector/confirmation.ts'
import type { Sample } from '../detector/sample.ts'
import type { Leaf, LeafOf, WatchedMetric } from '../rules.schema.ts'
import type { Matter } from './matter.ts'

/** Two moments count as one matter within this: "the price fell and the rank rose". */
const TOGETHER_MS = 24 * 3_600_000
const DAY_MS = 24 * 3_600_000
/** A value must leave a limit by this much before reaching it is news again. */
const HYSTERESIS = 0.02

/** What a leaf remembers of a product. */
export const LeafMemory = z.object({
  /** Of a condition that lasts: it stands. */
  on: z.boolean().optional(),
  /** Of a condition that is not yet believed, and the value it began from. */
  pending: Pending.optional(),
  base: z.number().optional(),
  /** Who was told to have the buy box. */
  seller: z.string().optional(),
  /** Of a moment: when it last was. */
  last_at: z.number().optional(),
})
export type LeafMemory = z.infer<typeof LeafMemory>

export interface View {
  at: number
  sample: Sample
  currency: string | null
  /** The numbers before this sample, and those that are known now. */
  before: Partial<Record<WatchedMetric, number>>
  now: Partial<Record<WatchedMetric, number>>
  /** What a metric was at a time; undefined when it is not known. */
  past(metric: WatchedMetric, at: number): number | undefined
  seller: string | null
  matters: readonly Matter[]
  clock: Clock
  /** What makes a condition believed; null when it is at once. */
  need: Confirmation | null
}

/** What a leaf says: whether it holds, and what is new about it. */
export interface Verdict {
  memory: LeafMemory
  holds: boolean
  news: Matter[]
}

export function judge(leaf: Leaf, memory: LeafMemory, view: View): Verdict {
  switch (leaf.kind) {
    case 'finding':
      return moment(memory, view, view.matters.filter((matter) => (leaf.rules.length === 0 || leaf.rules.some((rule) => rule === matter.rule)) && rank(matter.severity) >= rank(leaf.min_severity)))
    case 'field':
      return moment(memory, view, view.matters.filter(({ rule, fields }) => rule === 'listing_changed' && (leaf.fields.length === 0 || fields?.some(({ field }) => leaf.fields.includes(field)))))
    case 'stale':
      return moment(memory, view, view.matters.filter(({ rule }) => rule === 'stale_data'))
    case 'threshold':
      return threshold(leaf, memory, view)
    case 'seller':
      return seller(leaf, memory, view)
    case 'change':
      return leaf.against === 'previous' ? step(leaf, memory, view) : drift(leaf, memory, view)
  }
}

const rank = (severity: Severity) => Severity.options.indexOf(severity)

function moment({ last_at }: LeafMemory, { at }: View, news: Matter[]): Verdict {
  const since = news.length > 0 ? at : last_at
  const holds = since !== undefined && at - since < TOGETHER_MS
  return { memory: holds ? { last_at: since } : {}, holds, news }
}

function threshold(leaf: LeafOf<'threshold'>, memory: LeafMemory, view: View): Verdict {
  const value = valueOf(leaf, view)
  if (value === undefined) return { memory, holds: memory.on === true, news: [] }
  const slack = Math.abs(leaf.value) * HYSTERESIS
  const isMet = leaf.op === 'lte' ? value <= leaf.value : value >= leaf.value
  const isLeft = leaf.op === 'lte' ? value > leaf.value + slack : value < leaf.value - slack
  const news = () => matterOf(view, { rule: 'threshold', reason_code: 'limit_reached', direction: leaf.op === 'lte' ? 'down' : 'up', metric: leaf.metric, before: view.before[leaf.metric] ?? null, after: value, facts: { limit: leaf.value } })
  return lasting(memory, view, { isMet, isLeft, isSeen: isSeen(leaf.metric, view.sample), news })
}

/** A condition that lasts: news when it begins to stand, quiet until it has left. */
function lasting(memory: LeafMemory, view: View, { isMet, isLeft, isSeen: seen, news }: { isMet: boolean; isLeft: boolean; isSeen: boolean; news: () => Matter }): Verdict {
  if (memory.on === true) return { memory: isLeft ? { on: false } : memory, holds: !isLeft, news: [] }
  if (!isMet) return { memory: { on: false }, holds: false, news: [] }
  const pending = believed(memory.pending, seen, view)
  if (pending !== true) return { memory: { ...memory, pending }, holds: false, news: [] }
  // The first look of all tells nothing: it was so before anybody asked.
  return { memory: { on: true }, holds: true, news: memory.on === undefined ? [] : [news()] }
}

/** True, or what is still waited for: a second look that shows it, or that it held for hours of a source that tells only of changes. */
function believed(pending: Pending | undefined, seen: boolean, { clock, need }: View): Pending | true {
  if (need === null) return true
  const grown = stands(pending ?? null, seen, { clock, need })
  return isConfirmed(grown, need) || grown
}

function seller({ not_in }: LeafOf<'seller'>, memory: LeafMemory, view: View): Verdict {
  const { seller: holder, sample } = view
  if (holder === null || not_in.includes(holder)) return { memory: { on: false }, holds: false, news: [] }
  const isOther = memory.on === true && memory.seller !== holder
  const news = () => matterOf(view, { rule: 'seller_not_allowed', reason_code: 'seller_not_allowed', direction: 'none', metric: 'buy_box_seller', before: memory.seller ?? null, after: holder, facts: {} })
  const verdict = lasting(isOther ? { ...memory, on: false } : memory, view, { isMet: true, isLeft: false, isSeen: sample.buy_box_seller !== undefined, news })
  return { ...verdict, memory: { ...verdict.memory, ...(verdict.holds ? { seller: holder } : {}) } }
}

/** Against the look before. With confirmation the value must stay away from there. */
function step(leaf: LeafOf<'change'>, memory: LeafMemory, view: View): Verdict {
  const value = valueOf(leaf, view)
  const seen = isSeen(leaf.metric, view.sample)
  const waits = value !== undefined && memory.base !== undefined && moved(leaf, memory.base, value)
  const base = waits ? memory.base : seen ? view.before[leaf.metric] : undefined
  if (value === undefined || base === undefined || !moved(leaf, base, value)) return moment(memory, view, [])
  const pending = believed(waits ? memory.pending : undefined, seen, view)
  if (pending === true) return moment(memory, view, [movement(leaf, view, { before: base, after: value })])
  const verdict = moment(memory, view, [])
  return { ...verdict, memory: { ...verdict.memory, base, pending } }
}

/** Against a day or a week ago: stands while the value is away from what it was then, until half of it is gone. */
function drift(leaf: LeafOf<'change'>, memory: LeafMemory, view: View): Verdict {
  const value = valueOf(leaf, view)
  const before = view.past(leaf.metric, view.at - (leaf.against === 'day' ? DAY_MS : 7 * DAY_MS))
  if (value === undefined || before === undefined) return { memory: memory.on === undefined ? { on: false } : memory, holds: memory.on === true, news: [] }
  const news = () => movement(leaf, view, { before, after: value })
  return lasting(memory, view, { isMet: moved(leaf, before, value), isLeft: !moved(leaf, before, value, 0.5), isSeen: isSeen(leaf.metric, view.sample), news })
}

function moved({ direction, percent, amount }: LeafOf<'change'>, before: number, after: number, share = 1): boolean {
  if ((direction === 'up' && after <= before) || (direction === 'down' && after >= before) || after === before) return false
  const delta = Math.abs(after - before)
  // A part in a billion for the rounding: 10 % of 1,990 is 199.
  return amount === undefined ? before !== 0 && delta * 100 >= (percent ?? 0) * share * before * (1 - 1e-9) : delta >= amount * share
}

function movement({ metric, percent, amount }: LeafOf<'change'>, view: View, { before, after }: { before: number; after: number }): Matter {
  return matterOf(view, { rule: 'change', reason_code: 'moved_by', direction: after > before ? 'up' : 'down', metric, before, after, facts: { ...(percent === undefined ? {} : { percent }), ...(amount === undefined ? {} : { amount }) } })
}

/** The number that a leaf asks for; undefined when it is not known, or in another currency. */
function valueOf(leaf: LeafOf<'threshold'> | LeafOf<'change'>, { now, currency }: View): number | undefined {
  return leaf.currency !== undefined && leaf.currency !== currency ? undefined : now[leaf.metric]
}

export const COLUMN = { price: 'price_minor', buy_box: 'buy_box_minor', bsr: 'bsr', rating: 'rating', reviews: 'reviews', offers_new: 'offers_new' } as const satisfies Record<WatchedMetric, keyof Sample>
const isSeen = (metric: WatchedMetric, sample: Sample) => typeof sample[COLUMN[metric]] === 'number'

function matterOf({ sample, currency }: View, matter: Omit<Matter, 'at' | 'currency' | 'severity' | 'change'>): Matter {
  const { before, after } = matter
  const change = typeof before === 'number' && typeof after === 'number' && before !== 0 ? (after - before) / before : null
  return { ...matter, at: sample.at, currency, severity: 'medium', change }
}
