import { sql } from 'kysely'
import { messageOf } from '../errors.ts'
import type { Db } from '../db.ts'
import type { Log } from '../telemetry.ts'

const WRITE_MS = 5_000
const DAY_MS = 86_400_000
const UUID = 36
const dayOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** Counts the requests of each tenant and day, and adds them up in the database every few seconds. A process that is killed loses those seconds. */
export function createRequestCount(systemDb: Db, log: Log) {
  let counted = new Map<string, number>()
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    if (counted.size === 0) return
    const told = counted
    counted = new Map()
    try {
      const rows = [...told].map(([key, n]): [string, string, number] => [key.slice(0, UUID), dayOf(Number(key.slice(UUID))), n]).toSorted(([a], [b]) => (a < b ? -1 : 1))
      await sql`insert into kernel.request_count as r (tenant_id, day, requests)
        select * from unnest(${rows.map(([tenant]) => tenant)}::uuid[], ${rows.map(([, day]) => day)}::date[], ${rows.map(([, , n]) => n)}::bigint[])
        on conflict (tenant_id, day) do update set requests = r.requests + excluded.requests`.execute(systemDb)
    } catch (error) {
      for (const [key, n] of told) counted.set(key, (counted.get(key) ?? 0) + n)
      log.debug({ reason: messageOf(error) }, 'requests are counted later')
    }
  }
  const timer = setInterval(() => void (writing = write()), WRITE_MS)
  timer.unref()
  return {
    /** On every request: a number names the day here, its date is written later. */
    add(tenantId: string) {
      const key = `${tenantId}${Math.floor(Date.now() / DAY_MS)}`
      counted.set(key, (counted.get(key) ?? 0) + 1)
    },
    write,
    async stop() {
      clearInterval(timer)
      await writing
      await write()
    },
  }
}

/** Of the transaction's tenant since a day. */
export async function countRequests(trx: Db, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select coalesce(sum(requests), 0)::float8 as n from kernel.request_count where day >= ${since.toISOString().slice(0, 10)}::date`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Two years are enough to compare a month with the same of the year before. */
export const pruneRequestCounts = (systemDb: Db) => sql`delete from kernel.request_count where day < now() - interval '2 years'`.execute(systemDb)
