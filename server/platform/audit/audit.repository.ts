import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface Entry {
  tenant_id: string
  /** Undefined for what the system does by itself. */
  actor_id?: string | undefined
  /** `module.verb`, in the past: `accounts.signed_in`. */
  action: string
  /** What it was done to, `product:<id>`. */
  subject?: string | undefined
  detail?: Record<string, unknown>
  request_id?: string | undefined
  ip?: string | undefined
}

/** Adds to the trail in the caller's transaction: an act that is rolled back leaves no entry, an entry cannot be changed. */
export const record = (trx: Db, { tenant_id, actor_id, action, subject, detail = {}, request_id, ip }: Entry) =>
  sql`insert into audit.entry (tenant_id, actor_id, action, subject, detail, request_id, ip)
    values (${tenant_id}, ${actor_id ?? null}, ${action}, ${subject ?? null}, ${JSON.stringify(detail)}::jsonb, ${request_id ?? null}, ${ip ?? null})`.execute(trx)
