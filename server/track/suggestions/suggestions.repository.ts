import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Sentence } from './advice/draft.ts'
import type { Language, Status, Suggestion, Type } from './suggestions.schema.ts'

export interface NewRow
  extends Pick<
    Suggestion,
    'product_id' | 'type' | 'current_text' | 'suggested_text' | 'current_minor' | 'suggested_minor' | 'currency' | 'priority' | 'impact_score' | 'estimated_impact' | 'implementation_difficulty'
  > {
  run_id: string
  text_part: Sentence
  reason_parts: Sentence[]
  text_template: string | null
  reason_template: string | null
  fact_codes: string[]
  fingerprint: string
}
export interface Row extends NewRow, Pick<Suggestion, 'status' | 'edited_at' | 'implemented_at' | 'created_at'> {
  id: string
  task_id: string | null
  fact_set_id: string
  language: Language
}

const SHOWN = sql.raw(`s.id, s.run_id, s.product_id, s.type, s.text_part, s.reason_parts, s.text_template, s.reason_template, s.current_text, s.suggested_text, s.current_minor, s.suggested_minor, s.currency,
  s.fact_codes, s.priority, s.impact_score, s.estimated_impact, s.implementation_difficulty, s.status, s.fingerprint, s.edited_at, s.implemented_at, s.created_at, r.fact_set_id, r.language, r.task_id`)

export async function insertAll(trx: Db, tenantId: string, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map((row) => ({ ...row, tenant_id: tenantId }))
  const columns = sql.raw(Object.keys(records[0] ?? {}).join(', ')) // our own names
  await sql`insert into suggestions.suggestion (${columns}) select ${columns} from jsonb_populate_recordset(null::suggestions.suggestion, ${JSON.stringify(records)}::jsonb)`.execute(trx)
}

interface Wanted {
  product_id?: string
  task_id?: string
  status?: Status | undefined
  type?: Type | undefined
}

/** Those to do first, first; what is done or dismissed comes last. */
export async function list(trx: Db, { product_id, task_id, status, type }: Wanted): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${SHOWN} from suggestions.suggestion s join suggestions.run r on r.tenant_id = s.tenant_id and r.id = s.run_id
    where (${product_id ?? null}::uuid is null or s.product_id = ${product_id ?? null}) and (${task_id ?? null}::uuid is null or r.task_id = ${task_id ?? null})
      and (${status ?? null}::text is null or s.status = ${status ?? null}) and (${type ?? null}::text is null or s.type = ${type ?? null})
    order by array_position(array['pending', 'implemented', 'dismissed'], s.status), s.priority, s.impact_score desc, s.created_at desc, s.id limit 200`.execute(trx)
  return rows
}

export async function find(trx: Db, id: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select ${SHOWN} from suggestions.suggestion s join suggestions.run r on r.tenant_id = s.tenant_id and r.id = s.run_id where s.id = ${id} for update of s`.execute(trx)
  return rows[0]
}

export async function setStatus(trx: Db, id: string, status: Status, now: Date): Promise<void> {
  await sql`update suggestions.suggestion set status = ${status}, implemented_at = ${status === 'implemented' ? now : null} where id = ${id}`.execute(trx)
}

export async function edit(trx: Db, id: string, { suggested_text, suggested_minor }: { suggested_text: string | null; suggested_minor: number | null }, now: Date): Promise<void> {
  await sql`update suggestions.suggestion set suggested_text = ${suggested_text}, suggested_minor = ${suggested_minor}, edited_at = ${now} where id = ${id}`.execute(trx)
}

export async function remove(trx: Db, id: string): Promise<void> {
  await sql`delete from suggestions.suggestion where id = ${id}`.execute(trx)
}

/** Takes away what newer ones of these types replace: those that nobody has decided on, and with `dismissed` also those that were turned down. */
export async function removeReplaced(trx: Db, productId: string, { types, dismissed }: { types: readonly Type[]; dismissed: boolean }): Promise<void> {
  const statuses: Status[] = dismissed ? ['pending', 'dismissed'] : ['pending']
  await sql`delete from suggestions.suggestion where product_id = ${productId} and type = any(${types}::text[]) and status = any(${statuses}::text[])`.execute(trx)
}

/** The advice that somebody has decided on: it is not given again. */
export async function listFingerprints(trx: Db, productId: string): Promise<string[]> {
  const { rows } = await sql<{ fingerprint: string }>`select distinct fingerprint from suggestions.suggestion where product_id = ${productId}`.execute(trx)
  return rows.map((row) => row.fingerprint)
}
