import { type Job as Delivered, PgBoss } from 'pg-boss'
import { messageOf } from '../errors.ts'
import { type Job, SCHEMA } from '../jobs.ts'
import { deadQueueOf } from './queues.ts'
import type { Services } from '../services.ts'

const POLL_S = 0.5
const STOP_LIMIT_MS = 20_000

interface Options {
  url: string
  jobs: Job[]
}

/** Works off the jobs of these kinds. @returns a function that stops taking jobs and waits for those in hand */
export async function startWorker(services: Services, { url, jobs }: Options): Promise<() => Promise<void>> {
  const { log } = services
  const boss = await startBoss(url, { supervise: true, schedule: false }, services)
  const stopping = new AbortController()
  const fetching = { pollingIntervalSeconds: POLL_S, burstWhenBatchFull: true, perJobResults: true } as const
  for (const job of jobs) {
    await boss.work<object, unknown, typeof fetching & { localConcurrency: number; batchSize: number }>(job.name, { ...fetching, localConcurrency: job.policy.concurrency, batchSize: job.policy.batch }, (deliveries) =>
      Promise.all(deliveries.map((delivery) => run(services, { job, delivery, stopping: stopping.signal }))),
    )
    if (job.onDead === undefined) continue
    const mourner: Job = { ...job, name: deadQueueOf(job.name), run: job.onDead.bind(job) }
    await boss.work<object, unknown, typeof fetching>(mourner.name, fetching, (deliveries) =>
      Promise.all(deliveries.map((delivery) => run(services, { job: mourner, delivery, stopping: stopping.signal }))),
    )
  }
  return async () => {
    stopping.abort()
    await boss.stop({ graceful: true, timeout: STOP_LIMIT_MS })
    log.debug('worker stopped')
  }
}

async function run(services: Services, { job, delivery, stopping }: { job: Job; delivery: Delivered; stopping: AbortSignal }) {
  const end = services.metrics.jobs.startTimer({ job: job.name })
  try {
    const isLastAttempt = delivery.retryCount >= job.policy.retries
    await job.run({ services, signal: AbortSignal.any([delivery.signal, stopping]), isLastAttempt }, delivery.data)
    end({ outcome: 'done' })
    return { id: delivery.id, status: 'completed' as const }
  } catch (error) {
    end({ outcome: 'failed' })
    services.log.error({ err: error, job: job.name, job_id: delivery.id, attempt: delivery.retryCount + 1 }, 'a job failed')
    return { id: delivery.id, status: 'failed' as const, output: { message: messageOf(error) } }
  }
}

/** Fires the clocks of these jobs, once for all processes that run a scheduler. */
export async function startScheduler(services: Services, { url, jobs }: Options): Promise<() => Promise<void>> {
  const boss = await startBoss(url, { supervise: false, schedule: true }, services)
  const clocks = jobs.filter((job) => job.cron !== undefined)
  for (const { name, cron } of clocks) if (cron) await boss.schedule(name, cron.expression, {}, { tz: cron.zone })
  for (const { name } of await boss.getSchedules()) if (!clocks.some((job) => job.name === name)) await boss.unschedule(name)
  return () => boss.stop({ graceful: true, timeout: STOP_LIMIT_MS })
}

async function startBoss(url: string, flags: { supervise: boolean; schedule: boolean }, { log }: Services): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url, schema: SCHEMA, options: '-c role=tradewind_system', migrate: false, createSchema: false,
    max: 4, superviseIntervalSeconds: 5, maintenanceIntervalSeconds: 600, reindex: false, ...flags,
  })
  boss.on('error', (error) => log.warn({ reason: messageOf(error) }, 'job queue'))
  await boss.start()
  return boss
}
