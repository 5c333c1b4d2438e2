import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '#kernel/db'
import { notFound, refused } from '#kernel/errors'
import type { JobContext } from '#kernel/jobs'
import { getTask, openTask, runTask } from '#platform/tasks'
import { importJob, type ImportPayload } from './import.job-type.ts'
import { importProducts } from './import.service.ts'

const KIND = 'product_import'
const KEEP_UPLOADS_MS = 7 * 86_400_000

export const uploadsFolder = (home: string) => join(home, 'shop-uploads')

/** Opens the task whose job reads an uploaded file, in the caller's transaction. */
export const startImport = (trx: Db, who: { id: string; tenant_id: string }, { path, file_name, is_dry }: { path: string; file_name: string; is_dry: boolean }): Promise<string> =>
  openTask(trx, { tenant_id: who.tenant_id, created_by: who.id, kind: KIND, title: file_name, params: { file_name, dry_run: is_dry }, job: importJob, payload: { path, by: who.id, is_dry } })

/** Safe to run twice: it starts over, and what is stored already is not changed. */
export const runImport = (context: JobContext, { path, by, is_dry, task_id, tenant_id }: ImportPayload): Promise<void> =>
  runTask(context, { task_id, tenant_id }, async ({ report, signal }) => {
    const size = await stat(path).then((file) => file.size, () => undefined)
    if (size === undefined) throw refused('FILE_GONE', 'The uploaded file is not kept any more. Upload it again')
    const counts = await importProducts(context.services.db, { who: { id: by, tenant_id }, path, is_dry, signal, onProgress: (bytes) => report((bytes / Math.max(1, size)) * 100) })
    await rm(path, { force: true })
    return { ...counts }
  })

/** @throws AppError 404 when it is no import of products */
export async function getImport(trx: Db, taskId: string) {
  const task = await getTask(trx, taskId)
  if (task.kind !== KIND) throw notFound('import')
  return task
}

/** Removes uploads that no import took: of tasks that were cancelled, or failed and were not tried again. */
export async function clearUploads(folder: string, before = Date.now() - KEEP_UPLOADS_MS): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const modified = await stat(path).then((file) => file.mtimeMs, () => undefined) // another process may be faster
    if (modified !== undefined && modified < before) await rm(path, { force: true })
  }
}
