import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '#kernel/db'

interface EndpointTable {
  tenant_id: string
  id: string
  url: string
  description: string
  types: string[]
  is_enabled: boolean
  disabled_reason: Generated<'gone' | 'failing' | null>
  secret: string
  old_secret: Generated<string | null>
  old_secret_until: Generated<Date | null>
  failing_since: Generated<Date | null>
  created_at: Generated<Date>
}

const tables = (db: Db) => db.$extendTables<{ 'webhooks.endpoint': EndpointTable }>()
const SHOWN = ['id', 'url', 'description', 'types', 'is_enabled', 'disabled_reason', 'failing_since', 'old_secret_until', 'created_at'] as const

export const list = (trx: Db) => tables(trx).selectFrom('webhooks.endpoint').select(SHOWN).orderBy('created_at').orderBy('id').execute()
export const find = (trx: Db, id: string) => tables(trx).selectFrom('webhooks.endpoint').select(SHOWN).where('id', '=', id).executeTakeFirst()
export const findLocked = (trx: Db, id: string) => tables(trx).selectFrom('webhooks.endpoint').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export const remove = (trx: Db, id: string) => tables(trx).deleteFrom('webhooks.endpoint').where('id', '=', id).returning('url').executeTakeFirst()
export const insert = (trx: Db, endpoint: Insertable<EndpointTable>) => tables(trx).insertInto('webhooks.endpoint').values(endpoint).returning(SHOWN).executeTakeFirstOrThrow()
export const update = (trx: Db, id: string, change: Updateable<EndpointTable>) =>
  tables(trx).updateTable('webhooks.endpoint').set(change).where('id', '=', id).returning(SHOWN).executeTakeFirstOrThrow()

/** Until the end of the transaction the tenant's endpoints and attempts are counted by nobody else. */
export const lockTenant = (trx: Db, tenantId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${tenantId}`}, 0))`.execute(trx)
export const count = async (trx: Db): Promise<number> =>
  (await tables(trx).selectFrom('webhooks.endpoint').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()).total

/** The enabled endpoints that want a type. */
export const listWanting = (trx: Db, type: string) =>
  tables(trx).selectFrom('webhooks.endpoint').select('id').where('is_enabled', '=', true).where(sql<boolean>`${type} = any(types)`).orderBy('id').execute()
