import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import { ordered } from '#kernel/log-order'
import type { LogLine, LogOrder } from '#kernel/module'
import type { AuditEntry, AuditQuery } from './audit.schema.ts'

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

export async function list(trx: Db, { cursor, limit, action }: AuditQuery): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`select id::text, at, actor_id, action, subject, detail, request_id, ip from audit.entry
    where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and (${cursor ?? null}::bigint is null or id < ${cursor ?? null}::bigint)
      and (${action ?? null}::text is null or action = ${action ?? null}) order by entry.id desc limit ${limit}`.execute(trx)
  return rows
}

/** The trail as lines of the admins' log. */
export async function readForLog(trx: Db, order: LogOrder): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`select 'audit:' || lpad(id::text, 15, '0') as id, date_trunc('milliseconds', at) as at, 'info' as level, 'audit' as source, action as event, subject, null as message, actor_id, request_id
    from audit.entry where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and ${ordered(order, sql`at`, sql`('audit:' || lpad(id::text, 15, '0'))`)}`.execute(trx)
  return rows
}

/** The trail from its beginning, a piece at a time. @param after the id of the last entry of the piece before */
export async function listOldest(trx: Db, after: number, limit: number): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`select id::text, at, actor_id, action, subject, detail, request_id, ip from audit.entry
    where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and id > ${after} order by entry.id limit ${limit}`.execute(trx)
  return rows
}
