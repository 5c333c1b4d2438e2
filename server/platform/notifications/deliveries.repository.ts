import { type Generated, type Insertable, sql, type Updateable } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import { ordered } from '#kernel/log-order'
import type { LogLine, LogOrder } from '#kernel/module'
import type { ChannelDelivery, ChannelDeliveryQuery } from './notifications.schema.ts'

interface DeliveryTable {
  tenant_id: string
  id: Generated<string>
  message_id: string
  channel: ChannelDelivery['channel']
  person_id: string | null
  status: 'queued' | 'held' | 'handed_over' | 'sent' | 'failed' | 'skipped'
  reason: Generated<ChannelDelivery['reason']>
  target_id: Generated<string | null>
  /** The mail, or the webhook's delivery. */
  ref_id: Generated<string | null>
  external_id: Generated<string | null>
  error: Generated<string | null>
  due_at: Generated<Date | null>
  attempts: Generated<number>
  retries: Generated<number>
  next_at: Generated<Date>
  locked_until: Generated<Date | null>
  sent_at: Generated<Date | null>
  ended_at: Generated<Date | null>
  created_at: Generated<Date>
}
interface MessageTable {
  tenant_id: string
  id: string
  type: string
  severity: 'low' | 'medium' | 'high'
  subject: string
  link: string
}

const tables = (db: Db) => db.$extendTables<{ 'notifications.delivery': DeliveryTable; 'notifications.message': MessageTable }>()

/** A delivery that was noted before stays as it is. */
export const insert = (trx: Db, rows: Insertable<DeliveryTable>[]) =>
  tables(trx).insertInto('notifications.delivery').values(rows).onConflict((conflict) => conflict.doNothing()).returning(['id', 'channel', 'status']).execute()

export const find = (trx: Db, id: string) => tables(trx).selectFrom('notifications.delivery').selectAll().where('id', '=', id).executeTakeFirst()
export const findLocked = (trx: Db, id: string) => tables(trx).selectFrom('notifications.delivery').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
export type DeliveryRow = NonNullable<Awaited<ReturnType<typeof find>>>

/** The mails of a message that nobody has written yet, held by who writes them. */
export const lockMails = (trx: Db, messageId: string) =>
  tables(trx).selectFrom('notifications.delivery').selectAll().where('message_id', '=', messageId).where('channel', '=', 'email').where('status', '=', 'queued').orderBy('id').forUpdate().execute()

export const update = (trx: Db, id: string, to: Updateable<DeliveryTable>) => tables(trx).updateTable('notifications.delivery').set(to).where('id', '=', id).execute()

/** Takes it in hand until then; undefined when it is done, not due, or in other hands. */
export const claim = (trx: Db, id: string, { now, until, early }: { now: Date; until: Date; early: Date }) =>
  tables(trx).updateTable('notifications.delivery').set({ locked_until: until, attempts: sql`attempts + 1` }).where('id', '=', id).where('status', '=', 'queued').where('next_at', '<=', early)
    .where((or) => or.or([or('locked_until', 'is', null), or('locked_until', '<=', now)])).returningAll().executeTakeFirst()

/** As it was claimed: after that nobody else has. */
export const finish = (trx: Db, { id, attempts }: { id: string; attempts: number }, to: Updateable<DeliveryTable>) =>
  tables(trx).updateTable('notifications.delivery').set({ ...to, locked_until: null }).where('id', '=', id).where('attempts', '=', attempts).where('status', '=', 'queued').execute()

