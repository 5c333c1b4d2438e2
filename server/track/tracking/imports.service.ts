import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, withTenant } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import type { JobContext } from '#kernel/jobs'
import { openTask, runTask } from '#platform/tasks'
import { addProductsOfFile } from './add-products-file.service.ts'
import { importFile } from './import-file.service.ts'
import { type ImportPayload, importJob } from './import.job-type.ts'
import * as imports from './imports.repository.ts'

interface Upload {
  kind: imports.ImportKind
  path: string
  file_name: string
  options: { marketplace?: string | undefined; currency?: string | undefined; observed_at?: Date | undefined; dry_run?: boolean | undefined }
  caller: { id: string; tenant_id: string }
}

export const uploadsFolder = (home: string) => join(home, 'uploads')

/** Opens an import of a file on this machine, and the task whose job reads it, in the caller's transaction. */
export async function startImport(trx: Db, { kind, path, file_name, options, caller }: Upload): Promise<{ import_id: string; task_id: string }> {
  const { marketplace, currency, observed_at, dry_run = false } = options
  const kept = { path, by: caller.id, ...(marketplace && { marketplace }), ...(currency && { currency }), ...(observed_at && { observed_at: observed_at.toISOString() }) }
  const import_id = await imports.insert(trx, { tenant_id: caller.tenant_id, kind, file_name, dry_run, options: kept })
  const task_id = await openTask(trx, {
    tenant_id: caller.tenant_id, created_by: caller.id, kind: kind === 'history' ? 'import' : 'add_products', title: file_name, params: { import_id, file_name, dry_run }, job: importJob, payload: { import_id },
  })
  await imports.setTask(trx, import_id, task_id)
  return { import_id, task_id }
}

/** Does the import of a task. Safe to run twice: it starts over, and what is stored already is not stored again. */
export function runImport(context: JobContext, { import_id, task_id, tenant_id }: ImportPayload): Promise<void> {
  const { db } = context.services
  return runTask(context, { task_id, tenant_id }, async (running) => {
    const row = await withTenant(db, tenant_id, (trx) => imports.find(trx, import_id))
    if (row === undefined) throw notFound('import')
    // An attempt that died between the last batch and the end of the task has done it all.
    if (row.finished_at !== null) return resultOf(row)
    const { path, by, marketplace, currency, observed_at } = row.options
    if (path === undefined || (await sizeOf(path)) === undefined) throw refused('FILE_GONE', 'The uploaded file is not kept any more. Upload it again')
    const onProgress = ({ bytes_read, bytes_total }: { bytes_read: number; bytes_total: number }) => running.report((bytes_read / Math.max(1, bytes_total)) * 100)
    if (row.kind === 'products') {
      const counts = await addProductsOfFile(db, { row, path, actor: { id: by, tenant_id }, signal: running.signal, onProgress, size: (await sizeOf(path)) ?? 0 })
      await rm(path, { force: true })
      return counts
    }
    const counts = await importFile(db, {
      tenantId: tenant_id, path, fileName: row.file_name, importId: import_id, dryRun: row.dry_run, signal: running.signal,
      ...(marketplace && { marketplace }), ...(currency && { currency }), observedAt: observed_at === undefined ? row.created_at : new Date(observed_at),
      onProgress,
    })
    await rm(path, { force: true })
    return resultOf(counts)
  })
}

/** What the task tells; the counts of each listing are read from the import. */
const resultOf = ({ format, items_read, items_kept, items_refused, points_read, points_added, problems_found, products_added }: imports.ImportCounts & { products_added?: number }) =>
  ({ format, items_read, items_kept, items_refused, points_read, points_added, problems_found, products_added: products_added ?? 0 })

const KEEP_UPLOADS_MS = 7 * 86_400_000

/** Removes uploads that no import took: of tasks that were cancelled, or failed and were not tried again. */
export async function clearUploads(folder: string, before = Date.now() - KEEP_UPLOADS_MS): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder).catch(whenMissing<string[]>([]))) {
    const path = join(folder, name)
    const modified = await stat(path).then((file) => file.mtimeMs, whenMissing(undefined))
    if (modified === undefined || modified >= before) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

const sizeOf = (path: string) => stat(path).then((file) => file.size, whenMissing(undefined))

/** Another process may remove a file first. */
function whenMissing<T>(instead: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
}
