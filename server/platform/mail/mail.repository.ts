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

/** Locked until it is sent. Undefined when it is not due, has ended, or is being sent by somebody else. */
export const takeDue = (systemDb: Db, id: string, now: Date) =>
  tables(systemDb).selectFrom('mail.mail').selectAll().where('id', '=', id).where('status', '=', 'queued').where('next_at', '<=', now).forUpdate().skipLocked().executeTakeFirst()

export const listDue = (systemDb: Db, now: Date, limit: number) =>
  tables(systemDb).selectFrom('mail.mail').select('id').where('status', '=', 'queued').where('next_at', '<=', now).orderBy('next_at').limit(limit).execute()

/** What a mail said is not kept. */
export const end = (systemDb: Db, id: string, end: { status: 'sent' | 'failed'; attempts: number; error: string | null; ended_at: Date }) =>
  tables(systemDb).updateTable('mail.mail').set({ ...end, body: null }).where('id', '=', id).execute()

export const postpone = (systemDb: Db, id: string, wait: { attempts: number; next_at: Date; error: string }) =>
  tables(systemDb).updateTable('mail.mail').set(wait).where('id', '=', id).execute()

/** Says why the mails that are due are not sent. */
export const explainDue = (systemDb: Db, now: Date, error: string) =>
  tables(systemDb).updateTable('mail.mail').set({ error }).where('status', '=', 'queued').where('next_at', '<=', now).where(sql<boolean>`error is distinct from ${error}`).execute()

export const deleteEndedBefore = (systemDb: Db, date: Date) => tables(systemDb).deleteFrom('mail.mail').where('ended_at', '<', date).execute()

/** How these mails of the transaction's tenant stand. */
export const listStates = (trx: Db, ids: readonly string[]) =>
  tables(trx).selectFrom('mail.mail').select(['id', 'status', 'error']).where('id', 'in', [...ids]).execute()
