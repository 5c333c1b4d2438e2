import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface ShareRow {
  share_id: string
  expires_at: Date
  created_at: Date
  created_by: string | null
}

interface NewShare {
  tenant_id: string
  report_id: string
  token_hash: string
  expires_at: Date
  is_internal: boolean
  created_by: string | null
}

export async function insert(trx: Db, { tenant_id, report_id, token_hash, expires_at, is_internal, created_by }: NewShare): Promise<ShareRow> {
  const { rows } = await sql<ShareRow>`
    insert into analysis.share (tenant_id, report_id, token_hash, expires_at, is_internal, created_by) values (${tenant_id}, ${report_id}, ${token_hash}, ${expires_at}, ${is_internal}, ${created_by})
    returning id as share_id, expires_at, created_at, created_by`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the link was not stored')
  return row
}

export async function list(trx: Db, reportId: string, now: Date): Promise<ShareRow[]> {
  const { rows } = await sql<ShareRow>`
    select id as share_id, expires_at, created_at, created_by from analysis.share where report_id = ${reportId} and not is_internal and expires_at > ${now} order by created_at desc limit 100`.execute(trx)
  return rows
}

export async function findReport(trx: Db, tokenHash: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ report_id: string }>`select report_id from analysis.share where token_hash = ${tokenHash} and expires_at > ${now}`.execute(trx)
  return rows[0]?.report_id
}

export async function remove(trx: Db, reportId: string, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from analysis.share where report_id = ${reportId} and id = ${id} and not is_internal`.execute(trx)
  return numAffectedRows !== undefined && numAffectedRows > 0n
}

/** Across tenants. */
export async function removeExpired(systemDb: Db, now: Date): Promise<void> {
  await sql`delete from analysis.share where expires_at <= ${now}`.execute(systemDb)
}
