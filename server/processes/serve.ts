import type { Config } from '#kernel/config'
import { StartError } from '#kernel/errors'
import type { Module } from '#kernel/module'
import type { Services } from '#kernel/services'
import { createLog } from '#kernel/telemetry'
import { openDatabase, prepareDatabase } from '../database.ts'
import { shopInDemo } from '../demo-shop.ts'
import { fillDemo, findDemo, openDemo } from '../demo.ts'
import { startRelay } from '../kernel/events/relay.ts'
import { startSignal } from '../kernel/events/signal.ts'
import { startScheduler, startWorker } from '../kernel/jobs/worker.ts'
import { modules as all } from '../modules.ts'
import { openServices } from '../services.ts'
import { startApi } from './api.ts'
import { CONSOLE_DIST } from './console.ts'
import { type Part, startAll } from './launcher.ts'
import { playOuterWorld } from './sandbox.ts'

export const ROLES = ['api', 'worker', 'scheduler', 'realtime'] as const
export type Role = (typeof ROLES)[number]

interface Options {
  config: Config
  run: Role[]
  modules: Module[]
  /** Resolves when the console's pages are there. */
  console: Promise<void>
  say: (line: string) => void
}

/** Runs these roles in this process until a signal stops them. Resolves with the exit code. */
export async function serve(options: Options): Promise<number> {
  const { config, say } = options
  const log = createLog(config.log_level ?? (process.stdout.isTTY ? 'warn' : 'info'))
  const ended = new Promise<number>((resolve) => {
    let signals = 0
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (++signals > 1) process.exit(130)
        resolve(0)
      })
    }
    listenForFatal = (notice) => {
      log.fatal(notice)
      resolve(1)
    }
  })
  const stop = await startAll(partsOf(options, log), log)
  const code = await ended
  if (process.stdout.isTTY) say('Stopping …')
  await stop()
  return code
}

let listenForFatal: (notice: string) => void = () => {}

function partsOf({ config, run, modules, console, say }: Options, log: ReturnType<typeof createLog>): Part[] {
  const jobs = all.flatMap((m) => m.jobs ?? [])
  const mine = modules.flatMap((m) => m.jobs ?? [])
  let url = ''
  let ownerUrl = ''
  let services: Services | undefined
  const ready = () => {
    if (services === undefined) throw new Error('services come first')
    return services
  }
  const parts: (Part & { role?: Role })[] = [
    {
      name: 'database',
      async start() {
        const database = await openDatabase(config, (notice, fatal) => (fatal ? listenForFatal(notice) : log.warn(notice)))
        url = database.url
        ownerUrl = database.ownerUrl
        return () => database.stop()
      },
    },
    {
      name: 'schema',
      async start() {
        try {
          const applied = await prepareDatabase({ ownerUrl, url }, jobs)
          if (applied.length > 0) log.info({ migrations: applied.length }, 'the database schema is up to date')
        } catch (error) {
          throw config.database_url === undefined || error instanceof StartError ? error : new StartError(String(error), { cause: error })
        }
        return () => {}
      },
    },
    {
      name: 'sandbox',
      start: async () => (run.includes('api') || run.includes('worker') ? playOuterWorld(config, say) : () => {}),
    },
    {
      name: 'services',
      async start() {
        const opened = openServices(config, url, log)
        services = opened
        return () => opened.close()
      },
    },
    {
      name: 'demo', role: 'api',
      async start() {
        await openDemo(ready(), say)
        return () => {}
      },
    },
    { name: 'signal', start: async () => startSignal(url, log) },
    {
      name: 'relay', role: 'worker',
      start: async () => startRelay(ready().systemDb, { consumers: modules.flatMap((m) => m.consumers ?? []), log, metrics: ready().metrics, world_speed: config.world_speed }),
    },
    { name: 'worker', role: 'worker', start: () => startWorker(ready(), { url, jobs: mine }) },
    { name: 'scheduler', role: 'scheduler', start: () => startScheduler(ready(), { url, jobs }) },
    {
      name: 'api', role: 'api',
      async start() {
        await console
        const api = await startApi(ready(), { modules, realtime: run.includes('realtime'), console: CONSOLE_DIST })
        const at = typeof api.address === 'object' && api.address ? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${api.address.port}` : ''
        say(`Tradewind is ready at ${config.public_url ?? at}`)
        return () => api.stop()
      },
    },
    { name: 'demo world', role: 'worker', start: async () => inBackground((signal) => fillDemo(ready(), signal), log) },
    { name: 'demo shoppers', role: 'api', start: async () => inBackground((signal) => shopInDemo(ready(), () => findDemo(ready()), signal), log) },
    {
      name: 'realtime', role: 'realtime',
      async start() {
        if (run.includes('api')) return () => {} // shares the api's port
        const realtime = await startApi(ready(), { modules: modules.map(({ name, topics }) => ({ name, ...(topics ? { topics } : {}) })), realtime: true })
        return () => realtime.stop()
      },
    },
  ]
  return parts.filter(({ role }) => role === undefined || run.includes(role))
}

/** Work that the start does not wait for. What it leaves undone when the process stops, the next start does. */
function inBackground(work: (signal: AbortSignal) => Promise<void>, log: ReturnType<typeof createLog>): () => Promise<void> {
  const stopping = new AbortController()
  const done = work(stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ err: error }, 'work in the background failed')
  })
  return async () => {
    stopping.abort()
    await done
  }
}
