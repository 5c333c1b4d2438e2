import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Language, Role } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

const SHOWN = ['id', 'email', 'role', 'invited_by', 'created_at', 'expires_at'] as const

export const list = (trx: Db) => tables(trx).selectFrom('accounts.invitation').select(SHOWN).where('accepted_at', 'is', null).orderBy('created_at', 'desc').execute()

interface NewRow {
  tenant_id: string
  id: string
  email: string
  role: Role
  language: Language
  invited_by: string
  token_hash: string
  token_sealed: string
  expires_at: Date
}

export const insert = (trx: Db, row: NewRow) => tables(trx).insertInto('accounts.invitation').values(row).returning(SHOWN).executeTakeFirstOrThrow()

export const findOpenByEmail = (trx: Db, email: string) =>
  tables(trx).selectFrom('accounts.invitation').select(['id', 'expires_at']).where('email', '=', email).where('accepted_at', 'is', null).executeTakeFirst()

export const findOpenLocked = (trx: Db, id: string) =>
  tables(trx).selectFrom('accounts.invitation').selectAll().where('id', '=', id).where('accepted_at', 'is', null).forUpdate().executeTakeFirst()

export const prolong = (trx: Db, id: string, expires_at: Date) =>
  tables(trx).updateTable('accounts.invitation').set({ expires_at, mailed_at: sql`now()` }).where('id', '=', id).returning(SHOWN).executeTakeFirstOrThrow()

/** Undefined when there is no such invitation, or it was accepted. */
export const remove = (trx: Db, id: string) => tables(trx).deleteFrom('accounts.invitation').where('id', '=', id).where('accepted_at', 'is', null).returning(['id', 'email']).executeTakeFirst()

/** What was still open of this address. */
export const removeByEmail = (trx: Db, email: string) => tables(trx).deleteFrom('accounts.invitation').where('email', '=', email).where('accepted_at', 'is', null).execute()

export const findByToken = (authDb: Db, hash: string) =>
  tables(authDb).selectFrom('accounts.invitation as i').innerJoin('accounts.tenant as t', 't.id', 'i.tenant_id')
    .select(['i.id', 'i.tenant_id', 'i.email', 'i.role', 'i.language', 'i.expires_at', 'i.accepted_at', 't.name as tenant_name', 't.status as tenant_status']).where('i.token_hash', '=', hash).executeTakeFirst()

/** False when somebody else was faster, or the invitation was taken back. */
export async function accept(authDb: Db, { tenant_id, id }: { tenant_id: string; id: string }): Promise<boolean> {
  const done = await tables(authDb).updateTable('accounts.invitation').set({ accepted_at: sql`now()` }).where('tenant_id', '=', tenant_id).where('id', '=', id).where('accepted_at', 'is', null).executeTakeFirst()
  return done.numUpdatedRows === 1n
}
