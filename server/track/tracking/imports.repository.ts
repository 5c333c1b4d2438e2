import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Problem } from './normal-item.ts'

export interface ListingCounts {
  asin: string
  marketplace: string
  product_id: string | null
  metrics: { metric: string; read: number; added: number }[]
}

export interface ImportCounts {
  format: 'json' | 'csv' | null
  items_read: number
  items_kept: number
  items_refused: number
  points_read: number
  points_added: number
  problems_found: number
  listings: ListingCounts[]
}

/** What was asked of an import, as it is kept for its job. */
export interface ImportOptions {
  /** Who uploaded it. */
  by?: string
  path?: string
  marketplace?: string
  currency?: string
  observed_at?: string
}

/** History of listings, or a list of products to track. */
export type ImportKind = 'history' | 'products'

export interface ImportRow extends ImportCounts {
  id: string
  kind: ImportKind
  products_added: number
  tenant_id: string
  task_id: string | null
  file_name: string
  options: ImportOptions
  dry_run: boolean
  created_at: Date
  finished_at: Date | null
}

/** Problems kept of one import; their true number is in `problems_found`. */
export const MAX_PROBLEMS = 10_000

export async function insert(db: Db, row: { tenant_id: string; kind?: ImportKind; file_name: string; dry_run: boolean; options: ImportOptions }): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into tracking.import (tenant_id, kind, file_name, dry_run, options)
    values (${row.tenant_id}, ${row.kind ?? 'history'}, ${row.file_name}, ${row.dry_run}, ${JSON.stringify(row.options)}) returning id`.execute(db)
  if (rows[0] === undefined) throw new Error('the import was not stored')
  return rows[0].id
}

export async function find(db: Db, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from tracking.import where id = ${id}`.execute(db)
  return rows[0]
}

export async function setTask(db: Db, id: string, taskId: string): Promise<void> {
  await sql`update tracking.import set task_id = ${taskId} where id = ${id}`.execute(db)
}

/** Forgets what an attempt that broke off had counted. */
export async function restart(db: Db, id: string): Promise<void> {
  await sql`delete from tracking.import_problem where import_id = ${id}`.execute(db)
  await sql`update tracking.import set format = null, items_read = 0, items_kept = 0, items_refused = 0, points_read = 0,
    points_added = 0, products_added = 0, problems_found = 0, listings = '[]', finished_at = null where id = ${id}`.execute(db)
}

export async function saveCounts(db: Db, id: string, counts: ImportCounts, isFinished: boolean): Promise<void> {
  await sql`update tracking.import set format = ${counts.format}, items_read = ${counts.items_read}, items_kept = ${counts.items_kept},
    items_refused = ${counts.items_refused}, points_read = ${counts.points_read}, points_added = ${counts.points_added},
    problems_found = ${counts.problems_found}, listings = ${JSON.stringify(counts.listings)},
    finished_at = case when ${isFinished} then now() end where id = ${id}`.execute(db)
}

/** `first` is the number of the first of these problems in the import, from 1. */
export async function addProblems(db: Db, { id, tenantId, first }: { id: string; tenantId: string; first: number }, problems: readonly Problem[]): Promise<void> {
  const kept = problems.slice(0, Math.max(0, MAX_PROBLEMS - first + 1)).map((problem, index) => ({ ...problem, ordinal: first + index }))
  if (kept.length === 0) return
  await sql`insert into tracking.import_problem (import_id, ordinal, tenant_id, item, line, asin, code, field, message, fatal)
    select ${id}, ordinal, ${tenantId}, item, line, asin, code, field, message, fatal
    from jsonb_populate_recordset(null::tracking.import_problem, ${JSON.stringify(kept)}::jsonb)`.execute(db)
}

export async function listProblems(db: Db, id: string, { page, limit }: { page: number; limit: number }): Promise<Problem[]> {
  const { rows } = await sql<Problem>`select item, line, asin, code, field, message, fatal from tracking.import_problem
    where import_id = ${id} order by ordinal limit ${limit} offset ${(page - 1) * limit}`.execute(db)
  return rows
}

export async function saveProductsAdded(db: Db, id: string, count: number): Promise<void> {
  await sql`update tracking.import set products_added = ${count} where id = ${id}`.execute(db)
}
