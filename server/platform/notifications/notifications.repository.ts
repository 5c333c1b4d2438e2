import { type Generated, type Insertable, sql } from 'kysely'
import { readCursor } from '#kernel/cursor'
import type { Db } from '#kernel/db'
import type { Letters, Notification, NotificationQuery } from './notifications.schema.ts'

interface MessageTable {
  tenant_id: string
  id: Generated<string>
  type: string
  severity: 'low' | 'medium' | 'high'
  reason_code: string
  facts: Record<string, unknown>
  subject: string
  link: string
  letters: Letters | null
  webhook: { type: string; payload: Record<string, unknown> } | null
  dedupe: string
  created_at: Generated<Date>
}
interface NotificationTable {
  tenant_id: string
  person_id: string
  id: Generated<string>
  message_id: string
  read_at: Generated<Date | null>
  created_at: Generated<Date>
}

const tables = (db: Db) => db.$extendTables<{ 'notifications.message': MessageTable; 'notifications.notification': NotificationTable }>()

/** Its id, or undefined when it was told before. */
export const insertMessage = async (trx: Db, message: Insertable<MessageTable>): Promise<string | undefined> =>
  (await tables(trx).insertInto('notifications.message').values(message).onConflict((conflict) => conflict.columns(['tenant_id', 'dedupe']).doNothing()).returning('id').executeTakeFirst())?.id

export const findMessage = (trx: Db, id: string) => tables(trx).selectFrom('notifications.message').selectAll().where('id', '=', id).executeTakeFirst()
export type Message = NonNullable<Awaited<ReturnType<typeof findMessage>>>

export const insertAll = (trx: Db, rows: Insertable<NotificationTable>[]) =>
  tables(trx).insertInto('notifications.notification').values(rows).returning(['id', 'person_id']).execute()

const productId = sql<string | null>`case when m.facts->>'product_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then m.facts->>'product_id' end`

export async function list(trx: Db, personId: string, { cursor, limit, unread, type, severity }: NotificationQuery): Promise<Notification[]> {
  const after = readCursor(cursor)
  let found = tables(trx).selectFrom('notifications.notification as n')
    .innerJoin('notifications.message as m', (join) => join.onRef('m.id', '=', 'n.message_id').onRef('m.tenant_id', '=', 'n.tenant_id'))
    .select(['n.id', 'm.type', 'm.severity', 'm.reason_code', 'm.facts', 'm.subject', 'm.link', productId.as('product_id'), 'n.read_at', 'n.created_at']).where('n.person_id', '=', personId)
  if (unread) found = found.where('n.read_at', 'is', null)
  if (type !== undefined) found = found.where('m.type', '=', type)
  if (severity !== undefined) found = found.where('m.severity', '=', severity)
  if (after !== undefined) found = found.where(sql<boolean>`(n.created_at, n.id) < (${after.at}, ${after.id}::uuid)`)
  return found.orderBy('n.created_at', 'desc').orderBy('n.id', 'desc').limit(limit + 1).execute()
}

export const countUnread = async (trx: Db, personId: string): Promise<number> =>
  (await tables(trx).selectFrom('notifications.notification').select(sql<number>`count(*)`.as('unread')).where('person_id', '=', personId).where('read_at', 'is', null).executeTakeFirstOrThrow()).unread

/** How many were unread until now. */
export async function markRead(trx: Db, personId: string, ids: readonly string[] | undefined): Promise<number> {
  let unread = tables(trx).updateTable('notifications.notification').set({ read_at: sql`now()` }).where('person_id', '=', personId).where('read_at', 'is', null)
  if (ids !== undefined) unread = unread.where('id', 'in', [...ids])
  return Number((await unread.executeTakeFirst()).numUpdatedRows)
}

/** With what hangs on them. */
export const removeBefore = (systemDb: Db, date: Date) => tables(systemDb).deleteFrom('notifications.message').where('created_at', '<', date).execute()