/** Who of these was sent how many since: what waits for a digest, was skipped or failed does not count. */
export async function countSent(trx: Db, since: { person_id: string; since: Date }[]): Promise<Map<string, Record<'email' | 'push' | 'sms', number>>> {
  if (since.length === 0) return new Map()
  const { rows } = await sql<{ person_id: string; email: number; push: number; sms: number }>`
    select p.person_id, count(*) filter (where channel = 'email') as email, count(distinct message_id) filter (where channel in ('push', 'app_push')) as push, count(*) filter (where channel = 'sms') as sms
    from unnest(${since.map((one) => one.person_id)}::uuid[], ${since.map((one) => one.since)}::timestamptz[]) p(person_id, since)
    join notifications.delivery d on d.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and d.person_id = p.person_id and d.created_at >= p.since
      and d.status in ('queued', 'handed_over', 'sent') and d.reason is null
    group by p.person_id`.execute(trx)
  return new Map(rows.map(({ person_id, ...counts }) => [person_id, counts]))
}

export function list(trx: Db, personId: string | undefined, { cursor, limit, channel, status }: Omit<ChannelDeliveryQuery, 'mine'>) {
  const after = readCursor(cursor)
  let found = tables(trx).selectFrom('notifications.delivery as d')
    .innerJoin('notifications.message as m', (join) => join.onRef('m.id', '=', 'd.message_id').onRef('m.tenant_id', '=', 'd.tenant_id'))
    .select(['d.id', 'd.message_id', 'd.channel', 'd.person_id', 'd.status', 'd.reason', 'd.ref_id', 'd.due_at', 'd.attempts', 'd.error', 'd.created_at', 'm.type', 'm.severity', 'm.subject', 'm.link'])
  if (personId !== undefined) found = found.where('d.person_id', '=', personId)
  if (channel !== undefined) found = found.where('d.channel', '=', channel)
  if (status !== undefined) found = found.where('d.status', '=', status)
  if (after !== undefined) found = found.where(sql<boolean>`(d.created_at, d.id) < (${after.at}, ${after.id}::uuid)`)
  return found.orderBy('d.created_at', 'desc').orderBy('d.id', 'desc').limit(limit + 1).execute()
}

/** Across tenants: what should have been attempted by `before` and is in nobody's hand. Mails have a sweep of their own. */
export const listOverdue = (systemDb: Db, { before, now, limit }: { before: Date; now: Date; limit: number }) =>
  tables(systemDb).selectFrom('notifications.delivery').select(['tenant_id', 'id']).where('status', '=', 'queued').where('channel', 'not in', ['email', 'webhook']).where('next_at', '<=', before)
    .where((or) => or.or([or('locked_until', 'is', null), or('locked_until', '<=', now)])).orderBy('next_at').limit(limit).execute()

/** Across tenants: whose digest is due. */
export const listDue = (systemDb: Db, now: Date, limit: number): Promise<{ tenant_id: string; person_id: string | null }[]> =>
  tables(systemDb).selectFrom('notifications.delivery').select(['tenant_id', 'person_id']).distinct().where('status', '=', 'held').where('due_at', '<=', now).limit(limit).execute()

/** What gathered for a person, newest first, held by who sends it. */
export const lockHeld = (trx: Db, personId: string, now: Date) =>
  tables(trx).selectFrom('notifications.delivery').selectAll().where('person_id', '=', personId).where('status', '=', 'held').where('due_at', '<=', now).orderBy('created_at', 'desc').orderBy('id').forUpdate().execute()

export const updateAll = (trx: Db, ids: readonly string[], to: Updateable<DeliveryTable>) => tables(trx).updateTable('notifications.delivery').set(to).where('id', 'in', [...ids]).execute()

/** Deliveries that were given up. */
export async function readFailed(trx: Db, order: LogOrder): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`select 'notifications:' || d.id as id, date_trunc('milliseconds', d.ended_at) as at, 'error' as level, 'notifications' as source, 'notifications.delivery_failed' as event,
      m.subject, concat_ws(': ', d.channel, m.type, d.error) as message, null as actor_id, null as request_id
    from notifications.delivery d join notifications.message m on m.tenant_id = d.tenant_id and m.id = d.message_id
    where d.status = 'failed' and d.ended_at is not null and ${ordered(order, sql`d.ended_at`, sql`('notifications:' || d.id)`)}`.execute(trx)
  return rows
}
