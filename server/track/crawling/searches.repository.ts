import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export type SearchStatus = 'pending' | 'running' | 'done' | 'failed' | 'cancelled'

/** Something that a search found. */
export interface Found {
  asin: string
  title: string | null
  image_url: string | null
  /** Where it was found. */
  url: string
  /** From 1, in the list of its URL. */
  position: number
  /** Its whole page was seen, and stored. */
  is_seen: boolean
}

export interface SearchRef {
  tenant_id: string
  search_id: string
  part: number
}

export interface Search extends SearchRef {
  actor: string
  marketplace: string
  urls: string[]
  per_url: number
  priority: number
  status: SearchStatus
  attempts: number
  code: string | null
  message: string | null
}

export interface NewSearch extends SearchRef {
  actor: string
  marketplace: string
  urls: readonly string[]
  per_url: number
  priority: number
}

export async function insert(trx: Db, rows: readonly NewSearch[], { now, expires_at }: { now: Date; expires_at: Date }): Promise<void> {
  for (const row of rows) {
    await sql`
      insert into crawling.search (tenant_id, search_id, part, actor, marketplace, urls, per_url, priority, not_before, created_at, expires_at)
      values (${row.tenant_id}, ${row.search_id}, ${row.part}, ${row.actor}, ${row.marketplace}, ${row.urls}::text[], ${row.per_url}, ${row.priority}, ${now}, ${now}, ${expires_at})`.execute(trx)
  }
}

/** Pages that searches of the transaction's tenant may still bring. */
export async function countExpected(trx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select coalesce(sum(per_url * cardinality(urls)), 0)::int as count from crawling.search where status in ('pending', 'running')`.execute(trx)
  return rows[0]?.count ?? 0
}

/** The search of this priority that has waited longest, marked as running by nobody yet. */
export async function nextPending(trx: Db, priority: number, now: Date): Promise<Search | undefined> {
  const { rows } = await sql<Search>`
    select * from crawling.search where status = 'pending' and priority = ${priority} and not_before <= ${now} order by not_before, created_at limit 1 for update skip locked`.execute(trx)
  return rows[0]
}

export async function nextDueAt(trx: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select min(not_before) as at from crawling.search where status = 'pending'`.execute(trx)
  return rows[0]?.at ?? undefined
}

const one = ({ tenant_id, search_id, part }: SearchRef) => sql`tenant_id = ${tenant_id} and search_id = ${search_id} and part = ${part}`

export async function assignRun(trx: Db, ref: SearchRef, runId: string): Promise<void> {
  await sql`update crawling.search set status = 'running', run_id = ${runId} where ${one(ref)}`.execute(trx)
}

/** What a run looks for, whatever became of it. */
export async function findByRun(db: Db, runId: string): Promise<Search | undefined> {
  const { rows } = await sql<Search>`select * from crawling.search where run_id = ${runId}`.execute(db)
  return rows[0]
}

export interface SearchEnd {
  status: 'done' | 'failed'
  code: string | null
  message: string | null
  found: readonly Found[]
  observed_at: Date | null
}

/** False when it has ended already. */
export async function end(trx: Db, ref: SearchRef, { status, code, message, found, observed_at }: SearchEnd, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update crawling.search set status = ${status}, code = ${code}, message = ${message}, found = ${JSON.stringify(found)}::jsonb, observed_at = ${observed_at}, ended_at = ${now}
    where ${one(ref)} and status in ('pending', 'running')`.execute(trx)
  return numAffectedRows === 1n
}

/** It waits for another run. */
export async function putBack(trx: Db, ref: SearchRef, { notBefore, counts, code, message }: { notBefore: Date; counts: boolean; code: string; message: string }): Promise<void> {
  await sql`
    update crawling.search set status = 'pending', not_before = ${notBefore}, attempts = attempts + ${counts ? 1 : 0}, code = ${code}, message = ${message} where ${one(ref)} and status = 'running'`.execute(trx)
}

/** Those nobody could look for in time. */
export async function expire(trx: Db, now: Date): Promise<SearchRef[]> {
  const { rows } = await sql<SearchRef>`
    update crawling.search set status = 'failed', code = 'WAITED_TOO_LONG', message = 'It was not searched in time', ended_at = ${now}
    where status = 'pending' and expires_at <= ${now} returning tenant_id, search_id, part`.execute(trx)
  return rows
}

/** @returns the open runs that looked for it */
export async function cancel(trx: Db, searchId: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ run_id: string | null }>`
    update crawling.search set status = 'cancelled', ended_at = ${now} where search_id = ${searchId} and status in ('pending', 'running') returning run_id`.execute(trx)
  return rows.flatMap(({ run_id }) => run_id ?? [])
}

/** True when no part of it is still open. */
export async function isOver(trx: Db, { tenant_id, search_id }: SearchRef): Promise<boolean> {
  const { rows } = await sql`select 1 from crawling.search where tenant_id = ${tenant_id} and search_id = ${search_id} and status in ('pending', 'running') limit 1`.execute(trx)
  return rows.length === 0
}

export type SearchResult = Pick<Search, 'part' | 'actor' | 'marketplace' | 'status' | 'code' | 'message'> & { found: Found[]; observed_at: Date | null }

/** What each part gave, of the transaction's tenant. */
export async function read(trx: Db, searchId: string): Promise<SearchResult[]> {
  const { rows } = await sql<SearchResult>`
    select part, actor, marketplace, status, code, message, coalesce(found, '[]') as found, observed_at from crawling.search where search_id = ${searchId} order by part`.execute(trx)
  return rows
}
