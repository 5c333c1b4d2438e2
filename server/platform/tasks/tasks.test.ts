import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { refused } from '#kernel/errors'
import { defineJob, type JobContext } from '#kernel/jobs'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { installQueues } from '../../kernel/jobs/queues.ts'
import { openTask, runTask, type Running } from './index.ts'
import { taskRoutes } from './tasks.routes.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const count = defineJob('test.count', z.object({ task_id: z.uuid(), tenant_id: z.uuid(), to: z.int() }))

async function start() {
  const database = await testDatabase()
  await installQueues(database.url, [{ name: count.name, policy: count.policy, run: async () => {} }])
  const services = testServices(database)
  const app = await testApp(services, taskRoutes)
  const open = (tenant_id = TENANT) => withTenant(database.app, tenant_id, (trx) =>
    openTask(trx, { tenant_id, kind: 'count', title: 'Count to 3', params: { to: 3 }, job: count, payload: { to: 3 } }))
  const context = (more: Partial<JobContext> = {}): JobContext => ({ services, signal: new AbortController().signal, isLastAttempt: false, ...more })
  const run = (task_id: string, work: (running: Running) => Promise<Record<string, unknown>>, more: Partial<JobContext> = {}) => runTask(context(more), { task_id, tenant_id: TENANT }, work)
  const read = async (id: string) => (await app.inject({ url: `/api/v1/tasks/${id}`, headers: asCaller() })).json().data
  const act = (id: string, verb: string) => app.inject({ method: 'POST', url: `/api/v1/tasks/${id}/${verb}`, headers: asCaller() })
  const published = async () => (await sql<{ type: string; status: string }>`select type, payload->>'status' as status from kernel.outbox order by id`.execute(database.owner)).rows.map((e) => `${e.type} ${e.status}`)
  return { database, app, open, run, read, act, published }
}

test('a task is followed from the queue to its result', async () => {
  const { open, run, read, published } = await start()
  const id = await open()
  expect(await read(id)).toMatchObject({ kind: 'count', status: 'queued', progress: 0, completed_at: null })
  await run(id, async ({ report }) => {
    await report(40)
    expect(await read(id)).toMatchObject({ status: 'running', progress: 40 })
    return { counted: 3 }
  })
  expect(await read(id)).toMatchObject({ status: 'succeeded', progress: 100, result: { counted: 3 }, completed_at: expect.any(String) })
  expect(await published()).toEqual(['tasks.task_progressed queued', 'tasks.task_progressed running', 'tasks.task_progressed running', 'tasks.task_ended succeeded'])
})

test('its job waits in the queue with the task it belongs to', async () => {
  const { database, open } = await start()
  const id = await open()
  const { rows } = await sql<{ data: unknown }>`select data from jobs.job where name = 'test.count'`.execute(database.owner)
  expect(rows).toEqual([{ data: { task_id: id, tenant_id: TENANT, to: 3 } }])
})

test('an expected failure ends the task with its reason, without another attempt', async () => {
  const { open, run, read } = await start()
  const id = await open()
  await run(id, () => Promise.reject(refused('FILE_EMPTY', 'The file is empty')))
  expect(await read(id)).toMatchObject({ status: 'failed', error: 'The file is empty' })
})

test('an unexpected failure is tried again, and told after the last attempt without its inside', async () => {
  const { open, run, read } = await start()
  const id = await open()
  await expect(run(id, () => Promise.reject(new Error('socket')))).rejects.toThrow('socket')
  expect(await read(id)).toMatchObject({ status: 'running' })
  await expect(run(id, () => Promise.reject(new Error('socket')), { isLastAttempt: true })).rejects.toThrow('socket')
  expect(await read(id)).toMatchObject({ status: 'failed', error: 'Something went wrong on our side' })
})

test('a cancelled task stops its work and stays cancelled', async () => {
  const { open, run, read, act } = await start()
  const id = await open()
  await run(id, async ({ report, signal }) => {
    expect((await act(id, 'cancel')).statusCode).toBe(200)
    await report(50)
    signal.throwIfAborted()
    return { counted: 3 }
  })
  expect(await read(id)).toMatchObject({ status: 'cancelled', result: null })
})

test('a task cancelled before its job began is not begun', async () => {
  const { open, run, act } = await start()
  const id = await open()
  await act(id, 'cancel')
  await run(id, () => Promise.reject(new Error('must not run')))
})

test('a task that ended is not cancelled, a task that runs is neither retried nor deleted', async () => {
  const { app, open, run, act } = await start()
  const [ended, waiting] = [await open(), await open()]
  await run(ended, async () => ({}))
  expect((await act(ended, 'cancel')).json().code).toBe('TASK_ENDED')
  expect((await act(waiting, 'retry')).json().code).toBe('TASK_NOT_FAILED')
  expect((await app.inject({ method: 'DELETE', url: `/api/v1/tasks/${waiting}`, headers: asCaller() })).json().code).toBe('TASK_RUNNING')
})

test('a failed task that is retried waits in the queue again', async () => {
  const { database, open, run, read, act } = await start()
  const id = await open()
  await run(id, () => Promise.reject(refused('X', 'no')))
  expect((await act(id, 'retry')).statusCode).toBe(200)
  expect(await read(id)).toMatchObject({ status: 'queued', error: null, progress: 0 })
  const { rows } = await sql`select 1 from jobs.job where name = 'test.count'`.execute(database.owner)
  expect(rows).toHaveLength(2)
})

test('the tasks of another tenant do not exist', async () => {
  const { app, open } = await start()
  const id = await open(OTHER)
  const all = await app.inject({ url: '/api/v1/tasks', headers: asCaller() })
  expect(all.json().data).toEqual([])
  for (const method of ['GET', 'DELETE'] as const) expect((await app.inject({ method, url: `/api/v1/tasks/${id}`, headers: asCaller() })).statusCode).toBe(404)
  expect((await app.inject({ method: 'POST', url: `/api/v1/tasks/${id}/cancel`, headers: asCaller() })).statusCode).toBe(404)
})

test('tasks are listed newest first and by status', async () => {
  const { app, open, run } = await start()
  const [first, second] = [await open(), await open()]
  await run(first, async () => ({}))
  const list = async (query: string) => (await app.inject({ url: `/api/v1/tasks${query}`, headers: asCaller() })).json()
  expect((await list('')).data.map((t: { id: string }) => t.id)).toEqual([second, first])
  expect(await list('?status=succeeded')).toMatchObject({ data: [{ id: first }], pagination: { total: 1 } })
})
