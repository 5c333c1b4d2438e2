import { setImmediate as breathe } from 'node:timers/promises'
import type { Db } from '#kernel/db'
import { enqueue } from '#kernel/jobs'
import { describeProducts, listContentChanges, readSamples } from '#track/tracking'
import type { Finding } from './alerts.schema.ts'
import { detect, type DetectorState, newState } from './detector/detector.ts'
import { DEFAULT_RULES, type Rules } from './detector/rules.ts'
import type { Sample } from './detector/sample.ts'
import { listWorking } from './ensure-rules.service.ts'
import { type Belief, evaluate, type Firing, isPlain, noMemory, type RulesMemory } from './evaluate/evaluate.ts'
import type { Matter } from './evaluate/matter.ts'
import { lookAtPage, type PageState } from './page/page.ts'
import { rebuildWatch } from './rebuild.job-type.ts'
import { type Place, recordMatters, recover } from './record-matters.service.ts'
import type { RuleRow } from './rules.repository.ts'
import type { Scope } from './rules.schema.ts'
import * as watches from './watch.repository.ts'

/**
 * More samples than this are not read inside an event: a job rebuilds the state. Hundreds of events are one transaction, and live
 * updates wait for it: a history that was just fetched has thousands.
 */
const MOST_IN_EVENT = 500
const BREATH = 500
/** What a rule is shown of the past before it tells anything. */
export const WARM_UP_MS = 8 * 24 * 3_600_000

export interface Observation extends Place {
  listing_id: string
  at: Date
  hasNewContent: boolean
}

/** How the looks of this installation are told apart: an hour of the sandbox's world may be a minute. */
export const rulesAt = (worldSpeed: number): Rules => ({ ...DEFAULT_RULES, confirm: { ...DEFAULT_RULES.confirm, apart_ms: DEFAULT_RULES.confirm.apart_ms / worldSpeed } })

/**
 * Looks at what was stored of a product since the last time, and records what is worth telling. Safe to repeat, and in any
 * order: what is older than the state, or of the past before there was one, is learned silently.
 */
export async function observe(trx: Db, seen: Observation, worldSpeed: number): Promise<void> {
  const rules = rulesAt(worldSpeed)
  const watch = await watches.lock(trx, seen)
  if (watch.is_rebuilding) return // the job reads all that is stored until it ends
  const lookedUntil = watch.state?.at ?? null
  const isLate = lookedUntil !== null && seen.at.getTime() < lookedUntil
  const known = isLate ? null : watch.state
  const isFirst = watch.memory.at === undefined
  const at = isLate ? new Date(lookedUntil + 1) : seen.at
  const learned = known ?? (await learn(trx, { listing_id: seen.listing_id, at }, { rules, most: MOST_IN_EVENT }))
  // Whoever was told nothing of the past need not be spared a repetition of it.
  const state = learned !== undefined && isFirst ? { ...learned, told: {} } : learned
  if (state === undefined) {
    await watches.update(trx, seen.product_id, { state: null, is_rebuilding: true })
    await enqueue(trx, rebuildWatch, { tenant_id: seen.tenant_id, product_id: seen.product_id, listing_id: seen.listing_id, at: at.toISOString() })
    return
  }
  if (watch.stale_since !== null && !isLate) await recover(trx, seen, { rule: 'stale_data' }, seen.at)
  const working = await inScope(trx, await listWorking(trx, seen.tenant_id), seen.product_id)
  const memory = await warmUp(trx, seen, { memory: { ...noMemory, ...watch.memory }, rules: working, from: state.at, belief: rules })
  const looked = await lookAll(trx, seen, { isFirst, state, memory, page: watch.page, working, rules })
  await watches.update(trx, seen.product_id, { state: looked.state, memory: looked.memory, page: looked.page, stale_since: isLate ? watch.stale_since : null })
  await tell(trx, seen, looked.firings)
}

interface Known {
  /** Nothing was looked at before. */
  isFirst: boolean
  state: DetectorState
  memory: RulesMemory
  page: PageState | null
  working: RuleRow[]
  rules: Rules
}

