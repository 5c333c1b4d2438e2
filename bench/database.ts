import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../server/kernel/migrations.ts'
import { startPostgres } from '../server/kernel/postgres.ts'

export interface BenchDatabase {
  /** Of the cluster's owner. */
  url: string
  /** The temporary home the cluster lives in. */
  home: string
}

/** Runs `work` on a migrated PostgreSQL of its own, with the settings of the product, and removes it after. */
export async function withDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'tradewind-bench-'))
  chmodSync(home, 0o755) // PostgreSQL runs as another user when this is root
  try {
    const server = await startPostgres({ home })
    try {
      await migrate(server.url)
      return await work({ url: server.url, home })
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
