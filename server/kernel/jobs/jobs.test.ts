import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { inTransaction, withTenant } from '../db.ts'
import { defineJob, enqueue, type Job, onCall, onSchedule } from '../jobs.ts'
import { asCaller, testApp, testDatabase, testServices } from '../testing.ts'
import { queueRoutes } from './queue-state.ts'
import { installQueues } from './queues.ts'
import { startScheduler, startWorker } from './worker.ts'

const TENANT = '00000000-0000-4000-8000-000000000001'
const greet = defineJob('test.greet', z.object({ name: z.string() }), { retries: 1, delay_s: 1, concurrency: 1 })
const until = (check: () => unknown) => vi.waitFor(() => expect(check()).toBe(true), { timeout: 15_000, interval: 50 })

async function start(jobs: Job[], { working = true } = {}) {
  const database = await testDatabase()
  await installQueues(database.url, jobs)
  const services = testServices(database)
  const work = async () => {
    const stop = await startWorker(services, { url: database.url, jobs })
    onTestFinished(stop)
    return stop
  }
  if (working) await work()
  return { database, services, work, send: (name: string, priority: 'manual' | 'schedule' = 'manual') => withTenant(database.app, TENANT, (trx) => enqueue(trx, greet, { name }, { priority })) }
}

test('a job that was enqueued in a committed transaction runs', async () => {
  const greeted: string[] = []
  const { send } = await start([onCall(greet, async (_, { name }) => greeted.push(name))])
  await send('Mei')
  await until(() => greeted.join() === 'Mei')
})

test('a job of a transaction that is rolled back never runs', async () => {
  const { database } = await start([onCall(greet, async () => {})], { working: false })
  await expect(withTenant(database.app, TENANT, async (trx) => {
    await enqueue(trx, greet, { name: 'Mei' })
    throw new Error('changed my mind')
  })).rejects.toThrow()
  expect((await sql`select 1 from jobs.job where name = 'test.greet'`.execute(database.owner)).rows).toEqual([])
})

test('what a person waits for goes before what the clock started', async () => {
  const greeted: string[] = []
  const { send, work } = await start([onCall(greet, async (_, { name }) => greeted.push(name))], { working: false })
  await send('night', 'schedule')
  await send('day', 'manual')
  await work()
  await until(() => greeted.length === 2)
  expect(greeted).toEqual(['day', 'night'])
})

test('a job that fails is tried again; after the last attempt it is told so and dead-lettered', async () => {
  const attempts: boolean[] = []
  const dead: string[] = []
  const job = onCall(greet, async ({ isLastAttempt }) => {
    attempts.push(isLastAttempt)
    throw new Error('no')
  }, async (_, { name }) => dead.push(name))
  const { send } = await start([job])
  await send('Mei')
  await until(() => dead.length === 1)
  expect({ attempts, dead }).toEqual({ attempts: [false, true], dead: ['Mei'] })
})

test('a worker that stops tells its jobs and waits for them', async () => {
  let ended = ''
  const started = Promise.withResolvers<void>()
  const { send, work } = await start([onCall(greet, async ({ signal }) => {
    started.resolve()
    await sleep(20_000, undefined, { signal }).catch(() => {})
    ended = signal.aborted ? 'told' : 'ran out'
  })], { working: false })
  const stop = await work()
  await send('Mei')
  await started.promise
  await stop()
  expect(ended).toBe('told')
})

test('the application can add jobs and read nobody’s', async () => {
  const { database, send } = await start([onCall(greet, async () => {})], { working: false })
  await send('Mei')
  await expect(sql`select data from jobs.job`.execute(database.app)).rejects.toThrow(/permission denied/)
})

test('clocks are kept with their zone, and one that is gone is forgotten', async () => {
  const jobs = [onSchedule('test.weekly', '0 2 * * 0', async () => {}, 'Asia/Taipei'), onSchedule('test.hourly', '0 * * * *', async () => {})]
  const { database, services } = await start(jobs, { working: false })
  const stop = await startScheduler(services, { url: database.url, jobs })
  await stop()
  const again = await startScheduler(services, { url: database.url, jobs: jobs.slice(0, 1) })
  await again()
  const { rows } = await sql`select name, cron, timezone from jobs.schedule`.execute(database.owner)
  expect(rows).toEqual([{ name: 'test.weekly', cron: '0 2 * * 0', timezone: 'Asia/Taipei' }])
})

test('an admin sees how many jobs of the own tenant wait, and none of another', async () => {
  const database = await testDatabase()
  const count = defineJob('test.count', z.object({ tenant_id: z.uuid() }))
  await installQueues(database.url, [onCall(count, async () => {})])
  const [mine, theirs] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  for (const tenant_id of [mine, mine, theirs]) await inTransaction(database.app, (trx) => enqueue(trx, count, { tenant_id }))
  const app = await testApp(testServices(database), queueRoutes)
  const answer = await app.inject({ url: '/api/v1/system/queues', headers: asCaller({ tenant_id: mine, role: 'admin' }) })
  expect(answer.json()).toMatchObject({ data: [{ name: 'test.count', waiting: 2, running: 0, retrying: 0, failed: 0, oldest_waiting_at: expect.any(String) }] })
})
