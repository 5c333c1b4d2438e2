import { createCache } from '#kernel/cache'
import type { Config } from '#kernel/config'
import { fieldCipher } from '#kernel/crypto'
import { connect } from '#kernel/db'
import type { Services } from '#kernel/services'
import { createLog, createMetrics, type Log } from '#kernel/telemetry'

const POOL = { app: 12, system: 8, auth: 4 }

export function openServices(config: Config, url: string, log: Log = createLog(config.log_level ?? 'info')): Services & { close(): Promise<void> } {
  const db = connect(url, { role: 'app', max: POOL.app })
  const systemDb = connect(url, { role: 'system', max: POOL.system })
  const authDb = connect(url, { role: 'auth', max: POOL.auth })
  return {
    config, db, systemDb, authDb, log,
    cache: createCache(), cipher: fieldCipher(config.secrets), metrics: createMetrics(),
    close: async () => void (await Promise.all([db.destroy(), systemDb.destroy(), authDb.destroy()])),
  }
}
