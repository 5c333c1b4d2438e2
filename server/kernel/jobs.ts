import { AsyncLocalStorage } from 'node:async_hooks'
import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Db } from './db.ts'
import type { Services } from './services.ts'

/** The schema of pg-boss. */
export const SCHEMA = 'jobs'

/** Who waits for it: a person (at once), a category (within minutes), or the clock (in batches). */
export const PRIORITY = { manual: 30, category: 20, schedule: 10 } as const

interface Policy {
  /** Further attempts after the first that failed. */
  retries?: number
  /** Seconds before the first of them; doubles each time, ±. */
  delay_s?: number
  /** Seconds after which an attempt counts as lost although its process lives. */
  limit_s?: number
  /** How many workers of one process take this kind. */
  concurrency?: number
  /** How many a worker takes and runs at once: 1 for what may take minutes, tens for what is quick and comes in crowds. */
  batch?: number
}

/** A kind of work outside a request. It may run twice: its handler must be safe to repeat. */
export interface JobType<P extends z.ZodType = z.ZodType> {
  name: string
  payload: P
  policy: Required<Policy>
}

export interface JobContext {
  services: Services
  /** Aborts when the process stops or the attempt took too long; then leave quickly: the job runs again. */
  signal: AbortSignal
  /** No further attempt follows: what must be said of a failure is said now. */
  isLastAttempt: boolean
}

export interface Job {
  name: string
  policy: Required<Policy>
  cron?: { expression: string; zone: string }
  run(context: JobContext, payload: unknown): Promise<unknown>
  /** Hears of a job that is given up: all attempts failed, or died with their processes. */
  onDead?(context: JobContext, payload: unknown): Promise<unknown>
}

const DEFAULTS: Required<Policy> = { retries: 3, delay_s: 2, limit_s: 900, concurrency: 2, batch: 1 }

export function defineJob<P extends z.ZodType>(name: string, payload: P, policy: Policy = {}): JobType<P> {
  return { name, payload, policy: { ...DEFAULTS, ...policy } }
}

type Handler<P extends z.ZodType> = (context: JobContext, payload: z.output<P>) => Promise<unknown>

/** What runs when somebody calls `enqueue` with this type. */
export function onCall<P extends z.ZodType>(type: JobType<P>, handler: Handler<P>, onDead?: Handler<P>): Job {
  const checked = (act: Handler<P>) => (context: JobContext, payload: unknown) => act(context, type.payload.parse(payload))
  return { name: type.name, policy: type.policy, run: checked(handler), ...(onDead ? { onDead: checked(onDead) } : {}) }
}

/** What runs on a clock, once for all processes. @param cron five fields, read in `zone` */
export function onSchedule(name: string, cron: string, handler: (context: JobContext) => Promise<unknown>, zone = 'UTC'): Job {
  return { name, policy: DEFAULTS, cron: { expression: cron, zone }, run: (context) => handler(context) }
}

interface Order {
  priority?: keyof typeof PRIORITY
  /** Not before this time. */
  after?: Date
}

const sending = new AsyncLocalStorage<Db>()
const executor = {
  executeSql: async (text: string, values: unknown[] = []) => {
    const trx = sending.getStore()
    if (trx === undefined) throw new Error('a job is enqueued through enqueue()')
    const result = await trx.executeQuery(CompiledQuery.raw(text, values))
    return { rows: result.rows, rowCount: Number(result.numAffectedRows ?? result.rows.length) }
  },
}
/** Never started: it only writes jobs, in the transaction that is at hand. */
const sender = new PgBoss({ schema: SCHEMA, db: executor })

/** Adds a job in the caller's transaction: it commits with your data, or not at all. */
export async function enqueue<P extends z.ZodType>(trx: Db, type: JobType<P>, payload: z.input<P>, { priority = 'schedule', after }: Order = {}): Promise<void> {
  const data = type.payload.parse(payload) as object // every payload is an object
  const options = { priority: PRIORITY[priority], ...(after ? { startAfter: after } : {}) }
  await sending.run(trx, () => sender.send(type.name, data, options))
}

/** Adds a job that ran before, as it was written down: for a retry that a person asks for. */
export const enqueueAgain = (trx: Db, name: string, payload: object): Promise<unknown> =>
  sending.run(trx, () => sender.send(name, payload, { priority: PRIORITY.manual }))