/** The samples after the state, each with what the detector and the rules say of it; the page with the newest. */
async function lookAll(trx: Db, seen: Observation, { isFirst, state, memory, page, working, rules }: Known) {
  const after = state.at === null ? {} : { from: new Date(state.at + 1) }
  const samples: Sample[] = []
  for await (const sample of readSamples(trx, seen.listing_id, after)) samples.push(sample)
  const looked = await lookAgain(trx, seen, { page, isFirst, apartMs: rules.confirm.apart_ms })
  const firings: Firing<RuleRow>[] = []
  const last = samples.length - 1
  for (const [index, sample] of (last < 0 ? [{ at: seen.at }] : samples).entries()) {
    const found: { state: DetectorState; findings: Finding[] } = last < 0 ? { state, findings: [] } : detect(state, sample, rules)
    state = found.state
    const matters: Matter[] = [...found.findings, ...(index === Math.max(0, last) && looked.matter !== undefined ? [looked.matter] : [])]
    if (last < 0 && matters.length === 0) break
    const judged = evaluate(memory, sample, { rules: working, matters, belief: rules })
    memory = judged.memory
    firings.push(...judged.firings)
  }
  return { state, memory, page: looked.page, firings }
}

/** The page's words are read where there are new ones, and at the first look; a change that waits to be believed is looked at again. */
async function lookAgain(trx: Db, { listing_id, at, hasNewContent }: Observation, { page, isFirst, apartMs }: { page: PageState | null; isFirst: boolean; apartMs: number }) {
  const versions = hasNewContent || isFirst ? await listContentChanges(trx, listing_id, page === null ? {} : { after: new Date(page.at) }) : []
  return lookAtPage(page, { at, versions: versions.filter(({ source }) => source === 'crawl') }, { apartMs })
}

/**
 * The detector's state just before an observation, from the stored history; nothing is told.
 * @returns undefined when the history is longer than `most`
 */
export async function learn(trx: Db, { listing_id, at }: Pick<Observation, 'listing_id' | 'at'>, { rules, most }: { rules: Rules; most: number }): Promise<DetectorState | undefined> {
  let state = newState()
  let count = 0
  for await (const sample of readSamples(trx, listing_id, { to: new Date(at.getTime() - 1) })) {
    if (++count > most) return undefined
    if (count % BREATH === 0) await breathe()
    state = detect(state, sample, rules).state
  }
  return state
}

/** Shows the last week to rules that have not seen it: what was so before they were made is not news. */
async function warmUp(trx: Db, { listing_id, at }: Observation, { memory, rules, from, belief }: { memory: RulesMemory; rules: RuleRow[]; from: number | null; belief: Belief }): Promise<RulesMemory> {
  const fresh = rules.filter((rule) => memory.rules[rule.id]?.version !== rule.version && !isPlain(rule.condition))
  if (fresh.length === 0) return memory
  const until = Math.min(from ?? Number.POSITIVE_INFINITY, at.getTime() - 1)
  let warmed = noMemory
  for await (const sample of readSamples(trx, listing_id, { from: new Date(until - WARM_UP_MS), to: new Date(until) })) {
    warmed = evaluate(warmed, sample, { rules: fresh, matters: [], belief }).memory
  }
  const isFirst = memory.at === null
  return { ...(isFirst ? warmed : memory), past: { ...warmed.past, ...memory.past }, rules: { ...memory.rules, ...warmed.rules } }
}

/** What was told of a product by its rules; a muted rule says nothing. */
async function tell(trx: Db, seen: Observation, firings: readonly Firing<RuleRow>[]): Promise<void> {
  for (const { rule, isOver } of firings) if (isOver) await recover(trx, seen, { ruleId: rule.id }, seen.at)
  const heard = firings.filter(({ rule, news }) => news.length > 0 && (rule.muted_until === null || rule.muted_until <= seen.at))
  await recordMatters(trx, seen, heard.flatMap(({ rule, news }) => news.map((matter) => ({ rule, matter }))))
}

/** The rules that are about a product. */
export async function inScope<R extends { scope: Scope }>(trx: Db, rules: readonly R[], productId: string): Promise<R[]> {
  const asksTags = rules.some(({ scope }) => scope.kind === 'tag')
  const tags = asksTags ? ((await describeProducts(trx, [productId]))[0]?.tags ?? []) : []
  return rules.filter(({ scope }) => scope.kind === 'all' || (scope.kind === 'tag' ? tags.includes(scope.tag) : scope.product_ids.includes(productId)))
}
