import { type Generated, type Insertable, sql } from 'kysely'
import type { Db } from '#kernel/db'

interface MailTable {
  tenant_id: string | null
  id: string
  to: string
  subject: string
  template: string
  language: string
  body: string | null
  is_sealed: boolean
  status: Generated<'queued' | 'sent' | 'failed'>
  attempts: Generated<number>
  next_at: Generated<Date>
  error: Generated<string | null>
  dedupe: string | null
  created_at: Generated<Date>
  ended_at: Generated<Date | null>
}

const tables = (db: Db) => db.$extendTables<{ 'mail.mail': MailTable }>()

/** False when a mail of the same `dedupe` is there already. */
export async function insert(db: Db, mail: Insertable<MailTable>): Promise<boolean> {
  const made = await tables(db).insertInto('mail.mail').values(mail).onConflict((on) => on.doNothing()).executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export const findByDedupe = (db: Db, tenantId: string | null, dedupe: string) =>
  tables(db).selectFrom('mail.mail').select('id').where('dedupe', '=', dedupe).where('tenant_id', tenantId === null ? 'is' : '=', tenantId).executeTakeFirstOrThrow()

/** What was put off stays off for less than this: later than that, the clock was set back. */
const FAR = sql`interval '2 hours'`
const isDue = (now: Date) => sql<boolean>`status = 'queued' and (next_at <= ${now} or next_at > ${now}::timestamptz + ${FAR})`

/** Takes it in hand until then. Undefined when it is not due, has ended, or is in other hands. */
export const takeDue = (systemDb: Db, id: string, { now, until }: { now: Date; until: Date }) =>
  tables(systemDb).updateTable('mail.mail').set({ next_at: until, attempts: sql`attempts + 1` }).where('id', '=', id).where(isDue(now)).returningAll().executeTakeFirst()

export const listDue = (systemDb: Db, now: Date, limit: number) =>
  tables(systemDb).selectFrom('mail.mail').select('id').where(isDue(now)).orderBy('next_at').limit(limit).execute()

/** As it was taken: after that nobody else has taken it. */
const taken = (systemDb: Db, { id, attempts }: { id: string; attempts: number }) =>
  tables(systemDb).updateTable('mail.mail').where('id', '=', id).where('attempts', '=', attempts).where('status', '=', 'queued')

/** What a mail said is not kept. */
export const end = (systemDb: Db, mail: { id: string; attempts: number }, end: { status: 'sent' | 'failed'; error: string | null; ended_at: Date }) =>
  taken(systemDb, mail).set({ ...end, body: null }).execute()

export const postpone = (systemDb: Db, mail: { id: string; attempts: number }, wait: { next_at: Date; error: string }) =>
  taken(systemDb, mail).set(wait).execute()

/** Says why the mails that are due are not sent. */
export const explainDue = (systemDb: Db, now: Date, error: string) =>
  tables(systemDb).updateTable('mail.mail').set({ error }).where(isDue(now)).where(sql<boolean>`error is distinct from ${error}`).execute()

export const deleteEndedBefore = (systemDb: Db, date: Date) => tables(systemDb).deleteFrom('mail.mail').where('ended_at', '<', date).execute()

/** How these mails of the transaction's tenant stand. */
export const listStates = (trx: Db, ids: readonly string[]) =>
  tables(trx).selectFrom('mail.mail').select(['id', 'status', 'error']).where('id', 'in', [...ids]).execute()
