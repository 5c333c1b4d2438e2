import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Direction, Severity } from './alerts.schema.ts'
import type { Matter } from './evaluate/matter.ts'
import type { IncidentQuery } from './incidents.schema.ts'
import type { Recipients } from './rules.schema.ts'

type Channel = 'in_app' | 'email' | 'webhook'
/** A matter as JSON keeps it. */
export type StoredMatter = Omit<Matter, 'at'> & { at: string }

interface IncidentTable {
  tenant_id: string
  id: Generated<string>
  key: string
  burst_key: string
  rule_id: string
  rule_name: string
  rule: string
  direction: Direction
  product_id: string | null
  status: Generated<'open' | 'acknowledged' | 'resolved'>
  severity: Severity
  finding: StoredMatter
  channels: Channel[]
  recipients: Recipients
  opened_at: Date
  last_at: Date
  cool_until: Date
  count: Generated<number>
  product_count: Generated<number>
  acknowledged_by: Generated<string | null>
  acknowledged_at: Generated<Date | null>
  resolved_by: Generated<string | null>
  resolved_at: Generated<Date | null>
  resolution: Generated<'user' | 'recovered' | 'reverted' | 'untracked' | null>
}
interface EventTable {
  tenant_id: string
  id: Generated<string>
  incident_id: string
  product_id: string
  at: Date
  rule: string
  direction: Direction
  finding: StoredMatter
}

const tables = (db: Db) => db.$extendTables<{ 'alerts.incident': IncidentTable; 'alerts.incident_event': EventTable }>()
export type IncidentRow = NonNullable<Awaited<ReturnType<typeof find>>>

export const find = (trx: Db, id: string) => tables(trx).selectFrom('alerts.incident').selectAll().where('id', '=', id).executeTakeFirst()
export const findLocked = (trx: Db, id: string) => tables(trx).selectFrom('alerts.incident').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
/** The newest of a key, open or not. */
export const findByKey = (trx: Db, key: string) => tables(trx).selectFrom('alerts.incident').selectAll().where('key', '=', key).orderBy('opened_at', 'desc').limit(1).forUpdate().executeTakeFirst()
export const findOpenByKey = (trx: Db, key: string) => tables(trx).selectFrom('alerts.incident').selectAll().where('key', '=', key).where('status', '!=', 'resolved').forUpdate().executeTakeFirst()

/** Undefined when one of its key is open already. */
export const insert = (trx: Db, incident: Insertable<IncidentTable>) =>
  tables(trx).insertInto('alerts.incident').values({ ...incident, recipients: sql`${JSON.stringify(incident.recipients)}::jsonb` }).onConflict((conflict) => conflict.doNothing()).returningAll().executeTakeFirst()
