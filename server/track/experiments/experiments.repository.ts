import { sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Design, Experiment, ExperimentQuery, Metric, Result, Slice } from './experiments.schema.ts'

export interface ExperimentRow extends Omit<Experiment, 'controls'> {
  tenant_id: string
  listing_id: string
  created_by: string | null
  controls: string[]
}

const SHOWN = sql`tenant_id, id as experiment_id, product_id, listing_id, suggestion_id, name, design, metric, baseline_days, horizon_days, settle_days, starts_on, ends_on, controls, slices, price_a_minor, price_b_minor,
  status, result, fact_set_id, created_by, created_at, ended_at`

export interface NewRow {
  tenant_id: string
  product_id: string
  listing_id: string
  suggestion_id: string | null
  name: string
  design: Design
  metric: Metric
  baseline_days: number
  horizon_days: number
  settle_days: number
  starts_on: string
  ends_on: string
  controls: readonly string[]
  slices: readonly Slice[] | null
  price_a_minor: number | null
  price_b_minor: number | null
  created_by: string | null
}

/** Undefined when the suggestion has one that runs. */
export async function insert(trx: Db, row: NewRow): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into experiments.experiment (tenant_id, product_id, listing_id, suggestion_id, name, design, metric, baseline_days, horizon_days, settle_days, starts_on, ends_on, controls, slices, price_a_minor, price_b_minor, created_by)
    values (${row.tenant_id}, ${row.product_id}, ${row.listing_id}, ${row.suggestion_id}, ${row.name}, ${row.design}, ${row.metric}, ${row.baseline_days}, ${row.horizon_days}, ${row.settle_days},
      ${row.starts_on}::date, ${row.ends_on}::date, ${row.controls}::uuid[], ${row.slices === null ? null : JSON.stringify(row.slices)}::jsonb, ${row.price_a_minor}, ${row.price_b_minor}, ${row.created_by})
    on conflict (tenant_id, suggestion_id) where suggestion_id is not null and status = 'running' do nothing returning id`.execute(trx)
  return rows[0]?.id
}

export async function find(trx: Db, id: string): Promise<ExperimentRow | undefined> {
  const { rows } = await sql<ExperimentRow>`select ${SHOWN} from experiments.experiment where id = ${id}`.execute(trx)
  return rows[0]
}

export async function findRunningOf(trx: Db, suggestionId: string): Promise<ExperimentRow | undefined> {
  const { rows } = await sql<ExperimentRow>`select ${SHOWN} from experiments.experiment where suggestion_id = ${suggestionId} and status = 'running'`.execute(trx)
  return rows[0]
}

/** The newest of each. */
export async function listOfSuggestions(trx: Db, suggestionIds: readonly string[]): Promise<{ suggestion_id: string; experiment_id: string }[]> {
  const { rows } = await sql<{ suggestion_id: string; experiment_id: string }>`
    select distinct on (suggestion_id) suggestion_id, id as experiment_id from experiments.experiment where suggestion_id = any(${suggestionIds}::uuid[]) order by suggestion_id, created_at desc, id`.execute(trx)
  return rows
}

export async function list(trx: Db, { cursor, limit, product_id, status }: ExperimentQuery): Promise<ExperimentRow[]> {
  const after = readCursor(cursor)
  const { rows } = await sql<ExperimentRow>`
    select ${SHOWN} from experiments.experiment where (${product_id ?? null}::uuid is null or product_id = ${product_id ?? null}) and (${status ?? null}::text is null or status = ${status ?? null})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${limit + 1}`.execute(trx)
  return rows
}

/** Those whose last day is over, across tenants. */
export async function listDue(systemDb: Db, today: string): Promise<{ tenant_id: string; experiment_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; experiment_id: string }>`
    select tenant_id, id as experiment_id from experiments.experiment where status = 'running' and ends_on < ${today}::date order by ends_on limit 1000`.execute(systemDb)
  return rows
}

/** False when it has ended already: the first end counts. */
export async function end(trx: Db, id: string, { status, result, fact_set_id }: { status: 'completed' | 'stopped'; result: Result | null; fact_set_id: string | null }): Promise<boolean> {
  const { rows } = await sql`
    update experiments.experiment set status = ${status}, result = ${result === null ? null : JSON.stringify(result)}::jsonb, fact_set_id = ${fact_set_id}, ended_at = now() where id = ${id} and status = 'running' returning id`.execute(trx)
  return rows.length > 0
}

export async function remove(trx: Db, id: string): Promise<{ fact_set_id: string | null } | undefined> {
  const { rows } = await sql<{ fact_set_id: string | null }>`delete from experiments.experiment where id = ${id} and status <> 'running' returning fact_set_id`.execute(trx)
  return rows[0]
}
