import type { z } from 'zod'
import { type Db, withTenant } from '#kernel/db'
import { AppError, conflict, messageOf, notFound } from '#kernel/errors'
import { publish } from '#kernel/events'
import { enqueue, enqueueAgain, type JobContext, type JobType } from '#kernel/jobs'
import { taskEnded, taskProgressed } from './tasks.events.ts'
import * as tasks from './tasks.repository.ts'
import type { Status } from './tasks.schema.ts'

const REPORT_EVERY_MS = 250
/** How long work that reports nothing, because it waits for somebody outside, goes on after it was cancelled. */
const LOOK_EVERY_MS = 1_500

/** What the payload of a task's job holds besides what is its own. */
export interface TaskPayload {
  task_id: string
  tenant_id: string
}

interface NewTask<P extends z.ZodType<TaskPayload, TaskPayload>> {
  tenant_id: string
  created_by?: string
  kind: string
  title: string
  params: Record<string, unknown>
  /** 1 (first) to 5. */
  priority?: number
  job: JobType<P>
  payload: Omit<z.input<P>, keyof TaskPayload>
}

/** Opens a task and enqueues its job in the caller's transaction. The job's payload gets `task_id` and `tenant_id` added. */
export async function openTask<P extends z.ZodType<TaskPayload, TaskPayload>>(trx: Db, { job, payload, priority = 2, created_by, ...task }: NewTask<P>): Promise<string> {
  const id = crypto.randomUUID()
  const job_payload = { ...payload, task_id: id, tenant_id: task.tenant_id }
  const made = await tasks.insert(trx, { id, ...task, priority, created_by: created_by ?? null, job: job.name, job_payload })
  await enqueue(trx, job, job_payload as z.input<P>, { priority: 'manual' })
  await announce(trx, made)
  return made.id
}

/** What the work of a task may say and ask while it runs. */
export interface Running {
  /** 0–100; shown live, written at most four times a second. */
  report: (percent: number) => Promise<void>
  /** Aborts when somebody cancels the task, or the process stops. */
  signal: AbortSignal
}

/**
 * Runs the work of a task's job and keeps the row true: running, progress, then its end. An expected failure (AppError)
 * ends the task; any other is tried again by the queue and ends the task after the last attempt.
 */
export async function runTask(
  { services: { db, log }, signal, isLastAttempt }: JobContext,
  { task_id, tenant_id }: TaskPayload,
  work: (running: Running) => Promise<Record<string, unknown>>,
): Promise<void> {
  const inTenant = <T>(act: (trx: Db) => Promise<T>) => withTenant(db, tenant_id, act)
  const started = await inTenant(async (trx) => {
    const row = await tasks.start(trx, task_id)
    if (row) await announce(trx, row)
    return row
  })
  if (started === undefined) return // cancelled before it began, or deleted
  const cancelled = new AbortController()
  const cancel = () => cancelled.abort(new AppError([409, 'CANCELLED'], 'The task was cancelled'))
  const looking = setInterval(() => {
    inTenant((trx) => tasks.isRunning(trx, task_id)).then((isRunning) => isRunning || cancel(), (error: unknown) => log.warn({ task_id, error: messageOf(error) }, 'whether a task was cancelled could not be read'))
  }, LOOK_EVERY_MS)
  looking.unref()
  let reportedAt = 0
  const report = async (percent: number) => {
    if (Date.now() - reportedAt < REPORT_EVERY_MS) return
    reportedAt = Date.now()
    await inTenant(async (trx) => {
      const row = await tasks.progress(trx, task_id, Math.max(0, Math.min(99, Math.floor(percent))))
      if (row === undefined) cancel()
      else await announce(trx, row)
    })
  }
  try {
    const result = await work({ report, signal: AbortSignal.any([signal, cancelled.signal]) })
    await inTenant((trx) => endTask(trx, task_id, { status: 'succeeded', result }))
  } catch (error) {
    if (cancelled.signal.aborted) return
    const expected = error instanceof AppError
    if (expected || (isLastAttempt && !signal.aborted)) await inTenant((trx) => endTask(trx, task_id, { status: 'failed', error: expected ? error.message : 'Something went wrong on our side' }))
    if (!expected) throw error
  } finally {
    clearInterval(looking)
  }
}

/**
 * For a task whose work is done by many: its job begins it, whoever does a part reports, the last one finishes it.
 * @returns true for the one call that began it; false when it runs already or has ended
 */
export async function beginTask(trx: Db, id: string): Promise<boolean> {
  const row = await tasks.begin(trx, id)
  if (row) await announce(trx, row)
  return row !== undefined
}

/** Shows how far it is. Nothing happens when it does not run, or is shown so already. */
export async function progressTask(trx: Db, id: string, percent: number): Promise<void> {
  const row = await tasks.advance(trx, id, Math.max(0, Math.min(99, Math.floor(percent))))
  if (row) await announce(trx, row)
}

/** Ends it with what came of it. The first end counts. */
export const finishTask = (trx: Db, id: string, outcome: { status: 'succeeded' | 'failed'; result: Record<string, unknown>; error?: string }): Promise<boolean> => endTask(trx, id, outcome)

/** For a job that is given up because its processes died. */
export const failTask = (db: Db, { task_id, tenant_id }: TaskPayload, error: unknown) =>
  withTenant(db, tenant_id, (trx) => endTask(trx, task_id, { status: 'failed', error: messageOf(error) }))

async function endTask(trx: Db, id: string, outcome: { status: Status; result?: Record<string, unknown>; error?: string }): Promise<boolean> {
  const row = await tasks.end(trx, id, outcome)
  if (row === undefined) return false
  await publish(trx, taskEnded, { key: id, payload: { task_id: id, kind: row.kind, status: row.status, progress: row.progress, error: row.error } })
  return true
}

/** Nobody works on it any more. What was told of its end may be older: somebody may have retried it since. */
export const isTaskOver = (trx: Db, id: string): Promise<boolean> => tasks.isOver(trx, id)

export async function cancelTask(trx: Db, id: string) {
  if (!(await endTask(trx, id, { status: 'cancelled' }))) {
    if ((await tasks.find(trx, id)) === undefined) throw notFound('task')
    throw conflict('TASK_ENDED', 'The task has ended already')
  }
  return getTask(trx, id)
}

export async function retryTask(trx: Db, id: string) {
  const task = await tasks.findLocked(trx, id)
  if (task === undefined) throw notFound('task')
  if (task.status !== 'failed' && task.status !== 'cancelled') throw conflict('TASK_NOT_FAILED', 'Only a failed or cancelled task can be retried')
  await announce(trx, await tasks.reopen(trx, id))
  await enqueueAgain(trx, task.job, task.job_payload)
  return getTask(trx, id)
}

export async function deleteTask(trx: Db, id: string): Promise<void> {
  if ((await tasks.remove(trx, id)).numDeletedRows === 1n) return
  if ((await tasks.find(trx, id)) === undefined) throw notFound('task')
  throw conflict('TASK_RUNNING', 'Cancel the task before you delete it')
}

export async function getTask(db: Db, id: string) {
  const task = await tasks.find(db, id)
  if (task === undefined) throw notFound('task')
  return task
}

const announce = (trx: Db, { id, kind, status, progress }: { id: string; kind: string; status: Status; progress: number }) =>
  publish(trx, taskProgressed, { key: id, payload: { task_id: id, kind, status, progress } })
