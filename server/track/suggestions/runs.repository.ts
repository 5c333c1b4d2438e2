import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Depth, Language, Run, Type } from './suggestions.schema.ts'

export interface NewRun {
  tenant_id: string
  product_id: string
  task_id: string | null
  depth: Depth
  include_competitor_data: boolean
  types: readonly Type[]
  language: Language
  is_again: boolean
  created_by: string | null
}
export type OpenRun = NewRun & { id: string; types: Type[] }

const ORDER = 'id, tenant_id, product_id, task_id, depth, include_competitor_data, types, language, is_again, created_by'
const SHOWN = 'id as run_id, task_id, depth, include_competitor_data, types, language, fact_set_id, written_by, fallback_code, model, prompt_version, tokens_in, tokens_out, cost_usd, ms, score'

/** Undefined when one is open for this product. Waits for whoever opens one at the same moment. */
export async function open(trx: Db, run: NewRun): Promise<OpenRun | undefined> {
  const { rows } = await sql<OpenRun>`
    insert into suggestions.run (tenant_id, product_id, task_id, depth, include_competitor_data, types, language, is_again, created_by)
    values (${run.tenant_id}, ${run.product_id}, ${run.task_id}, ${run.depth}, ${run.include_competitor_data}, ${run.types}::text[], ${run.language}, ${run.is_again}, ${run.created_by})
    on conflict (tenant_id, product_id) where completed_at is null do nothing returning ${sql.raw(ORDER)}`.execute(trx)
  return rows[0]
}

export async function findOpen(trx: Db, productId: string): Promise<OpenRun | undefined> {
  const { rows } = await sql<OpenRun>`select ${sql.raw(ORDER)} from suggestions.run where product_id = ${productId} and completed_at is null for update`.execute(trx)
  return rows[0]
}

/** The task of an open one, without waiting for it. */
export async function peekTask(trx: Db, productId: string): Promise<string | null> {
  const { rows } = await sql<{ task_id: string | null }>`select task_id from suggestions.run where product_id = ${productId} and completed_at is null`.execute(trx)
  return rows[0]?.task_id ?? null
}

export async function setTask(trx: Db, id: string, taskId: string): Promise<void> {
  await sql`update suggestions.run set task_id = ${taskId} where id = ${id}`.execute(trx)
}

export async function findByTask(trx: Db, taskId: string): Promise<(OpenRun & { completed_at: Date | null }) | undefined> {
  const { rows } = await sql<OpenRun & { completed_at: Date | null }>`select ${sql.raw(ORDER)}, completed_at from suggestions.run where task_id = ${taskId}`.execute(trx)
  return rows[0]
}

/** What was ordered and never made. */
export async function remove(trx: Db, id: string): Promise<void> {
  await sql`delete from suggestions.run where id = ${id}`.execute(trx)
}

export interface Outcome extends Pick<Run, 'fact_set_id' | 'written_by' | 'fallback_code' | 'model' | 'prompt_version' | 'tokens_in' | 'tokens_out' | 'cost_usd' | 'ms' | 'score'> {
  now: Date
}

/** False when it is not open (any more): it was given up meanwhile. */
export async function complete(trx: Db, id: string, { now, ...run }: Outcome): Promise<boolean> {
  const { rows } = await sql`
    update suggestions.run set completed_at = ${now}, fact_set_id = ${run.fact_set_id}, written_by = ${run.written_by}, fallback_code = ${run.fallback_code}, model = ${run.model}, prompt_version = ${run.prompt_version},
      tokens_in = ${run.tokens_in}, tokens_out = ${run.tokens_out}, cost_usd = ${run.cost_usd}, ms = ${run.ms}, score = ${run.score}
    where id = ${id} and completed_at is null returning id`.execute(trx)
  return rows.length === 1
}

export async function findNewest(trx: Db, productId: string): Promise<(Run & { generated_at: Date }) | undefined> {
  const { rows } = await sql<Run & { generated_at: Date }>`
    select ${sql.raw(SHOWN)}, completed_at as generated_at from suggestions.run where product_id = ${productId} and completed_at is not null order by completed_at desc, id limit 1`.execute(trx)
  return rows[0]
}

/** Removes earlier runs of which no suggestion is left. @returns their sets of facts */
export async function removeSpent(trx: Db, productId: string, newest: string): Promise<string[]> {
  const { rows } = await sql<{ fact_set_id: string }>`
    delete from suggestions.run r where r.product_id = ${productId} and r.id <> ${newest} and r.completed_at is not null
      and not exists (select 1 from suggestions.suggestion s where s.tenant_id = r.tenant_id and s.run_id = r.id) returning r.fact_set_id`.execute(trx)
  return rows.map((row) => row.fact_set_id)
}
