import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '#kernel/db'
import type { ReaderLanguage } from '#kernel/notices'
import type { Severity } from '../notifications.schema.ts'

interface ChannelTable {
  tenant_id: string
  id: Generated<string>
  kind: 'discord' | 'slack' | 'sms'
  name: string
  sealed: string
  hint: string
  language: ReaderLanguage
  min_severity: Severity
  types: string[] | null
  is_enabled: boolean
  last_error: Generated<string | null>
  failing_since: Generated<Date | null>
  created_at: Generated<Date>
}
interface TemplateTable {
  tenant_id: string
  type: string
  language: ReaderLanguage
  subject: string | null
  intro: string | null
  changed_at: Generated<Date>
}
const tables = (db: Db) => db.$extendTables<{ 'notifications.team_channel': ChannelTable; 'notifications.template': TemplateTable }>()
const SHOWN = ['id', 'kind', 'name', 'hint', 'language', 'min_severity', 'types', 'is_enabled', 'last_error', 'failing_since', 'created_at'] as const

/** The tenant's channels are counted by one at a time. */
export const lockTenant = (trx: Db, tenantId: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`notifications.team_channel:${tenantId}`}, 0))`.execute(trx)
export const list = (trx: Db) => tables(trx).selectFrom('notifications.team_channel').select(SHOWN).orderBy('created_at').orderBy('id').execute()
export const listEnabled = (trx: Db) => tables(trx).selectFrom('notifications.team_channel').select(['id', 'kind', 'language', 'min_severity', 'types']).where('is_enabled', '=', true).orderBy('id').execute()
export const find = (trx: Db, id: string) => tables(trx).selectFrom('notifications.team_channel').selectAll().where('id', '=', id).executeTakeFirst()
export const findGateway = (trx: Db) => tables(trx).selectFrom('notifications.team_channel').selectAll().where('kind', '=', 'sms').where('is_enabled', '=', true).executeTakeFirst()
export const insert = (trx: Db, row: Insertable<ChannelTable>) => tables(trx).insertInto('notifications.team_channel').values(row).returning(SHOWN).executeTakeFirstOrThrow()
export const update = (trx: Db, id: string, to: Updateable<ChannelTable>) => tables(trx).updateTable('notifications.team_channel').set(to).where('id', '=', id).returning(SHOWN).executeTakeFirst()
export const remove = (trx: Db, id: string) => tables(trx).deleteFrom('notifications.team_channel').where('id', '=', id).returning(['name', 'kind']).executeTakeFirst()

export const listTemplates = (trx: Db) => tables(trx).selectFrom('notifications.template').select(['type', 'language', 'subject', 'intro', 'changed_at']).orderBy('language').execute()
export const listTemplatesOf = (trx: Db, type: string) => tables(trx).selectFrom('notifications.template').select(['language', 'subject', 'intro']).where('type', '=', type).execute()
export const storeTemplate = (trx: Db, row: Insertable<TemplateTable>) =>
  tables(trx).insertInto('notifications.template').values(row).onConflict((conflict) => conflict.columns(['tenant_id', 'type', 'language']).doUpdateSet({ subject: row.subject, intro: row.intro, changed_at: sql`now()` })).execute()
export const removeTemplate = (trx: Db, type: string, language: ReaderLanguage) => tables(trx).deleteFrom('notifications.template').where('type', '=', type).where('language', '=', language).execute()
