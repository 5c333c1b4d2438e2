import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export type RequestStatus = 'pending' | 'stored' | 'fresh' | 'unknown' | 'failed' | 'cancelled'

export interface NewRequest {
  listing_id: string
  product_id: string
  marketplace: string
  asin: string
  status: 'pending' | 'fresh'
}

export interface TaskRef {
  tenant_id: string
  task_id: string
}

/** What a tenant asks for, in its own transaction. */
export async function insert(trx: Db, { tenant_id, task_id }: TaskRef, { requests, priority, now, expires_at }: { requests: readonly NewRequest[]; priority: number; now: Date; expires_at: Date }): Promise<void> {
  await sql`
    insert into crawling.request (tenant_id, task_id, listing_id, product_id, marketplace, asin, status, priority, created_at, expires_at, ended_at)
    select ${tenant_id}, ${task_id}, listing_id, product_id, marketplace, asin, status, ${priority}, ${now}, ${expires_at}, case when status = 'fresh' then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(requests)}::jsonb) as r (listing_id uuid, product_id uuid, marketplace text, asin text, status text)`.execute(trx)
}

export interface Tally {
  status: RequestStatus
  code: string | null
  count: number
}

/** How the requests of a task stand. */
export async function tally(trx: Db, taskId: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`select status, code, count(*) as count from crawling.request where task_id = ${taskId} group by status, code order by count desc, code`.execute(trx)
  return rows
}

/** Those that gave nothing wait again. False when there were none. */
export async function reopen(trx: Db, taskId: string, { now, expires_at }: { now: Date; expires_at: Date }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update crawling.request set status = 'pending', code = null, message = null, queued_at = null, created_at = ${now}, expires_at = ${expires_at}, ended_at = null
    where task_id = ${taskId} and status in ('unknown', 'failed', 'cancelled')`.execute(trx)
  return numAffectedRows !== undefined && numAffectedRows > 0n
}

/** The plan has no room for them. */
export async function refuse(trx: Db, taskId: string, now: Date): Promise<void> {
  await sql`
    update crawling.request set status = 'failed', code = 'QUOTA_EXCEEDED', message = 'The plan has no crawls left', ended_at = ${now} where task_id = ${taskId} and status = 'pending'`.execute(trx)
}

/** Puts what was asked for on the queue. A listing that a run fetches already is joined, not fetched again. */
export async function admit(trx: Db, now: Date): Promise<void> {
  await sql`
    with new as (update crawling.request set queued_at = ${now} where status = 'pending' and queued_at is null returning listing_id, marketplace, asin, priority)
    insert into crawling.target as t (listing_id, marketplace, asin, priority, next_due_at)
    select listing_id, min(marketplace), min(asin), max(priority), ${now}::timestamptz from new group by listing_id order by listing_id
    on conflict (listing_id) do update set priority = greatest(t.priority, excluded.priority), next_due_at = least(coalesce(t.next_due_at, excluded.next_due_at), excluded.next_due_at),
      attempts = case when t.run_id is null then 0 else t.attempts end`.execute(trx)
}

/** What a task asked for that gave nothing. */
export async function listFailed(trx: Db, taskId: string): Promise<{ product_id: string; asin: string; code: string | null }[]> {
  const { rows } = await sql<{ product_id: string; asin: string; code: string | null }>`
    select product_id, asin, coalesce(code, upper(status)) as code from crawling.request where task_id = ${taskId} and status in ('unknown', 'failed', 'cancelled') order by asin`.execute(trx)
  return rows
}

export interface RequestEnd {
  listing_id: string
  status: 'stored' | 'unknown' | 'failed'
  code: string | null
  message: string | null
}

/** Ends the waiting of everybody for these listings. @returns whose tasks that changes */
export async function endByListing(trx: Db, ends: readonly RequestEnd[], now: Date): Promise<(TaskRef & { listing_id: string })[]> {
  if (ends.length === 0) return []
  const { rows } = await sql<TaskRef & { listing_id: string }>`
    update crawling.request r set status = e.status, code = e.code, message = e.message, ended_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e (listing_id uuid, status text, code text, message text)
    where r.listing_id = e.listing_id and r.status = 'pending' returning r.tenant_id, r.task_id, r.listing_id`.execute(trx)
  return rows
}

/** Who waits for these listings, and who did when the run was planned and has let go since: it was made for them. */
export async function listAskers(trx: Db, listingIds: readonly string[], planned_at: Date): Promise<{ tenant_id: string; listing_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; listing_id: string }>`
    select tenant_id, listing_id from crawling.request where listing_id = any(${listingIds}::uuid[]) and status = 'pending'
    union select tenant_id, listing_id from crawling.request
      where listing_id = any(${listingIds}::uuid[]) and ended_at >= ${planned_at} and queued_at <= ${planned_at} and (status = 'cancelled' or code = 'WAITED_TOO_LONG')
    order by listing_id, tenant_id`.execute(trx)
  return rows
}

export async function expire(trx: Db, now: Date): Promise<TaskRef[]> {
  const { rows } = await sql<TaskRef>`
    update crawling.request set status = 'failed', code = 'WAITED_TOO_LONG', message = 'It was not fetched in time', ended_at = ${now}
    where status = 'pending' and expires_at <= ${now} returning tenant_id, task_id`.execute(trx)
  return rows
}

export async function cancel(trx: Db, taskId: string, now: Date): Promise<(TaskRef & { listing_id: string })[]> {
  const { rows } = await sql<TaskRef & { listing_id: string }>`
    update crawling.request set status = 'cancelled', ended_at = ${now} where task_id = ${taskId} and status = 'pending' returning tenant_id, task_id, listing_id`.execute(trx)
  return rows
}

export const lockQuota = (trx: Db, tenantId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`crawling.quota ${tenantId}`}, 0))`.execute(trx)

export async function countPending(trx: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from crawling.request where status = 'pending'`.execute(trx)
  return rows[0]?.count ?? 0
}
