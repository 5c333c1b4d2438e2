import { sql } from 'kysely'
import { type Db, queryTenant } from '#kernel/db'

interface NewSession {
  tenant_id: string
  id: string
  customer_id: string
  method: 'password' | 'provider'
  ip: string | null
  user_agent: string | null
}

export const insert = (trx: Db, s: NewSession) =>
  sql`insert into customers.session (tenant_id, id, customer_id, method, ip, user_agent) values (${s.tenant_id}, ${s.id}, ${s.customer_id}, ${s.method}, ${s.ip}, ${s.user_agent})`.execute(trx)

const OPEN = { name: 'customer_session_open', text: 'select 1 as is_open from customers.session where id = $1::uuid and customer_id = $2::uuid and ended_at is null' }

/** Whether the session is that customer's, and open: asked of every shopper now and then. */
export const isStillOpen = async (db: Db, { tenant_id, session_id, customer_id }: { tenant_id: string; session_id: string; customer_id: string }): Promise<boolean> =>
  (await queryTenant(db, tenant_id, OPEN, [session_id, customer_id])).length > 0

/** Locked: it cannot end while it is being continued. Undefined when it has ended. */
export async function findOpenLocked(trx: Db, id: string): Promise<{ customer_id: string } | undefined> {
  const { rows } = await sql<{ customer_id: string }>`select customer_id from customers.session where id = ${id} and ended_at is null for update`.execute(trx)
  return rows[0]
}

export const touch = (trx: Db, id: string) => sql`update customers.session set last_used_at = now() where id = ${id}`.execute(trx)
export const end = (trx: Db, id: string) => sql`update customers.session set ended_at = now() where id = ${id} and ended_at is null`.execute(trx)
export const endAll = (trx: Db, customerId: string, { but }: { but?: string | undefined } = {}) =>
  sql`update customers.session set ended_at = now() where customer_id = ${customerId} and ended_at is null and id is distinct from ${but ?? null}::uuid`.execute(trx)

export async function countOpen(trx: Db, customerId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from customers.session where customer_id = ${customerId} and ended_at is null`.execute(trx)
  return rows[0]?.n ?? 0
}

export async function listOf(trx: Db, customerId: string) {
  const { rows } = await sql<{ created_at: Date; last_used_at: Date; ended_at: Date | null; ip: string | null; user_agent: string | null; method: string }>`
    select created_at, last_used_at, ended_at, ip, user_agent, method from customers.session where customer_id = ${customerId} order by created_at limit 1000`.execute(trx)
  return rows
}

/** Where from is theirs; that there was a session, and when, stays in its row. */
export const forget = (trx: Db, customerId: string) => sql`update customers.session set ip = null, user_agent = null, ended_at = coalesce(ended_at, now()) where customer_id = ${customerId}`.execute(trx)

export const insertToken = (trx: Db, t: { tenant_id: string; token_hash: string; session_id: string; expires_at: Date }) =>
  sql`insert into customers.refresh_token (tenant_id, token_hash, session_id, expires_at) values (${t.tenant_id}, ${t.token_hash}, ${t.session_id}, ${t.expires_at})`.execute(trx)

export async function findToken(trx: Db, hash: string): Promise<{ session_id: string; expires_at: Date; used_at: Date | null } | undefined> {
  const { rows } = await sql<{ session_id: string; expires_at: Date; used_at: Date | null }>`select session_id, expires_at, used_at from customers.refresh_token where token_hash = ${hash}`.execute(trx)
  return rows[0]
}

/** The first time counts. */
export const markUsed = (trx: Db, hash: string) => sql`update customers.refresh_token set used_at = coalesce(used_at, now()) where token_hash = ${hash}`.execute(trx)

/** Across tenants. */
export async function prune(systemDb: Db): Promise<void> {
  await sql`delete from customers.refresh_token where expires_at < now()`.execute(systemDb)
  await sql`delete from customers.session s where last_used_at < now() - interval '90 days' and not exists (select from customers.refresh_token r where r.tenant_id = s.tenant_id and r.session_id = s.id)`.execute(systemDb)
  await sql`delete from customers.proof where expires_at < now() - interval '7 days'`.execute(systemDb)
  await sql`delete from customers.provider_attempt where expires_at < now()`.execute(systemDb)
}
