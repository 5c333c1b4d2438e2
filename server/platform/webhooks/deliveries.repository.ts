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

/** The delivery that has waited for its turn at this endpoint for longest. */
export const findWaiting = (trx: Db, endpointId: string, now: Date) =>
  tables(trx).selectFrom('webhooks.delivery').select('id').where('endpoint_id', '=', endpointId).where('status', '=', 'queued')
    .where('next_attempt_at', '<=', now).where((or) => or.or([or('locked_until', 'is', null), or('locked_until', '<=', now)]))
    .orderBy('next_attempt_at').orderBy('id').limit(1).executeTakeFirst()

/** Across tenants: what should have been attempted by `before` and is in nobody's hand. */
export const listOverdue = (systemDb: Db, { before, now, limit }: { before: Date; now: Date; limit: number }) =>
  tables(systemDb).selectFrom('webhooks.delivery').select(['tenant_id', 'id']).where('status', '=', 'queued').where('next_attempt_at', '<=', before)
    .where((or) => or.or([or('locked_until', 'is', null), or('locked_until', '<=', now)])).orderBy('next_attempt_at').limit(limit).execute()

export const removeBefore = (systemDb: Db, date: Date) =>
  tables(systemDb).deleteFrom('webhooks.delivery').where('created_at', '<', date).where('status', '!=', 'queued').execute()

export const listStates = (trx: Db, ids: readonly string[]) =>
  tables(trx).selectFrom('webhooks.delivery').select(['id', 'status', 'attempts', 'error']).where('id', 'in', [...ids]).execute()
