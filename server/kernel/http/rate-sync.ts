import { sql } from 'kysely'
import { messageOf } from '../errors.ts'
import type { Db } from '../db.ts'
import type { Log } from '../telemetry.ts'
import { type Limiter, PERIOD_MS } from './rate.ts'

const SYNC_MS = 500
/** What processes used beyond the limit before they heard of one another is paid back, up to this. */
const MOST_MS = 2 * PERIOD_MS

/**
 * Keeps the limiters of all processes together: what each used is added up in the database, and each hears the sum, twice
 * a second while there is something to tell. Without the database each limits on its own.
 * @returns a function that stops it
 */
export function startRateSync(systemDb: Db, limiter: Limiter, log: Log): () => void {
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    syncRates(systemDb, limiter)
      .catch((error: unknown) => log.debug({ reason: messageOf(error) }, 'rate limits are counted by this process alone'))
      .finally(() => (isRunning = false))
  }, SYNC_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** One statement. A clock of the database that jumps back blocks nobody for longer than {@link MOST_MS}. */
export async function syncRates(systemDb: Db, limiter: Limiter): Promise<void> {
  const told = limiter.tell()
  if (told.length === 0) return
  const sorted = told.toSorted((a, b) => (a.key < b.key ? -1 : 1)) // rows are locked in one order
  try {
    const { rows } = await sql<{ key: string; wait_ms: number }>`
      insert into kernel.rate as r (key, full_at)
      select key, clock_timestamp() + least(used_ms, ${MOST_MS}) * interval '1 ms' from unnest(${sorted.map((t) => t.key)}::text[], ${sorted.map((t) => t.used_ms)}::float8[]) u(key, used_ms)
      on conflict (key) do update set full_at = clock_timestamp() + least(${MOST_MS} * interval '1 ms',
        greatest(r.full_at - clock_timestamp(), interval '0') + (excluded.full_at - clock_timestamp()))
      returning key, (extract(epoch from full_at - clock_timestamp()) * 1000)::float8 as wait_ms`.execute(systemDb)
    limiter.hear(rows)
  } catch (error) {
    limiter.untell(told)
    throw error
  }
}

/** Callers who have their allowance back need no row. */
export const pruneRates = (systemDb: Db) => sql`delete from kernel.rate where full_at < now() or full_at > now() + ${MOST_MS} * interval '1 ms'`.execute(systemDb)