export const update = (trx: Db, id: string, change: Updateable<IncidentTable>) =>
  tables(trx).updateTable('alerts.incident').set({ ...change, ...(change.recipients === undefined ? {} : { recipients: sql`${JSON.stringify(change.recipients)}::jsonb` }) }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** False when it was noted before. */
export const addEvent = async (trx: Db, event: Insertable<EventTable>): Promise<boolean> =>
  (await tables(trx).insertInto('alerts.incident_event').values(event).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows === 1n

/** Until the end of the transaction nobody else opens an incident of this kind in the tenant. */
export const lockBurst = (trx: Db, tenantId: string, burstKey: string) => sql`select pg_advisory_xact_lock(hashtextextended(${`alerts ${tenantId} ${burstKey}`}, 0))`.execute(trx)

/** Other products that got an incident of this kind of their own since. */
export const countMovers = async (trx: Db, { burstKey, productId, since }: { burstKey: string; productId: string; since: Date }): Promise<number> =>
  (await tables(trx).selectFrom('alerts.incident').select(sql<number>`count(distinct product_id)`.as('total'))
    .where('burst_key', '=', burstKey).where('product_id', 'is not', null).where('product_id', '!=', productId).where('opened_at', '>', since).executeTakeFirstOrThrow()).total
export const countProducts = async (trx: Db, incidentId: string): Promise<number> =>
  (await tables(trx).selectFrom('alerts.incident_event').select(sql<number>`count(distinct product_id)`.as('total')).where('incident_id', '=', incidentId).executeTakeFirstOrThrow()).total

/** The unresolved incidents of a product for some rules of the detector. */
export const listOpenOf = (trx: Db, productId: string, rules: readonly string[]) =>
  tables(trx).selectFrom('alerts.incident').selectAll().where('product_id', '=', productId).where('status', '!=', 'resolved').where('rule', 'in', [...rules]).orderBy('id').forUpdate().execute()
export const listAllOpenOf = (trx: Db, productId: string) =>
  tables(trx).selectFrom('alerts.incident').select('id').where('product_id', '=', productId).where('status', '!=', 'resolved').orderBy('id').forUpdate().execute()
/** Those that a tenant's own rule opened for a product. */
export const listOpenOfRule = (trx: Db, productId: string, ruleId: string) =>
  tables(trx).selectFrom('alerts.incident').selectAll().where('key', 'like', `${productId}|rule:${ruleId}|%`).where('status', '!=', 'resolved').orderBy('id').forUpdate().execute()
/** The newest of a product for some rules that was closed as reverted. */
export const findReverted = (trx: Db, productId: string, rules: readonly string[]) =>
  tables(trx).selectFrom('alerts.incident').selectAll().where('product_id', '=', productId).where('resolution', '=', 'reverted').where('rule', 'in', [...rules]).orderBy('opened_at', 'desc').limit(1).forUpdate().executeTakeFirst()

export function list(trx: Db, { cursor, limit, status, severity, rule, product_id, since }: IncidentQuery) {
  const after = readCursor(cursor)
  let found = tables(trx).selectFrom('alerts.incident').selectAll()
  if (status !== undefined) found = status === 'unresolved' ? found.where('status', '!=', 'resolved') : found.where('status', '=', status)
  if (severity !== undefined) found = found.where('severity', '=', severity)
  if (rule !== undefined) found = found.where('rule', '=', rule)
  if (since !== undefined) found = found.where('opened_at', '>=', since)
  if (product_id !== undefined) found = found.where((or) => or.or([or('product_id', '=', product_id), sql<boolean>`product_id is null and exists (select from alerts.incident_event e where e.incident_id = alerts.incident.id and e.tenant_id = alerts.incident.tenant_id and e.product_id = ${product_id})`]))
  if (after !== undefined) found = found.where(sql<boolean>`(opened_at, id) < (${after.at}, ${after.id}::uuid)`)
  return found.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute()
}

export const listEvents = (trx: Db, incidentId: string, limit: number) =>
  tables(trx).selectFrom('alerts.incident_event').select(['id', 'product_id', 'at', 'finding']).where('incident_id', '=', incidentId).orderBy('at', 'desc').orderBy('id').limit(limit).execute()

export const summarise = async (trx: Db) =>
  (await sql<{ open: number; acknowledged: number; high: number; medium: number; low: number }>`
    select count(*) filter (where status = 'open') as open, count(*) filter (where status = 'acknowledged') as acknowledged,
      count(*) filter (where status = 'open' and severity = 'high') as high, count(*) filter (where status = 'open' and severity = 'medium') as medium,
      count(*) filter (where status = 'open' and severity = 'low') as low
    from alerts.incident where status <> 'resolved'`.execute(trx)).rows[0]

export const countOpenedSince = async (trx: Db, since: Date): Promise<number> =>
  (await tables(trx).selectFrom('alerts.incident').select(sql<number>`count(*)`.as('n')).where('opened_at', '>=', since).executeTakeFirstOrThrow()).n

export const removeResolvedBefore = (systemDb: Db, date: Date) => tables(systemDb).deleteFrom('alerts.incident').where('resolved_at', '<', date).execute()
