import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../db.ts'
import { messageOf } from '../errors.ts'
import type { Envelope } from '../events.ts'
import { onWake } from '../events/wake.ts'
import type { Log } from '../telemetry.ts'

const POLL_MS = 500
const BATCH = 500

/** A place in the stream of all events: transaction, then id. Written `<xact>.<id>`. */
export interface Position {
  xact: string
  id: number
}
export type Tailed = Envelope & { position: Position }

export const formatPosition = ({ xact, id }: Position): string => `${xact}.${id}`
/** Nineteen nines and sixteen fit the database's types. */
export function parsePosition(text: string): Position | undefined {
  const match = /^(\d{1,19})\.(\d{1,15})$/.exec(text)
  return match?.[1] && match[2] ? { xact: match[1], id: Number(match[2]) } : undefined
}

/** Whether the event of this place is still there. What came before it may be forgotten, what came after it is not. */
export async function isKept(db: Db, { xact, id }: Position): Promise<boolean> {
  const { rows } = await sql`select from kernel.outbox where (xact, id) = (${xact}::xid8, ${id})`.execute(db)
  return rows.length > 0
}

/**
 * Events after a place, of these types, oldest first. Only transactions older than every running one are read: whatever
 * commits later stands later, so nothing can appear behind a place that was read.
 */
export async function readAfter(db: Db, { xact, id }: Position, { types, tenantId, limit = BATCH }: { types: string[]; tenantId?: string; limit?: number }): Promise<Tailed[]> {
  const mine = tenantId === undefined ? sql`true` : sql`tenant_id = ${tenantId}`
  const { rows } = await sql<Omit<Tailed, 'position'> & Position & { row_id: number }>`
    select event_id as id, type, version, key, tenant_id, occurred_at, traceparent, payload, xact::text as xact, id as row_id from kernel.outbox
    where (xact, id) > (${xact}::xid8, ${id}) and xact < pg_snapshot_xmin(pg_current_snapshot()) and type = any(${types}::text[]) and ${mine}
    order by xact, id limit ${limit}`.execute(db)
  return rows.map(({ xact: at, row_id, ...event }) => ({ ...event, position: { xact: at, id: row_id } }))
}

/** The place where the stream stands now: everything committed lies before it. */
export async function readHead(db: Db): Promise<Position> {
  const { rows } = await sql<{ xact: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xact`.execute(db)
  return { xact: rows[0]?.xact ?? '0', id: 0 }
}

/** Follows the stream from now on. Whatever commits after `ready` is heard. */
export function startTail(systemDb: Db, { types, log, onEvents }: { types: string[]; log: Log; onEvents: (events: Tailed[]) => void }): { ready: Promise<void>; stop: () => Promise<void> } {
  let stopped = false
  const ready = Promise.withResolvers<void>()
  let wake = () => {}
  let woken = false
  const off = onWake(() => {
    woken = true
    wake()
  })
  async function follow() {
    let at: Position | undefined
    while (!stopped) {
      woken = false
      try {
        at ??= await readHead(systemDb)
        ready.resolve()
        const events = await readAfter(systemDb, at, { types })
        at = events.at(-1)?.position ?? at
        if (events.length > 0) onEvents(events)
        if (events.length === BATCH || woken) continue
      } catch (error) {
        log.debug({ reason: messageOf(error) }, 'the event stream cannot be read')
        await sleep(POLL_MS)
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (stopped) wake()
      })
    }
  }
  const following = follow()
  return {
    ready: ready.promise,
    async stop() {
      stopped = true
      off()
      wake()
      await following
      ready.resolve()
    },
  }
}
