import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '#kernel/db'
import type { Severity } from './alerts.schema.ts'
import type { Condition, Recipients, Scope } from './rules.schema.ts'

interface RuleTable {
  tenant_id: string
  id: Generated<string>
  name: string
  is_default: Generated<boolean>
  made_as: Generated<string | null>
  scope: Scope
  condition: Condition
  confirm: 'at_once' | 'twice'
  severity: Severity | null
  cool_down_h: number
  channels: ('in_app' | 'email' | 'webhook')[]
  recipients: Recipients
  is_enabled: boolean
  muted_until: Date | null
  version: Generated<number>
  created_by: Generated<string | null>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  deleted_at: Generated<Date | null>
}

const tables = (db: Db) => db.$extendTables<{ 'alerts.rule': RuleTable; 'alerts.rule_set': { tenant_id: string } }>()
const SHOWN = ['id', 'name', 'is_default', 'scope', 'condition', 'confirm', 'severity', 'cool_down_h', 'channels', 'recipients', 'is_enabled', 'muted_until', 'version', 'created_at', 'updated_at'] as const

export type RuleRow = Awaited<ReturnType<typeof list>>[number]

export const list = (trx: Db) => tables(trx).selectFrom('alerts.rule').select(SHOWN).where('deleted_at', 'is', null).orderBy('created_at').orderBy(sql`made_as nulls last`).orderBy('id').execute()
/** Those that look at observations, muted ones too: what they remember goes on. */
export const listActive = (trx: Db) => tables(trx).selectFrom('alerts.rule').select(SHOWN).where('deleted_at', 'is', null).where('is_enabled', '=', true).orderBy('created_at').orderBy(sql`made_as nulls last`).orderBy('id').execute()
export const find = (trx: Db, id: string) => tables(trx).selectFrom('alerts.rule').select(SHOWN).where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
export const findLocked = (trx: Db, id: string) => tables(trx).selectFrom('alerts.rule').select([...SHOWN, 'deleted_at']).where('id', '=', id).forUpdate().executeTakeFirst()
export const count = async (trx: Db): Promise<number> =>
  (await tables(trx).selectFrom('alerts.rule').select(sql<number>`count(*)`.as('total')).where('deleted_at', 'is', null).executeTakeFirstOrThrow()).total
export const update = (trx: Db, id: string, change: Updateable<RuleTable>) =>
  tables(trx).updateTable('alerts.rule').set({ ...jsonOf(change), updated_at: sql`now()` }).where('id', '=', id).returning(SHOWN).executeTakeFirstOrThrow()

/** Undefined when a rule of its `made_as` was made before, whatever became of it. */
export const insert = (trx: Db, rule: Insertable<RuleTable>) =>
  tables(trx).insertInto('alerts.rule').values({ ...rule, ...jsonOf(rule) }).onConflict((conflict) => conflict.doNothing()).returning(SHOWN).executeTakeFirst()

/** True for the one that comes first: it makes the tenant's default rules. */
export const claimDefaults = async (trx: Db, tenantId: string): Promise<boolean> =>
  (await tables(trx).insertInto('alerts.rule_set').values({ tenant_id: tenantId }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows === 1n

/** pg writes an array as a list of PostgreSQL: what is JSON goes as JSON. */
const jsonOf = <T extends Updateable<RuleTable>>(rule: T): T => (rule.recipients === undefined ? rule : { ...rule, recipients: sql`${JSON.stringify(rule.recipients)}::jsonb` })
