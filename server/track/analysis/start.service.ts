import type { Db } from '#kernel/db'
import { AppError, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { isTaskOver, openTask } from '#platform/tasks'
import { addCompetitor } from '#track/competitors'
import { findProduct, findProductByAsin } from '#track/tracking'
import { analyseJob } from './analysis.job-types.ts'
import type { AnalysisStarted, Depth, NewAnalysis } from './analysis.schema.ts'
import * as reports from './reports.repository.ts'

const PRIORITY = { high: 1, medium: 2, low: 4 } as const
/** What a first one takes, in seconds; afterwards it is what the last ones took. */
const USUAL_S: Record<Depth, number> = { quick: 5, full: 60, deep: 120 }

export interface Asker {
  id: string | null
  tenant_id: string
}

/**
 * Opens the task of an analysis, and makes the pages given by address competitors. Asked again while it runs, the running one is the answer.
 * @throws AppError 404 for the product, 422 at `competitor_urls.<n>` for an address that is no product's
 */
export async function startAnalysis(trx: Db, asker: Asker, { product_id: productId, ...order }: NewAnalysis & { product_id: string; competitor_asins?: string[] }, { now, is_weekly = false }: { now: Date; is_weekly?: boolean }): Promise<AnalysisStarted> {
  const product = await findProduct(trx, productId)
  if (product === undefined) throw notFound('product')
  for (const [index, url] of order.competitor_urls.entries()) await addRival(trx, asker, { productId, named: { url }, field: `competitor_urls.${index}` })
  for (const [index, asin] of (order.competitor_asins ?? []).entries()) await addRival(trx, asker, { productId, named: { asin }, field: `competitor_asins.${index}` })
  await endCancelled(trx, productId, order)
  const report_id = await reports.insert(trx, {
    tenant_id: asker.tenant_id, product_id: productId, report_type: order.report_type, analysis_type: order.analysis_type, competitor_ids: order.competitor_ids ?? null, language: order.language, is_weekly, created_by: asker.id,
  })
  const usual_ms = (await reports.medianDuration(trx, order.analysis_type)) ?? USUAL_S[order.analysis_type] * 1000
  if (report_id === undefined) return joinOpen(trx, productId, order, { now, usual_ms })
  const task_id = await openTask(trx, {
    tenant_id: asker.tenant_id, ...(asker.id === null ? {} : { created_by: asker.id }), kind: 'analysis', title: `Analyse ${product.asin}`, priority: PRIORITY[order.priority],
    params: { product_id: productId, asin: product.asin, analysis_type: order.analysis_type, report_type: order.report_type, analysis_id: report_id }, job: analyseJob, payload: { report_id },
  })
  await reports.setTask(trx, report_id, task_id)
  await record(trx, { tenant_id: asker.tenant_id, ...(asker.id === null ? {} : { actor_id: asker.id }), action: 'analysis.started', subject: `product:${productId}`, detail: { analysis_id: report_id, analysis_type: order.analysis_type } })
  return { task_id, analysis_id: report_id, message: 'Competitor analysis task started', estimated_completion: new Date(now.getTime() + usual_ms) }
}

/** An analysis whose task has ended is not joined, even before anybody was told of the end. */
async function endCancelled(trx: Db, productId: string, { report_type }: NewAnalysis): Promise<void> {
  const open = await reports.findOpen(trx, productId, report_type)
  if (open?.task_id != null && (await isTaskOver(trx, open.task_id))) await reports.endByTask(trx, open.task_id, 'cancelled')
}

async function joinOpen(trx: Db, productId: string, { report_type }: NewAnalysis, { now, usual_ms }: { now: Date; usual_ms: number }): Promise<AnalysisStarted> {
  const open = await reports.findOpen(trx, productId, report_type)
  if (open?.task_id == null) throw new AppError([409, 'ANALYSIS_RUNNING'], 'Another analysis of this product has just ended: ask again', { retryAfter: 1 })
  return { task_id: open.task_id, analysis_id: open.analysis_id, message: 'An analysis of this product is running already', estimated_completion: new Date(Math.max(now.getTime(), open.created_at.getTime() + usual_ms)) }
}

/** A page that is a competitor already stays one. */
async function addRival(trx: Db, { id, tenant_id }: Asker, { productId, named, field }: { productId: string; named: { url: string } | { asin: string }; field: string }): Promise<void> {
  if (id === null) throw new Error('only people name competitors')
  try {
    await addCompetitor(trx, { id, tenant_id }, productId, { ...named, relationship_type: 'direct' })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'ALREADY_COMPETITOR') throw new AppError([error.status, error.code], error.message, { field, cause: error })
  }
}

/** The one product of this tenant with an ASIN, as document A1 names it. */
export async function productOfAsin(trx: Db, asin: string): Promise<string> {
  const [product, another] = await findProductByAsin(trx, asin.trim().toUpperCase())
  if (product === undefined) throw refused('PRODUCT_UNKNOWN', `There is no product ${asin.slice(0, 40)}`, 'main_product_asin')
  if (another !== undefined) throw refused('PRODUCT_AMBIGUOUS', 'This ASIN is tracked on several marketplaces: ask by the product’s id', 'main_product_asin')
  return product.id
}
