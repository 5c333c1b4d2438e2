import type { Db } from '#kernel/db'
import { notFound } from '#kernel/errors'
import { getTask } from '#platform/tasks'
import { findExperimentsOf } from '#track/experiments'
import { codesIn, type Fact, readFactSet } from '#track/facts'
import { auditPage, productTypeOf } from '#track/quality'
import { findProduct, type Page, readPages } from '#track/tracking'
import { isAlive } from './order.service.ts'
import * as runs from './runs.repository.ts'
import * as suggestions from './suggestions.repository.ts'
import type { Language, Piece, ProductSuggestions, Suggestion, SuggestionQuery, SuggestionTask } from './suggestions.schema.ts'
import { wordSentences } from './words/suggestions.words.ts'
import { piecesOf } from './writing/pieces.ts'

/** The suggestions for a product, those to do first, first. @throws AppError 404 when the tenant has no such product */
export async function listSuggestions(trx: Db, productId: string, { language, status, type }: SuggestionQuery, now: Date): Promise<ProductSuggestions> {
  const product = await findProduct(trx, productId)
  if (product === undefined) throw notFound('product')
  const newest = await runs.findNewest(trx, productId)
  const task = await runs.peekTask(trx, productId)
  const { generated_at, ...run } = newest ?? { generated_at: null }
  return {
    product_id: productId, generated_at, run: 'run_id' in run ? run : null, running_task_id: task !== null && (await isAlive(trx, task)) ? task : null,
    suggestions: await describe(trx, await suggestions.list(trx, { product_id: productId, status, type }), { language, now }),
  }
}

/** @throws AppError 404 */
export async function getSuggestion(trx: Db, id: string, reading: Reading): Promise<Suggestion> {
  const row = await suggestions.find(trx, id)
  const [one] = row === undefined ? [] : await describe(trx, [row], reading)
  if (one === undefined) throw notFound('suggestion')
  return one
}

/** How an order stands. @throws AppError 404 for a task that makes no suggestions */
export async function getSuggestionTask(trx: Db, taskId: string): Promise<SuggestionTask> {
  const { id, kind, params, status, progress, error, result, created_at, completed_at } = await getTask(trx, taskId)
  if (kind !== 'suggestion') throw notFound('task')
  return { task_id: id, product_id: String(params.product_id), status, progress, error, result, created_at, completed_at }
}

export const listOfTask = async (trx: Db, taskId: string, reading: Reading): Promise<Suggestion[]> => describe(trx, await suggestions.list(trx, { task_id: taskId }), reading)

interface Reading {
  language: Language
  now: Date
}

async function describe(trx: Db, rows: readonly suggestions.Row[], { language, now }: Reading): Promise<Suggestion[]> {
  const sets = new Map<string, Fact[]>()
  for (const id of new Set(rows.map((row) => row.fact_set_id))) sets.set(id, await readFactSet(trx, id))
  const pages = await pagesOf(trx, rows)
  const experiments = await findExperimentsOf(trx, rows.map((row) => row.id))
  return rows.map((row) => show(row, { facts: sets.get(row.fact_set_id) ?? [], page: pages.get(row.product_id), experiment_id: experiments.get(row.id) ?? null, language, now }))
}

async function pagesOf(trx: Db, rows: readonly suggestions.Row[]): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>()
  for (const id of new Set(rows.map((row) => row.product_id))) {
    const product = await findProduct(trx, id)
    const page = product === undefined ? undefined : (await readPages(trx, [product.listing_id])).get(product.listing_id)
    if (page !== undefined) pages.set(id, page)
  }
  return pages
}

interface Ground extends Reading {
  facts: readonly Fact[]
  page: Page | undefined
  experiment_id: string | null
}

/** The model's words where it wrote in the reader's language, else the computed ones. */
function show(row: suggestions.Row, { facts, page, experiment_id, language, now }: Ground): Suggestion {
  const isWritten = row.language === language && row.text_template !== null && row.reason_template !== null
  const templates = isWritten ? [row.text_template ?? '', row.reason_template ?? ''] : [wordSentences([row.text_part], language), wordSentences(row.reason_parts, language)]
  const [text_pieces = [], reason_pieces = []] = templates.map((template) => piecesOf(template, facts, language))
  const codes = new Set([...row.fact_codes, ...templates.flatMap(codesIn)])
  const { type, current_text, suggested_text, current_minor, suggested_minor, currency, priority, impact_score, estimated_impact, implementation_difficulty, status, edited_at, implemented_at, created_at } = row
  return {
    suggestion_id: row.id, product_id: row.product_id, type, suggestion_text: textOf(text_pieces), reason: textOf(reason_pieces), text_pieces, reason_pieces, current_text, suggested_text, current_minor, suggested_minor, currency,
    priority, impact_score, estimated_impact, implementation_difficulty, status, written_by: isWritten ? 'model' : 'computed', problems: page === undefined ? [] : problemsOf(row, page, now),
    facts: facts.filter(({ code }) => codes.has(code)), experiment_id, edited_at, implemented_at, created_at,
  }
}

const textOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')

/** The rules that the suggested text itself would break, by their ids. */
function problemsOf({ type, suggested_text }: suggestions.Row, page: Page, now: Date): string[] {
  if (suggested_text === null) return []
  const changed = type === 'title' ? { title: suggested_text } : type === 'bullets' ? { bullets: suggested_text.split('\n') } : type === 'description' ? { description: suggested_text } : {}
  const { checks } = auditPage({ ...page, ...changed }, { now, product_type: productTypeOf(page), search_terms: type === 'keywords' ? suggested_text : null })
  const section = type === 'keywords' ? 'search_terms' : type
  return checks.filter((check) => check.section === section && check.status === 'fail' && check.id !== 'description.a_plus').map(({ id }) => id)
}
