import type { Config } from '#kernel/config'
import type { Job } from '#kernel/jobs'
import { installQueues } from './kernel/jobs/queues.ts'
import { migrate } from './kernel/migrations.ts'
import { startPostgres } from './kernel/postgres.ts'
import { ensureLogin, loginUrl } from './kernel/postgres/login.ts'

export interface Database {
  /** For the owner of the schema: migrations and queues. */
  ownerUrl: string
  /** For everything else. The same as the owner's where DATABASE_URL names one user. */
  url: string
  stop(): Promise<void>
}

/** The database of DATABASE_URL, or the embedded one. @param onNotice hears of restarts of the embedded server */
export async function openDatabase({ home, database_url }: Config, onNotice: (notice: string, fatal: boolean) => void): Promise<Database> {
  if (database_url !== undefined) return { ownerUrl: database_url, url: database_url, stop: async () => {} }
  const embedded = await startPostgres({ home, onNotice })
  return { ownerUrl: embedded.url, url: loginUrl(embedded.url), stop: () => embedded.stop() }
}

/** Brings schema, queues and users to what this version needs; safe to run by many processes at once. */
export async function prepareDatabase({ ownerUrl, url }: Pick<Database, 'ownerUrl' | 'url'>, jobs: Job[]): Promise<string[]> {
  const applied = await migrate(ownerUrl)
  await installQueues(ownerUrl, jobs)
  if (url !== ownerUrl) await ensureLogin(ownerUrl)
  return applied
}
