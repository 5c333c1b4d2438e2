import { sql } from 'kysely'
import type { Db } from '#kernel/db'

export interface FileRow {
  tenant_id: string
  id: string
  name: string
  type: string
  size: number
  is_stored: boolean
  expires_at: Date | null
}

export interface NewFile {
  tenant_id: string
  name: string
  type: string
  size: number
  sha256: string
  expires_at: Date | null
}

export async function insert(trx: Db, { tenant_id, name, type, size, sha256, expires_at }: NewFile): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into files.file (tenant_id, name, type, size, sha256, expires_at) values (${tenant_id}, ${name}, ${type}, ${size}, ${sha256}, ${expires_at}) returning id`.execute(trx)
  const [row] = rows
  if (row === undefined) throw new Error('the file was not written down')
  return row.id
}

export async function markStored(trx: Db, id: string): Promise<void> {
  await sql`update files.file set is_stored = true where id = ${id}`.execute(trx)
}

/** It has no end of time any more. */
export async function keep(trx: Db, id: string): Promise<void> {
  await sql`update files.file set expires_at = null where id = ${id}`.execute(trx)
}

export async function find(trx: Db, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`select tenant_id, id, name, type, size, is_stored, expires_at from files.file where id = ${id}`.execute(trx)
  return rows[0]
}

export async function remove(db: Db, { tenant_id, id }: Pick<FileRow, 'tenant_id' | 'id'>): Promise<void> {
  await sql`delete from files.file where tenant_id = ${tenant_id} and id = ${id}`.execute(db)
}

/** Files whose time is over, and uploads that broke off an hour ago. */
export async function listDue(systemDb: Db, now: Date, limit: number): Promise<Pick<FileRow, 'tenant_id' | 'id'>[]> {
  const { rows } = await sql<Pick<FileRow, 'tenant_id' | 'id'>>`
    select tenant_id, id from files.file
    where expires_at <= ${now} or (not is_stored and created_at < ${now}::timestamptz - interval '1 hour') limit ${limit}`.execute(systemDb)
  return rows
}
