import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface NewCall {
  tenant_id: string
  month: string
  prompt: string
  prompt_version: number
  model: string
  reserved_tokens: number
}

export interface CallEnd {
  status: 'answered' | 'failed'
  tokens_in: number
  tokens_out: number
  cost_usd: number | null
  ms: number
  error: string | null
}

/** Until the end of the transaction nobody else reserves of this tenant's budget. */
export async function lockBudget(trx: Db, tenantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`llm ${tenantId}`}, 0))`.execute(trx)
}

export interface MonthUse {
  used_tokens: number
  calls: number
  cost_usd: number | null
}

/** What this tenant's calls of a month took; an open one counts with what it may take. */
export async function sumMonth(trx: Db, month: string): Promise<MonthUse> {
  const { rows } = await sql<MonthUse>`
    select coalesce(sum(case status when 'open' then reserved_tokens else coalesce(tokens_in, 0) + coalesce(tokens_out, 0) end), 0)::bigint as used_tokens,
      count(*) as calls, sum(cost_usd)::float8 as cost_usd from llm.call where month = ${month}::date`.execute(trx)
  return rows[0] ?? { used_tokens: 0, calls: 0, cost_usd: null }
}

export async function open(trx: Db, call: NewCall): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into llm.call (tenant_id, month, prompt, prompt_version, model, reserved_tokens)
    values (${call.tenant_id}, ${call.month}::date, ${call.prompt}, ${call.prompt_version}, ${call.model}, ${call.reserved_tokens}) returning id`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the call was not written down')
  return row.id
}

export async function close(trx: Db, id: string, { status, tokens_in, tokens_out, cost_usd, ms, error }: CallEnd): Promise<void> {
  await sql`
    update llm.call set status = ${status}, tokens_in = ${tokens_in}, tokens_out = ${tokens_out}, cost_usd = ${cost_usd}, ms = ${ms}, error = ${error} where id = ${id} and status = 'open'`.execute(trx)
}

export interface Answer {
  value: unknown
  model: string
  tokens_in: number
  tokens_out: number
}

export async function findAnswer(trx: Db, hash: string): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`select value, model, tokens_in, tokens_out from llm.answer where hash = ${hash}`.execute(trx)
  return rows[0]
}

export async function keepAnswer(trx: Db, tenantId: string, hash: string, { value, model, tokens_in, tokens_out }: Answer): Promise<void> {
  await sql`
    insert into llm.answer (tenant_id, hash, value, model, tokens_in, tokens_out) values (${tenantId}, ${hash}, ${JSON.stringify(value)}::jsonb, ${model}, ${tokens_in}, ${tokens_out})
    on conflict (tenant_id, hash) do update set value = excluded.value, model = excluded.model, tokens_in = excluded.tokens_in, tokens_out = excluded.tokens_out, created_at = now()`.execute(trx)
}

/** Answers stay for a month, calls for two years. */
export async function removeOld(systemDb: Db, now: Date): Promise<void> {
  await sql`delete from llm.answer where created_at < ${now}::timestamptz - interval '30 days'`.execute(systemDb)
  await sql`delete from llm.call where created_at < ${now}::timestamptz - interval '2 years'`.execute(systemDb)
}
