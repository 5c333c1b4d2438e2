import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Role } from './accounts.schema.ts'
import { tables } from './tables.repository.ts'

const open = (trx: Db) => tables(trx).selectFrom('accounts.api_key').where('revoked_at', 'is', null)
const SHOWN = ['id', 'name', 'role', 'scopes', 'hint', 'created_by', 'created_at', 'expires_at', 'last_used_at'] as const

export const list = (trx: Db) => open(trx).select(SHOWN).orderBy('created_at', 'desc').execute()

export async function countOpen(trx: Db): Promise<number> {
  return (await open(trx).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n
}

interface NewRow {
  tenant_id: string
  name: string
  role: Exclude<Role, 'owner'>
  scopes: string[] | null
  key_hash: string
  hint: string
  created_by: string
  expires_at: Date | null
}

export const insert = (trx: Db, key: NewRow) => tables(trx).insertInto('accounts.api_key').values(key).returning(SHOWN).executeTakeFirstOrThrow()

/** Those that somebody made. */
export const revokeOf = (trx: Db, personId: string) =>
  tables(trx).updateTable('accounts.api_key').set({ revoked_at: sql`now()` }).where('created_by', '=', personId).where('revoked_at', 'is', null).returning(['id', 'name']).execute()

/** Undefined when there is no such key, or it is revoked already. */
export const revoke = (trx: Db, id: string) =>
  tables(trx).updateTable('accounts.api_key').set({ revoked_at: sql`now()` }).where('id', '=', id).where('revoked_at', 'is', null).returning(['id', 'name']).executeTakeFirst()
