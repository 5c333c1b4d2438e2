import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Content, Depth, Language, ReportQuery, ReportStatus, ReportSummary, ReportType } from './analysis.schema.ts'
import type { StoredInsights } from './insights/insight.ts'

export interface ReportRow extends ReportSummary {
  language: Language
  competitor_ids: string[] | null
  fact_set_id: string | null
  created_by: string | null
}
export type FullReport = ReportRow & { content: Content | null; insights: StoredInsights | null }

const SUMMARY = `id as analysis_id, product_id, report_type, analysis_type, language, status, is_weekly, task_id, competitor_ids, fact_set_id, created_by, written_by, fallback_code, model, prompt_version,
  tokens_in, tokens_out, cost_usd::float8 as cost_usd, generation_ms, created_at, completed_at`

export interface NewReport {
  tenant_id: string
  product_id: string
  report_type: ReportType
  analysis_type: Depth
  competitor_ids: readonly string[] | null
  language: Language
  is_weekly: boolean
  created_by: string | null
}

/** Undefined when one of this product and type is being made. */
export async function insert(trx: Db, report: NewReport): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into analysis.report (tenant_id, product_id, report_type, analysis_type, competitor_ids, language, is_weekly, created_by)
    values (${report.tenant_id}, ${report.product_id}, ${report.report_type}, ${report.analysis_type}, ${report.competitor_ids}, ${report.language}, ${report.is_weekly}, ${report.created_by})
    on conflict (tenant_id, product_id, report_type) where status in ('pending', 'running') do nothing returning id`.execute(trx)
  return rows[0]?.id
}

export async function findOpen(trx: Db, productId: string, type: ReportType): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`
    select ${sql.raw(SUMMARY)} from analysis.report where product_id = ${productId} and report_type = ${type} and status in ('pending', 'running')`.execute(trx)
  return rows[0]
}

export async function setTask(trx: Db, id: string, taskId: string): Promise<void> {
  await sql`update analysis.report set task_id = ${taskId} where id = ${id}`.execute(trx)
}

/** Begins it, or begins it again. False when it is done, or another one of its product and type is being made. */
export async function begin(trx: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    update analysis.report r set status = 'running' where id = ${id} and status <> 'completed'
      and not exists (select 1 from analysis.report o where o.product_id = r.product_id and o.report_type = r.report_type and o.status in ('pending', 'running') and o.id <> r.id) returning id`.execute(trx)
  return rows.length > 0
}

export interface Finished {
  content: Content
  insights: StoredInsights
  fact_set_id: string
  written_by: 'model' | 'computed'
  fallback_code: string | null
  model: string | null
  prompt_version: number | null
  tokens_in: number | null
  tokens_out: number | null
  cost_usd: number | null
  generation_ms: number
}

/** False when it is no longer being made: it was cancelled meanwhile. */
export async function finish(trx: Db, id: string, { content, insights, ...made }: Finished): Promise<boolean> {
  const { rows } = await sql`
    update analysis.report set status = 'completed', completed_at = now(), content = ${JSON.stringify(content)}::jsonb, insights = ${JSON.stringify(insights)}::jsonb, fact_set_id = ${made.fact_set_id},
      written_by = ${made.written_by}, fallback_code = ${made.fallback_code}, model = ${made.model}, prompt_version = ${made.prompt_version}, tokens_in = ${made.tokens_in}, tokens_out = ${made.tokens_out},
      cost_usd = ${made.cost_usd}, generation_ms = ${made.generation_ms}
    where id = ${id} and status = 'running' returning id`.execute(trx)
  return rows.length > 0
}

/** How its task ended, unless it is done. */
export async function endByTask(trx: Db, taskId: string, status: Extract<ReportStatus, 'failed' | 'cancelled'>): Promise<void> {
  await sql`update analysis.report set status = ${status} where task_id = ${taskId} and status in ('pending', 'running')`.execute(trx)
}

export async function find(trx: Db, id: string): Promise<FullReport | undefined> {
  const { rows } = await sql<FullReport>`select ${sql.raw(SUMMARY)}, content, insights from analysis.report where id = ${id}`.execute(trx)
  return rows[0]
}

export async function findByTask(trx: Db, taskId: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`select ${sql.raw(SUMMARY)} from analysis.report where task_id = ${taskId}`.execute(trx)
  return rows[0]
}

/** Reports of a product, the newest first: one more than the limit. */
export async function list(trx: Db, productId: string, { cursor, limit, report_type }: ReportQuery): Promise<ReportRow[]> {
  const after = readCursor(cursor)
  const { rows } = await sql<ReportRow>`
    select ${sql.raw(SUMMARY)} from analysis.report where product_id = ${productId} and (${report_type ?? null}::text is null or report_type = ${report_type ?? null})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit + 1}`.execute(trx)
  return rows
}

/** What the last ten of a depth took. */
export async function medianDuration(trx: Db, depth: Depth): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    select percentile_cont(0.5) within group (order by generation_ms) as ms from (
      select generation_ms from analysis.report where analysis_type = ${depth} and status = 'completed' order by created_at desc limit 10) r`.execute(trx)
  return rows[0]?.ms ?? undefined
}

/** @returns its facts, when there was such a report that is not being made */
export async function remove(trx: Db, id: string): Promise<{ fact_set_id: string | null; file_ids: string[] } | undefined> {
  const { rows: prints } = await sql<{ file_id: string }>`select file_id from analysis.print where report_id = ${id}`.execute(trx)
  const { rows } = await sql<{ fact_set_id: string | null }>`delete from analysis.report where id = ${id} and status not in ('pending', 'running') returning fact_set_id`.execute(trx)
  return rows[0] === undefined ? undefined : { fact_set_id: rows[0].fact_set_id, file_ids: prints.map(({ file_id }) => file_id) }
}
