import { type Db, withTenant } from '#kernel/db'
import { record } from '#platform/audit'
import { getStore } from '#shop/stores'
import type { Who } from '../lock-product.service.ts'
import { type Applied, applyRows } from './apply-rows.service.ts'
import { type ImportRow, type Problem, readRow } from './import-row.ts'
import type { Mapping } from './mapping.schema.ts'
import { readRows } from './read-rows.ts'

const BATCH = 500
/** Problems that are kept to be shown; all are counted. */
export const MOST_PROBLEMS = 1_000

export interface ImportCounts {
  rows: number
  rows_failed: number
  products_added: number
  products_changed: number
  skus_added: number
  skus_changed: number
  problems_found: number
  problems: Problem[]
}

interface Order {
  who: Who
  path: string
  mapping?: Mapping | undefined
  is_dry: boolean
  signal?: AbortSignal
  /** Bytes of the file that were read. */
  onProgress?: (bytes: number) => Promise<void> | void
  onProblem?: (problem: Problem) => void
}

class Rollback extends Error {}

/**
 * Reads a file of SKUs into the catalogue, {@link BATCH} rows a transaction. Read again it changes nothing: products are known by their
 * slug, SKUs by their code, what a row does not say stays, and `stock` counts only for SKUs that are new. A dry run finds and counts the
 * same, and stores nothing.
 */
export async function importProducts(db: Db, { who, path, mapping, is_dry, signal, onProgress, onProblem }: Order): Promise<ImportCounts> {
  const counts: ImportCounts = { rows: 0, rows_failed: 0, products_added: 0, products_changed: 0, skus_added: 0, skus_changed: 0, problems_found: 0, problems: [] }
  const { languages } = await withTenant(db, who.tenant_id, getStore)
  const seen = { skus: new Set<string>(), added: new Set<string>(), changed: new Set<string>() }
  const tell = (problem: Problem, isRow = true) => {
    counts.problems_found += 1
    if (isRow) counts.rows_failed += 1
    if (counts.problems.length < MOST_PROBLEMS) counts.problems.push(problem)
    onProblem?.(problem)
  }
  const flush = async (batch: readonly ImportRow[]) => {
    signal?.throwIfAborted()
    const applied = await applyOnce(db, who, { rows: batch, language: languages[0] ?? 'en' }, is_dry)
    for (const problem of applied.problems) tell(problem)
    for (const slug of applied.products_added) seen.added.add(slug)
    for (const slug of applied.products_changed) if (!seen.added.has(slug)) seen.changed.add(slug)
    counts.skus_added += applied.skus_added
    counts.skus_changed += applied.skus_changed
  }
  let bytes = 0
  let batch: ImportRow[] = []
  for await (const read of readRows(path, { mapping, onBytes: (n) => (bytes = n) })) {
    if (!('cells' in read)) {
      const isRow = read.code !== 'UNKNOWN_COLUMN'
      if (isRow) counts.rows += 1
      tell(read, isRow)
      continue
    }
    counts.rows += 1
    const row = readRow(read)
    if ('code' in row) tell(row)
    else if (seen.skus.has(row.sku)) tell({ row: row.row, field: 'sku', code: 'SKU_TWICE', message: 'A row above has this SKU' })
    else {
      seen.skus.add(row.sku)
      batch.push(row)
    }
    if (batch.length < BATCH) continue
    await flush(batch)
    batch = []
    await onProgress?.(bytes)
  }
  if (batch.length > 0) await flush(batch)
  counts.products_added = seen.added.size
  counts.products_changed = seen.changed.size
  if (!is_dry) {
    const { problems: _, ...detail } = counts
    await withTenant(db, who.tenant_id, (trx) => record(trx, { tenant_id: who.tenant_id, actor_id: who.id, action: 'catalog.products_imported', detail }))
  }
  return counts
}

async function applyOnce(db: Db, who: Who, work: Parameters<typeof applyRows>[2], isDry: boolean): Promise<Applied> {
  let applied: Applied | undefined
  const run = withTenant(db, who.tenant_id, async (trx) => {
    applied = await applyRows(trx, who, work)
    if (isDry) throw new Rollback()
  })
  await run.catch((error: unknown) => {
    if (!(error instanceof Rollback)) throw error
  })
  if (applied === undefined) throw new Error('the rows were not applied')
  return applied
}
