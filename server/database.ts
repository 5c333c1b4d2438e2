import type { Config } from '#kernel/config'
import type { Job } from '#kernel/jobs'
import { installQueues } from './kernel/jobs/queues.ts'
import { migrate } from './kernel/migrations.ts'
import { startPostgres } from './kernel/postgres.ts'

export interface Database {
  url: string
  stop(): Promise<void>
}

/** The database of DATABASE_URL, or the embedded one. @param onNotice hears of restarts of the embedded server */
export async function openDatabase({ home, database_url }: Config, onNotice: (notice: string, fatal: boolean) => void): Promise<Database> {
  if (database_url !== undefined) return { url: database_url, stop: async () => {} }
  return startPostgres({ home, onNotice })
}

/** Brings schema and queues to what this version needs; safe to run by many processes at once. */
export async function prepareDatabase(url: string, jobs: Job[]): Promise<string[]> {
  const applied = await migrate(url)
  await installQueues(url, jobs)
  return applied
}
