import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { ProviderName } from './payments.schema.ts'

export interface CallbackId {
  tenant_id: string
  provider: ProviderName
  event_id: string
}

/** False when it came before. */
export async function insert(trx: Db, { tenant_id, provider, event_id, type, body }: CallbackId & { type: string; body: string }): Promise<boolean> {
  const { rows } = await sql`insert into payments.callback (tenant_id, provider, event_id, type, body) values (${tenant_id}, ${provider}, ${event_id}, ${type}, ${body}) on conflict do nothing returning event_id`.execute(trx)
  return rows.length > 0
}

/** One that nothing was done with yet; locked. */
export async function findWaiting(trx: Db, { provider, event_id }: CallbackId): Promise<{ type: string; body: string } | undefined> {
  const { rows } = await sql<{ type: string; body: string }>`select type, body from payments.callback where provider = ${provider} and event_id = ${event_id} and state = 'received'`.execute(trx)
  return rows[0]
}

export const end = (trx: Db, { provider, event_id }: CallbackId, { state, error = null }: { state: 'done' | 'ignored' | 'failed'; error?: string | null }) =>
  sql`update payments.callback set state = ${state}, error = ${error}, done_at = now() where provider = ${provider} and event_id = ${event_id} and state = 'received'`.execute(trx)

/** Across tenants: jobs of these were lost. */
export async function listLate(systemDb: Db, before: Date, limit: number): Promise<CallbackId[]> {
  const { rows } = await sql<CallbackId>`select tenant_id, provider, event_id from payments.callback where state = 'received' and received_at < ${before} order by received_at limit ${limit}`.execute(systemDb)
  return rows
}

export const removeBefore = (systemDb: Db, before: Date) => sql`delete from payments.callback where state <> 'received' and received_at < ${before}`.execute(systemDb)
