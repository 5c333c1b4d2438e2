import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Db, withTenant } from '#kernel/db'
import { invalid, refused } from '#kernel/errors'
import { ImportRun } from './import-run.service.ts'
import * as imports from './imports.repository.ts'
import { findMarketplace } from './marketplaces.ts'
import type { NormaliseContext, Problem } from './normal-item.ts'
import { createNormaliser } from './normalise/normalise.ts'
import { isPlausibleTime } from './normalise/times.ts'
import { MAX_ITEM_BYTES, readItems } from './readers/read-items.ts'

export interface ImportOrder {
  tenantId: string
  path: string
  /** What the person calls the file; else its own name. */
  fileName?: string
  /** Code, domain or URL; decides for items that do not say where they are from. */
  marketplace?: string
  /** ISO code: prices in another currency are left out. */
  currency?: string
  /** For items without a time of their own; else the time the file was last changed. */
  observedAt?: Date
  /** An import that was opened before; it starts over. */
  importId?: string
  /** Reads and counts everything, and stores nothing. */
  dryRun?: boolean
  /** Stops between two batches: what was stored stays, and the same import can be run again. */
  signal?: AbortSignal
  onProgress?: (progress: { bytes_read: number; bytes_total: number; items_read: number }) => Promise<void> | void
  onProblem?: (problem: Problem) => void
  /** Rows of one transaction. */
  batchRows?: number
  /** The largest item, in bytes. */
  itemLimit?: number
}

export interface ImportResult extends imports.ImportCounts {
  import_id: string
}

/**
 * Imports a file of any known shape: reads it item by item, stores each point once and makes the tenant's products. Each
 * batch is one transaction with its rollups, so an import that broke off leaves a true state and running it again
 * completes it. Two imports at once are safe.
 * @throws AppError for options that cannot be used; a file that cannot be read is a problem of the import
 */
export async function importFile(db: Db, order: ImportOrder): Promise<ImportResult> {
  const { size, mtimeMs } = await stat(order.path)
  const context = contextOf(order, mtimeMs)
  const { tenantId } = order
  const id = await withTenant(db, tenantId, async (trx) => {
    if (order.importId === undefined) {
      return imports.insert(trx, { tenant_id: tenantId, file_name: order.fileName ?? basename(order.path), dry_run: order.dryRun ?? false, options: {} })
    }
    await imports.restart(trx, order.importId)
    return order.importId
  })
  let bytes_read = 0
  const file = await readItems(order.path, { limit: order.itemLimit ?? MAX_ITEM_BYTES, onBytes: (bytes) => (bytes_read += bytes) })
  const run = new ImportRun(db, { ...order, importId: id, format: file.format })
  const normalise = createNormaliser(context)
  for await (const read of file.items) {
    order.signal?.throwIfAborted()
    await run.take(read, normalise)
    await order.onProgress?.({ bytes_read, bytes_total: size, items_read: run.counts.items_read })
  }
  await run.finish()
  return { import_id: id, ...run.counts }
}

function contextOf({ marketplace, currency, observedAt }: ImportOrder, mtimeMs: number): NormaliseContext {
  const now = Date.now()
  const market = marketplace === undefined ? null : findMarketplace(marketplace)
  if (market === undefined) throw refused('MARKETPLACE_UNKNOWN', `“${marketplace}” is no known marketplace`, 'marketplace')
  if (currency !== undefined && !/^[A-Z]{3}$/i.test(currency)) throw invalid('currency', 'A currency has three letters')
  const observed_at = observedAt?.getTime() ?? Math.floor(Math.min(mtimeMs, now))
  if (!isPlausibleTime(observed_at, now)) throw invalid('observed_at', 'The time must be between the year 2000 and tomorrow')
  return { marketplace: market, currency: currency?.toUpperCase() ?? null, observed_at, now }
}
