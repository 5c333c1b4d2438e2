import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import { type Place, readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { DeliveryQuery } from './webhooks.schema.ts'

interface DeliveryTable {
  tenant_id: string
  id: Generated<string>
  endpoint_id: string
  type: string
  body: string
  dedupe: string
  status: Generated<'queued' | 'delivered' | 'failed'>
  attempts: Generated<number>
  next_attempt_at: Generated<Date>
  locked_until: Generated<Date | null>
  response_status: Generated<number | null>
  response_ms: Generated<number | null>
  response_body: Generated<string | null>
  error: Generated<string | null>
  created_at: Generated<Date>
  last_attempt_at: Generated<Date | null>
}

const tables = (db: Db) => db.$extendTables<{ 'webhooks.delivery': DeliveryTable }>()
const SHOWN = ['id', 'endpoint_id as webhook_id', 'type', 'status', 'attempts', 'response_status', 'response_ms', 'response_body', 'error', 'created_at', 'last_attempt_at'] as const
/** Only what still waits has a next attempt. */
const nextAttempt = sql<Date | null>`case when status = 'queued' then next_attempt_at end`.as('next_attempt_at')

/** The new ones: a dedupe that an endpoint has already is left as it is. */
export const insert = (trx: Db, deliveries: Insertable<DeliveryTable>[]) =>
  tables(trx).insertInto('webhooks.delivery').values(deliveries).onConflict((conflict) => conflict.doNothing()).returning('id').execute()

export function list(trx: Db, endpointId: string, { cursor, limit, status }: DeliveryQuery) {
  const after: Place | undefined = readCursor(cursor)
  let found = tables(trx).selectFrom('webhooks.delivery').select([...SHOWN, nextAttempt]).where('endpoint_id', '=', endpointId)
  if (status !== undefined) found = found.where('status', '=', status)
  if (after !== undefined) found = found.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id}::uuid)`)
  return found.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute()
}

export const find = (trx: Db, id: string) => tables(trx).selectFrom('webhooks.delivery').selectAll().where('id', '=', id).executeTakeFirst()
export const findOf = (trx: Db, endpointId: string, id: string) =>
  tables(trx).selectFrom('webhooks.delivery').select([...SHOWN, nextAttempt]).where('endpoint_id', '=', endpointId).where('id', '=', id).executeTakeFirst()
export const update = (trx: Db, id: string, change: Updateable<DeliveryTable>) => tables(trx).updateTable('webhooks.delivery').set(change).where('id', '=', id).execute()

/** How many attempts at an endpoint run now. Whoever asks holds the endpoint's lock. */
export const countRunning = async (trx: Db, endpointId: string, now: Date): Promise<number> =>
  (await tables(trx).selectFrom('webhooks.delivery').select(sql<number>`count(*)`.as('total'))
    .where('endpoint_id', '=', endpointId).where('status', '=', 'queued').where('locked_until', '>', now).executeTakeFirstOrThrow()).total

/** How many attempts of the tenant run now. Whoever asks holds the tenant's lock. */
export const countRunningOfTenant = async (trx: Db, now: Date): Promise<number> =>
  (await tables(trx).selectFrom('webhooks.delivery').select(sql<number>`count(*)`.as('total')).where('status', '=', 'queued').where('locked_until', '>', now).executeTakeFirstOrThrow()).total

/** The delivery of the tenant that has waited longest for its turn at an endpoint that has a place free. */
export async function findWaiting(trx: Db, { now, atOnce }: { now: Date; atOnce: number }): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select d.id from webhooks.endpoint e cross join lateral (
      select id, next_attempt_at from webhooks.delivery where tenant_id = e.tenant_id and endpoint_id = e.id and status = 'queued' and next_attempt_at <= ${now}
        and (locked_until is null or locked_until <= ${now}) order by next_attempt_at, id limit 1) d
    where e.is_enabled and (select count(*) from webhooks.delivery r where r.tenant_id = e.tenant_id and r.endpoint_id = e.id and r.status = 'queued' and r.locked_until > ${now}) < ${atOnce}
    order by d.next_attempt_at, d.id limit 1`.execute(trx)
  return rows[0]
}

/** Across tenants: what should have been attempted by `before` and is in nobody's hand. */
export const listOverdue = (systemDb: Db, { before, now, limit }: { before: Date; now: Date; limit: number }) =>
  tables(systemDb).selectFrom('webhooks.delivery').select(['tenant_id', 'id']).where('status', '=', 'queued').where('next_attempt_at', '<=', before)
    .where((or) => or.or([or('locked_until', 'is', null), or('locked_until', '<=', now)])).orderBy('next_attempt_at').limit(limit).execute()

export const removeBefore = (systemDb: Db, date: Date) =>
  tables(systemDb).deleteFrom('webhooks.delivery').where('created_at', '<', date).where('status', '!=', 'queued').execute()

export const listStates = (trx: Db, ids: readonly string[]) =>
  tables(trx).selectFrom('webhooks.delivery').select(['id', 'status', 'attempts', 'error']).where('id', 'in', [...ids]).execute()
