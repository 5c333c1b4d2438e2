import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { createLog } from '../telemetry.ts'
import { testDatabase } from '../testing.ts'
import { startSignal } from './signal.ts'

test('a process that stops right after its start keeps no connection open', async () => {
  const { url, owner } = await testDatabase()
  const open = async () => (await sql`select from pg_stat_activity where datname = current_database() and application_name = 'tradewind signal'`.execute(owner)).rows.length
  const stop = startSignal(url, createLog('silent'))
  await stop()
  await expect(vi.waitFor(async () => expect(await open()).toBe(1), { timeout: 500 })).rejects.toThrow()
})
