import type { App } from './http.ts'
import type { Consumer } from './events.ts'
import type { Job } from './jobs.ts'
import type { Db } from './db.ts'
import type { NoticeType } from './notices.ts'
import type { Topic } from './realtime.ts'
import type { Setting } from './settings.ts'

/** A number of what a tenant has or used, and where it ends. */
export interface UsageCount {
  /** `products`, `crawls` … */
  name: string
  used: number
  /** Null: as many as one likes. */
  limit: number | null
  /** Counted from the first of the month (UTC), or as it stands now. */
  period: 'month' | 'now'
}

/** A line of the log that a tenant's admins read. */
export interface LogLine {
  /** `<source>:<id>`, unique. */
  id: string
  at: Date
  level: 'info' | 'warn' | 'error'
  /** Where it comes from: `audit`, `tasks`, `webhooks` … */
  source: string
  /** What happened, `accounts.signed_in`, `tasks.failed`. */
  event: string
  /** What it concerns, `task:<id>`. */
  subject: string | null
  /** The error, where there is one. */
  message: string | null
  actor_id: string | null
  request_id: string | null
}

export interface LogOrder {
  /** The line after which to go on: older ones, or of the same millisecond with a smaller id. */
  before: { at: Date; id: string } | undefined
  from: Date | undefined
  to: Date | undefined
  limit: number
}

/** What a module hands to the processes. */
export interface Module {
  name: string
  routes?: (app: App) => void
  /** What it does when something happened. */
  consumers?: Consumer[]
  /** What it does on a clock or when called. */
  jobs?: Job[]
  /** Which events go to which live subscribers. */
  topics?: Topic[]
  /** What can be set without a restart. */
  // oxlint-disable-next-line typescript/no-explicit-any -- settings of any type stand in one list
  settings?: Setting<any>[]
  /** What it has people told. */
  notices?: NoticeType[]
  /** Lines of the transaction's tenant, newest first (by time to the millisecond, then by id). */
  log?: { source: string; read: (trx: Db, order: LogOrder) => Promise<LogLine[]> }
  /** What is held of a customer of the transaction's tenant, for who asks what is known of them. They are forgotten by the event of their erasure. A property: it is handed around. */
  personal?: (trx: Db, who: { customer_id: string; email: string }) => Promise<unknown>
  /** What the transaction's tenant has and used. A property: it is handed around. */
  usage?: (trx: Db, tenant_id: string, since: Date) => Promise<UsageCount[]>
}
