import type { Cache } from './cache.ts'
import type { Config } from './config.ts'
import type { FieldCipher } from './crypto.ts'
import type { Db } from './db.ts'
import type { Log, Metrics } from './telemetry.ts'

/** What one process shares among its parts. `db` is the application's connection: it sees one tenant at a time. */
export interface Services {
  config: Config
  db: Db
  systemDb: Db
  authDb: Db
  cache: Cache
  cipher: FieldCipher
  log: Log
  metrics: Metrics
}
