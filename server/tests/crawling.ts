import { sql } from 'kysely'
import { onTestFinished, vi } from 'vitest'
import type { Module } from '#kernel/module'
import { asCaller, testApp, testDatabase, testServices } from '#kernel/testing'
import { createLog } from '#kernel/telemetry'
import { startSandbox } from '../../sandbox/server.ts'
import { deliverPending } from '../kernel/events/relay.ts'
import { tasksModule } from '../platform/tasks/module.ts'
import { trackingModule } from '../track/tracking/module.ts'
import { crawlingModule } from '../track/crawling/module.ts'

export const TENANT = '00000000-0000-4000-8000-000000000001'
export const OTHER = '00000000-0000-4000-8000-000000000002'
export const ASIN = 'B0TWAVE001'
const CRAWLING: Module[] = [tasksModule, trackingModule, crawlingModule]

const AHEAD_MS = 3_600_000
const REDELIVERED_MS = 15_000

interface Answer {
  data?: Record<string, unknown>
  code?: string
  field?: string
  error?: string
}

/**
 * Crawling with a sandbox of its own, and a clock that stands still until the queue has nothing left to do now: then it goes to
 * when the next job is due. So whole hours of waiting pass in a test without waiting.
 */
export async function startCrawling({ env = {}, speed = 1, recordings, more = [] }: { env?: Record<string, string>; speed?: number; recordings?: string; more?: Module[] } = {}) {
  const modules = [...CRAWLING, ...more]
  const jobs = modules.flatMap((m) => m.jobs ?? [])
  const consumers = modules.flatMap((m) => m.consumers ?? [])
  const names = jobs.flatMap((job) => (job.cron === undefined && !job.name.startsWith('tracking.') ? [job.name] : []))
  // Ahead of the database's own clock, which goes on: what is due now by that is due by this.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + AHEAD_MS })
  onTestFinished(() => void vi.useRealTimers())
  const sandbox = await startSandbox({ port: 0, speed: 60, recordings, runMs: (pages) => 1_000 + pages })
  onTestFinished(() => sandbox.stop())
  const database = await testDatabase()
  const services = testServices(database, { APIFY_URL: `${sandbox.url}/apify`, APIFY_TOKEN: 'test-token', PORT: '0', ...env })
  services.config.world_speed = speed
  const app = await testApp(services, ...modules.flatMap((m) => m.routes ?? []))
  const log = createLog('silent')

  const deliver = () => database.system.connection().execute(async (session) => {
    while ((await deliverPending(session, { consumers, log })) > 0);
  })

  /** The next job. */
  async function takeJob(until: number) {
    const { rows } = await sql<{ id: string; name: string; data: object; start_after: Date }>`
      select id, name, data, start_after from jobs.job where state = 'created' and name = any(${names}::text[]) and start_after <= ${new Date(until)} order by greatest(start_after, ${new Date()}), priority desc, created_on limit 1`.execute(database.owner)
    return rows[0]
  }

  const context = () => ({ services, signal: new AbortController().signal, isLastAttempt: false })

  /** The clock of each minute. */
  const tick = async () => {
    for (const job of jobs.filter(({ name }) => name.endsWith('.clock'))) await job.run(context(), {})
  }

  /**
   * Runs the queue until nothing is left to do before so many seconds from now have passed. @param each false: the job dies with
   * its process @param mayFail a job that fails is as one that died
   */
  async function work(seconds = 0, { each = () => true, mayFail = false }: { each?: (name: string) => boolean; mayFail?: boolean } = {}): Promise<void> {
    const until = Date.now() + seconds * 1000
    for (let minute = Date.now() + 60_000; ; ) {
      await deliver()
      const taken = await takeJob(Math.min(Math.max(until, Date.now() + 1_500), minute))
      if (taken === undefined) {
        if (minute > until) break
        vi.setSystemTime(minute)
        minute += 60_000
        await tick()
        continue
      }
      if (taken.start_after.getTime() > Date.now()) vi.setSystemTime(taken.start_after)
      // The queue gives a job whose process died to another, after a while.
      const again = () => sql`update jobs.job set start_after = ${new Date(Date.now() + REDELIVERED_MS)} where id = ${taken.id}`.execute(database.owner)
      if (!each(taken.name)) {
        await again()
        continue
      }
      try {
        await jobs.find((job) => job.name === taken.name)?.run(context(), taken.data)
        await sql`delete from jobs.job where id = ${taken.id}`.execute(database.owner)
      } catch (error) {
        if (!mayFail) throw error
        await again()
      }
    }
    if (Date.now() < until) vi.setSystemTime(until)
  }

  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, tenant_id = TENANT) => {
    const answer = await app.inject({ method, url: `/api/v1${path}`, headers: asCaller({ tenant_id }), ...(body === undefined ? {} : { payload: body }) })
    const { data, code, field, error } = answer.statusCode === 204 ? {} as Answer : answer.json<Answer>()
    return { status: answer.statusCode, data: data ?? {}, code, field, error }
  }

  const count = async (table: string, where = 'true') => (await sql<{ count: number }>`select count(*) as count from ${sql.raw(table)} where ${sql.raw(where)}`.execute(database.owner)).rows[0]?.count ?? 0
  const rows = async <T>(text: string) => (await sql<T>`${sql.raw(text)}`.execute(database.owner)).rows

  return {
    sandbox, database, services, app, work, deliver, send, count, rows, context,
    tick,
    addProduct: async (asin = ASIN, { tenant_id = TENANT, crawl_frequency = 'daily' }: { tenant_id?: string; crawl_frequency?: string } = {}): Promise<string> => {
      const { data, status, error } = await send('POST', '/products', { asin, marketplace: 'us', crawl_frequency }, tenant_id)
      if (status !== 201) throw new Error(`${status} ${error}`)
      return data.product_id as string
    },
    crawl: async (product_ids: string[], tenant_id = TENANT) => (await send('POST', '/crawl/manual', { product_ids }, tenant_id)).data as unknown as { task_id: string; fresh: number; queued: number },
    task: async (id: string, tenant_id = TENANT) => (await send('GET', `/tasks/${id}`, undefined, tenant_id)).data as unknown as { status: string; progress: number; result: Record<string, number> | null; error: string | null },
  }
}
export type Crawling = Awaited<ReturnType<typeof startCrawling>>
