import { createHash } from 'node:crypto'
import { type Db, withTenant } from '#kernel/db'
import { AppError } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { removeFactSets, saveFactSet } from '#track/facts'
import { type Extent, type FactList, measureProduct } from '#track/measures'
import { findProduct } from '#track/tracking'
import { advise, codesOf, impactName, priorityOf } from './advice/advise.ts'
import type { Draft } from './advice/draft.ts'
import { codesFrom } from './measures/codes.ts'
import * as runs from './runs.repository.ts'
import type { Depth } from './suggestions.schema.ts'
import * as suggestions from './suggestions.repository.ts'
import { type ModelWords, type Writing, writeSuggestions } from './writing/write.service.ts'

export interface Progress {
  /** 0–100. */
  report: (percent: number) => Promise<void>
  signal: AbortSignal
}

export type Making = Pick<Services, 'config' | 'db' | 'systemDb' | 'log'>
export interface Made {
  run_id: string
  suggestions: number
  written_by: Writing['written_by']
  fallback_code: string | null
}

const EXTENT: Record<Depth, Extent> = { quick: 'page', standard: 'market', comprehensive: 'all' }
const gone = () => new AppError([410, 'PRODUCT_REMOVED'], 'The product was removed meanwhile')

/**
 * Makes the suggestions of a run: reads, computes, lets the model word it, and stores all of it in one transaction, or nothing.
 * @param alongside runs in that transaction; what it throws leaves everything as it was
 * @throws AppError 410 when the product is tracked no more
 */
export async function makeSuggestions(services: Making, run: runs.OpenRun, { report, signal }: Progress, alongside: (trx: Db, made: Made) => Promise<void> = async () => {}): Promise<Made> {
  const { tenant_id, depth, include_competitor_data, types, language } = run
  const now = new Date()
  const measures = await withTenant(services.db, tenant_id, async (trx) => {
    if ((await findProduct(trx, run.product_id)) === undefined) throw gone()
    return measureProduct(trx, { product_id: run.product_id, extent: EXTENT[depth], competitor_ids: include_competitor_data ? undefined : [], now })
  })
  await report(30)
  const drafts = advise({ measures, codes: codesFrom(measures), now }, types)
  await report(40)
  const writing = await whileReporting(report, () => writeSuggestions(services, { tenant_id, measures, drafts, now, depth, language, signal }))
  signal.throwIfAborted()
  return withTenant(services.db, tenant_id, async (trx) => {
    if ((await findProduct(trx, run.product_id)) === undefined) throw gone()
    const { fact_set_id } = await saveFactSet(trx, { tenant_id, kind: 'suggestions', product_id: run.product_id, facts: measures.facts })
    const { words: _, ...written } = writing
    const isOpen = await runs.complete(trx, run.id, { ...written, fact_set_id, score: measures.audit.measured_share === 0 ? null : measures.audit.score, now })
    if (!isOpen) throw new AppError([409, 'RUN_ENDED'], 'This run has ended already')
    const made = { run_id: run.id, suggestions: await replace(trx, run, { drafts, writing, list: measures }), written_by: writing.written_by, fallback_code: writing.fallback_code }
    await removeFactSets(trx, await runs.removeSpent(trx, run.product_id, run.id))
    await alongside(trx, made)
    return made
  })
}

/** What is implemented stays. What was dismissed is not said again, unless it is asked for. @returns how many are new */
async function replace(trx: Db, { tenant_id, id: run_id, product_id, types, is_again }: runs.OpenRun, { drafts, writing, list }: { drafts: readonly Draft[]; writing: Writing; list: FactList }): Promise<number> {
  await suggestions.removeReplaced(trx, product_id, { types, dismissed: is_again })
  const decided = new Set(await suggestions.listFingerprints(trx, product_id))
  const rows = drafts.map((draft) => rowOf(draft, writing.words.get(draft), { run_id, product_id, list })).filter(({ fingerprint }) => !decided.has(fingerprint))
  await suggestions.insertAll(trx, tenant_id, rows)
  return rows.length
}

function rowOf(draft: Draft, words: ModelWords | undefined, { list, ...place }: { run_id: string; product_id: string; list: FactList }): suggestions.NewRow {
  const { type, text, reasons, current_text, current_minor, suggested_minor, currency, impact_score, implementation_difficulty } = draft
  return {
    ...place, type, text_part: text, reason_parts: reasons, text_template: words?.text_template ?? null, reason_template: words?.reason_template ?? null, current_text,
    suggested_text: words?.suggested_text ?? draft.suggested_text, current_minor, suggested_minor, currency, fact_codes: codesOf(draft), priority: priorityOf(draft), impact_score, estimated_impact: impactName(impact_score),
    implementation_difficulty, fingerprint: fingerprintOf(draft, list),
  }
}

/** Of advice without a text of its own it is what was measured that makes it the same. */
function fingerprintOf(draft: Draft, list: FactList): string {
  const { type, text, suggested_text, suggested_minor, current_text } = draft
  const codes = new Set(codesOf(draft))
  const values = suggested_text === null && suggested_minor === null ? list.facts.filter(({ code }) => codes.has(code)).map(({ value }) => value) : []
  return createHash('sha256').update(JSON.stringify([type, text.code, suggested_text, suggested_minor, current_text, values])).digest('base64url')
}

const BEAT_MS = 400
const WRITING_FROM = 40
const WRITING_TO = 90

/** Reports while something long goes on: so it is heard at once when somebody cancels. */
async function whileReporting<T>(report: Progress['report'], work: () => Promise<T>): Promise<T> {
  let percent = WRITING_FROM
  const beat = setInterval(() => {
    percent += (WRITING_TO - percent) / 40
    report(percent).catch(() => {}) // the end of the work says what is wrong
  }, BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}
