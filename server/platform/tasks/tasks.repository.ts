import { type Generated, type Insertable, sql } from 'kysely'
import type { Db } from '#kernel/db'
import { paginate } from '#kernel/shapes'
import type { Status, TaskQuery } from './tasks.schema.ts'

interface TaskTable {
  tenant_id: string
  id: Generated<string>
  kind: string
  title: string
  status: Generated<Status>
  priority: number
  progress: Generated<number>
  params: Record<string, unknown>
  result: Generated<Record<string, unknown> | null>
  error: Generated<string | null>
  job: string
  job_payload: Record<string, unknown>
  created_by: string | null
  created_at: Generated<Date>
  started_at: Generated<Date | null>
  completed_at: Generated<Date | null>
}

const tables = (db: Db) => db.$extendTables<{ 'tasks.task': TaskTable }>()
const SHOWN = ['id', 'kind', 'title', 'status', 'priority', 'progress', 'params', 'result', 'error', 'created_at', 'started_at', 'completed_at'] as const
const ENDED: Status[] = ['succeeded', 'failed', 'cancelled']

export async function list(db: Db, { page, limit, status, kind }: TaskQuery) {
  let found = tables(db).selectFrom('tasks.task')
  if (status !== undefined) found = found.where('status', '=', status)
  if (kind !== undefined) found = found.where('kind', '=', kind)
  const data = await found.select(SHOWN).orderBy('created_at', 'desc').orderBy('id').limit(limit).offset((page - 1) * limit).execute()
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { data, pagination: paginate({ page, limit }, total) }
}

export const find = (db: Db, id: string) => tables(db).selectFrom('tasks.task').select(SHOWN).where('id', '=', id).executeTakeFirst()

/** False once it ended, or was deleted. */
export const isRunning = async (db: Db, id: string): Promise<boolean> => (await tables(db).selectFrom('tasks.task').select('status').where('id', '=', id).executeTakeFirst())?.status === 'running'

/** True once it ended, and when it was deleted. */
export async function isOver(db: Db, id: string): Promise<boolean> {
  const task = await tables(db).selectFrom('tasks.task').select('status').where('id', '=', id).executeTakeFirst()
  return task === undefined || ENDED.includes(task.status)
}

/** Locks the row: events of a task are published in the order of its states. */
export const findLocked = (db: Db, id: string) => tables(db).selectFrom('tasks.task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const insert = (db: Db, task: Insertable<TaskTable>) => tables(db).insertInto('tasks.task').values(task).returning(['id', 'kind', 'status', 'progress']).executeTakeFirstOrThrow()

/** Undefined when it has ended already (cancelled, say). */
export const start = (db: Db, id: string) =>
  tables(db).updateTable('tasks.task').set({ status: 'running', started_at: sql`coalesce(started_at, now())` })
    .where('id', '=', id).where('status', 'in', ['queued', 'running']).returning(['id', 'kind', 'status', 'progress']).executeTakeFirst()

/** Undefined when it runs already, or has ended. */
export const begin = (db: Db, id: string) =>
  tables(db).updateTable('tasks.task').set({ status: 'running', started_at: sql`now()` }).where('id', '=', id).where('status', '=', 'queued').returning(['id', 'kind', 'status', 'progress']).executeTakeFirst()

/** Progress that never goes back. */
export const advance = (db: Db, id: string, percent: number) =>
  tables(db).updateTable('tasks.task').set({ progress: percent })
    .where('id', '=', id).where('status', '=', 'running').where('progress', '<', percent).returning(['id', 'kind', 'status', 'progress']).executeTakeFirst()

export const progress = (db: Db, id: string, percent: number) =>
  tables(db).updateTable('tasks.task').set({ progress: percent })
    .where('id', '=', id).where('status', '=', 'running').returning(['id', 'kind', 'status', 'progress']).executeTakeFirst()

/** Undefined when it has ended already: the first end counts. */
export const end = (db: Db, id: string, { status, result, error }: { status: Status; result?: Record<string, unknown>; error?: string }) =>
  tables(db).updateTable('tasks.task')
    .set({ status, completed_at: sql`now()`, error: error ?? null, ...(result ? { result } : {}), ...(status === 'succeeded' ? { progress: 100 } : {}) })
    .where('id', '=', id).where('status', 'not in', ENDED).returning(['id', 'kind', 'status', 'progress', 'error']).executeTakeFirst()

export const reopen = (db: Db, id: string) =>
  tables(db).updateTable('tasks.task').set({ status: 'queued', progress: 0, error: null, result: null, started_at: null, completed_at: null })
    .where('id', '=', id).returning(['id', 'kind', 'status', 'progress']).executeTakeFirstOrThrow()

export const remove = (db: Db, id: string) => tables(db).deleteFrom('tasks.task').where('id', '=', id).where('status', 'in', ENDED).executeTakeFirst()
