import { withTenant } from '#kernel/db'
import { type JobContext, onCall, onSchedule } from '#kernel/jobs'
import { failTask } from '#platform/tasks'
import { importJob } from './import/import.job-type.ts'
import { clearUploads, runImport, uploadsFolder } from './import/import-task.service.ts'
import { removePictures } from './pictures.service.ts'
import * as pictures from './pictures.repository.ts'
import * as products from './products.repository.ts'
import * as skus from './skus.repository.ts'
import { renameItem } from './stock.service.ts'

/** How long a removed product can be brought back. */
const KEEP_REMOVED_MS = 30 * 86_400_000
const STEP = 100

/** Images go first: what breaks off between is found again. */
export async function forgetRemoved({ services, signal }: Pick<JobContext, 'services' | 'signal'>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_REMOVED_MS)
  const next = () => products.listForgettable(services.systemDb, before, STEP)
  for (let due = await next(); due.length > 0 && !signal.aborted; due = await next()) {
    for (const { tenant_id, product_id } of due) {
      const hung = await withTenant(services.db, tenant_id, (trx) => pictures.listOf(trx, product_id))
      await removePictures(services, tenant_id, hung.map(({ id }) => id))
      await withTenant(services.db, tenant_id, async (trx) => {
        for (const { sku_id } of await skus.listOf(trx, [product_id])) await renameItem(trx, tenant_id, sku_id, sku_id) // its code is free
        await products.forget(trx, product_id, before)
      })
    }
  }
}

export const catalogJobs = [
  onCall(importJob, runImport, ({ services }, payload) => failTask(services.db, payload, new Error('The import was interrupted too often. Retry it'))),
  onSchedule('catalog.forget_removed', '35 4 * * *', (context) => forgetRemoved(context, new Date())),
  onSchedule('catalog.clear_uploads', '25 4 * * *', ({ services }) => clearUploads(uploadsFolder(services.config.home))),
]
