import { cutPage } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { AppError, notFound } from '#kernel/errors'
import { getTask } from '#platform/tasks'
import { type Fact, readFactSet, renderParts } from '#track/facts'
import { findProduct } from '#track/tracking'
import { titleOf } from './analysis.words.ts'
import { Content, type Language, type Report, type ReportQuery, type ReportStatus, type ReportSummary, type Words } from './analysis.schema.ts'
import type { StoredWords } from './insights/insight.ts'
import { SENTENCES } from './insights/sentences.ts'
import * as reports from './reports.repository.ts'

/**
 * A report in the reader's language: the model's words when it wrote in it, else the computed sentences.
 * @throws AppError 404 for no such report, 409 while it is not done
 */
export async function readReport(trx: Db, id: string, language: Language): Promise<Report> {
  const row = await reports.find(trx, id)
  if (row === undefined) throw notFound('report')
  if (row.content === null || row.insights === null || row.fact_set_id === null) throw new AppError([409, 'REPORT_NOT_READY'], row.status === 'failed' || row.status === 'cancelled' ? 'The report was not finished' : 'The report is still being made')
  const { content: stored, insights, ...summary } = row
  const content = revive(stored)
  const facts = await readFactSet(trx, row.fact_set_id)
  const speak = (words: StoredWords): Words => wordsOf(words, facts, language)
  const isForeign = row.written_by === 'model' && row.language !== language
  const shown = isForeign ? (insights.computed ?? insights) : insights
  return {
    ...summary, ...(isForeign ? { written_by: 'computed' as const, fallback_code: 'OTHER_LANGUAGE', model: null } : {}), fact_set_id: row.fact_set_id, title: titleOf(language, row.report_type, content.product.name), content,
    summary: shown.summary.flatMap((words, index) => [...(index === 0 || language !== 'en' ? [] : [{ text: ' ' }]), ...speak(words)]),
    insights: shown.insights.map(({ kind, words }) => ({ kind, words: speak(words) })),
  }
}

function wordsOf(words: StoredWords, facts: readonly Fact[], language: Language): Words {
  const template = 'template' in words ? words.template : SENTENCES[words.code][language](words.with)
  const ids = new Map(facts.map(({ code, id }) => [code, id]))
  return renderParts(template, facts, language).map(({ text, code }) => ({ text, fact_id: code === undefined ? undefined : ids.get(code) }))
}

const TIMES = new Set(['at', 'fitted_at', 'observed_from', 'observed_to'])

/** Times are text in JSON. @throws ZodError when a stored report has not the shape it was stored in */
function revive(stored: unknown): Content {
  const read: unknown = JSON.parse(JSON.stringify(stored), (key, value: unknown) => (TIMES.has(key) && typeof value === 'string' ? new Date(value) : value))
  return Content.parse(read)
}

/** @throws AppError 404 for no such product */
export async function listReports(trx: Db, productId: string, query: ReportQuery) {
  if ((await findProduct(trx, productId)) === undefined) throw notFound('product')
  return cutPage(await reports.list(trx, productId, query), query, ({ created_at, analysis_id }) => ({ at: created_at, id: analysis_id }))
}

export async function getSummary(trx: Db, id: string): Promise<ReportSummary> {
  const row = await reports.find(trx, id)
  if (row === undefined) throw notFound('report')
  return row
}

const STATUS: Record<string, ReportStatus> = { queued: 'pending', running: 'running', succeeded: 'completed', failed: 'failed', cancelled: 'cancelled' }

/** A task of an analysis in the words of document A2. */
export async function getAnalysisTask(trx: Db, taskId: string) {
  const task = await getTask(trx, taskId)
  const report = await reports.findByTask(trx, taskId)
  if (report === undefined) throw notFound('analysis task')
  const status = STATUS[task.status] ?? 'pending'
  return { task_id: taskId, status, progress: task.progress, started_at: task.started_at, completed_at: task.completed_at, report_id: status === 'completed' ? report.analysis_id : null, error: task.error }
}
