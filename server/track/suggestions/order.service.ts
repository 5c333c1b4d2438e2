import type { Db } from '#kernel/db'
import { conflict, notFound } from '#kernel/errors'
import { getTask, openTask } from '#platform/tasks'
import { findProduct } from '#track/tracking'
import * as runs from './runs.repository.ts'
import { makeJob } from './suggestions.job-types.ts'
import { type Order, TYPES } from './suggestions.schema.ts'

interface Asker {
  tenant_id: string
  created_by: string
  /** What was dismissed may be offered again. */
  is_again: boolean
}

/**
 * Opens a task that makes suggestions. The same order while one is under way gets that one's task.
 * @throws AppError 404, or 409 SUGGESTIONS_RUNNING when another order is under way for this product
 */
export async function orderSuggestions(trx: Db, productId: string, order: Order, asker: Asker): Promise<{ task_id: string; message: string }> {
  const product = await findProduct(trx, productId)
  if (product === undefined) throw notFound('product')
  const { suggestion_types, analysis_depth: depth, include_competitor_data, language } = order
  const types = TYPES.filter((type) => suggestion_types === undefined || suggestion_types.includes(type))
  const wanted = { ...asker, product_id: productId, task_id: null, depth, include_competitor_data, types, language }
  const run = (await runs.open(trx, wanted)) ?? (await takeOver(trx, wanted))
  if ('running' in run) return { task_id: run.running, message: 'These suggestions are being made already' }
  const task_id = await openTask(trx, {
    tenant_id: asker.tenant_id, created_by: asker.created_by, kind: 'suggestion', title: `Suggestions for ${product.asin}`, params: { product_id: productId, asin: product.asin, types, depth }, job: makeJob, payload: { run_id: run.id },
  })
  await runs.setTask(trx, run.id, task_id)
  return { task_id, message: 'Optimization suggestion task started' }
}

/** One is open: it is joined when it lives and is the same, and replaced when its task has ended without it. */
async function takeOver(trx: Db, wanted: runs.NewRun): Promise<runs.OpenRun | { running: string }> {
  const open = await runs.findOpen(trx, wanted.product_id)
  if (open !== undefined && open.task_id !== null && (await isAlive(trx, open.task_id))) {
    if (!isSameOrder(open, wanted)) throw conflict('SUGGESTIONS_RUNNING', 'Other suggestions are being made for this product: wait for them, or cancel their task')
    return { running: open.task_id }
  }
  if (open !== undefined) await runs.remove(trx, open.id)
  const run = await runs.open(trx, wanted)
  if (run === undefined) throw conflict('SUGGESTIONS_RUNNING', 'Other suggestions are being made for this product')
  return run
}

const isSameOrder = (one: runs.NewRun, other: runs.NewRun): boolean =>
  one.depth === other.depth && one.include_competitor_data === other.include_competitor_data && one.language === other.language && one.is_again === other.is_again && one.types.join() === other.types.join()

/** A task that failed or was cancelled may be retried: then its run is opened anew by its job. */
export async function isAlive(trx: Db, taskId: string): Promise<boolean> {
  const task = await getTask(trx, taskId).catch(() => undefined) // deleted
  return task !== undefined && (task.status === 'queued' || task.status === 'running')
}
