import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, inTransaction } from '../db.ts'
import { messageOf } from '../errors.ts'
import type { Consumer, Envelope } from '../events.ts'
import type { Log, Metrics } from '../telemetry.ts'
import * as outbox from './outbox.repository.ts'
import { onWake } from './wake.ts'

const POLL_MS = 500
const BATCH = 200
const MAX_ATTEMPTS = 8
const FIRST_DELAY_MS = 500
const MAX_DELAY_MS = 5 * 60_000
const RECONNECT_MS = 300

interface Options {
  consumers: Consumer[]
  log: Log
  metrics?: Metrics
  /** 1 unless the sandbox plays the world. */
  world_speed?: number
}

/**
 * Delivers the outbox to its consumers: at least once, in order per key, with one effect (see `onEvent`). Any number of
 * relays share the work by key buckets; a bucket's lock, its handlers and its marks live on one connection, so a relay
 * that loses the connection loses all three together.
 * @returns a function that stops it after the batch in hand
 */
export function startRelay(systemDb: Db, options: Options): () => Promise<void> {
  const stopping = new AbortController()
  const running = keepRunning(systemDb, options, stopping.signal)
  return async () => {
    stopping.abort()
    await running
  }
}

async function keepRunning(db: Db, options: Options, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      await db.connection().execute((session) => deliverUntil(session, options, stop))
    } catch (error) {
      if (stop.aborted) return
      options.log.warn({ reason: messageOf(error) }, 'relay lost its connection')
      await sleep(RECONNECT_MS)
    }
  }
}

async function deliverUntil(session: Db, options: Options, stop: AbortSignal): Promise<void> {
  let woken = true
  let wake = () => {}
  const off = onWake(() => {
    woken = true
    wake()
  })
  stop.addEventListener('abort', () => wake(), { once: true })
  await outbox.commitQuickly(session)
  try {
    let retriedAt = 0
    while (!stop.aborted) {
      woken = false
      const delivered = await deliverPending(session, options)
      if (Date.now() - retriedAt >= POLL_MS) {
        retriedAt = Date.now()
        await retryDue(session, options)
      }
      if (delivered > 0 || woken || stop.aborted) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  } finally {
    off()
    await outbox.commitDurably(session)
  }
}

/** One batch. Returns how many events are done with. */
export async function deliverPending(session: Db, options: Options): Promise<number> {
  await outbox.prepareClaim(session, BATCH)
  let rows: outbox.PendingRow[] = []
  try {
    await inTransaction(session, async (trx) => {
      rows = await outbox.claim(trx)
      if (rows.length > 0) await deliverTogether(trx, rows, options)
    })
    return rows.length
  } catch (error) {
    if (rows.length === 0) throw error
    options.log.debug({ reason: messageOf(error), events: rows.length }, 'a batch is delivered one by one')
    return deliverOneByOne(session, rows, options)
  }
}

/** The locks of the batch went with its transaction: what another relay took meanwhile is left to it. */
async function deliverOneByOne(session: Db, rows: outbox.PendingRow[], options: Options): Promise<number> {
  const buckets = await outbox.tryLockBuckets(session, [...new Set(rows.map((row) => row.bucket))])
  try {
    const mine = rows.filter((row) => buckets.includes(row.bucket))
    for (const row of mine) await deliverAlone(session, row, options)
    return mine.length
  } finally {
    await outbox.unlockBuckets(session, buckets)
  }
}

/** The usual case: all events of the batch, all their consumers, one commit. Throws on the first failure, and nothing happened. */
async function deliverTogether(trx: Db, rows: outbox.PendingRow[], { consumers, log, metrics, world_speed = 1 }: Options): Promise<void> {
  const wanted = rows.flatMap((row) => consumers.filter((c) => c.type === row.type).map((consumer) => ({ row, consumer })))
  const isBlocked = ({ row, consumer }: (typeof wanted)[number]) => row.blocked_by.includes(consumer.name)
  for (const { row, consumer } of wanted.filter(isBlocked)) await outbox.park(trx, consumer.name, { row })
  const free = wanted.filter((one) => !isBlocked(one))
  const fresh = await outbox.takeTogether(trx, rows.map((row) => row.id), free.map(({ row, consumer }) => ({ consumer: consumer.name, event_id: row.event_id })))
  let tenant: string | null = null
  for (const { row, consumer } of free) {
    if (!fresh.has(`${consumer.name} ${row.event_id}`)) continue
    if (row.tenant_id !== tenant) await outbox.asTenant(trx, row.tenant_id)
    tenant = row.tenant_id
    await consumer.handle({ db: trx, event: envelopeOf(row), log, world_speed }, row.payload)
    observe(metrics, consumer.name, row)
  }
}

/** Each consumer in a transaction of its own, so that one that throws holds up nobody else. */
async function deliverAlone(session: Db, row: outbox.OutboxRow, options: Options): Promise<void> {
  for (const consumer of options.consumers.filter((c) => c.type === row.type)) {
    const blocked = await outbox.listBlocked(session, [row.key])
    if (blocked.has(`${consumer.name} ${row.key}`)) {
      await outbox.park(session, consumer.name, { row })
      continue
    }
    try {
      await inTransaction(session, (trx) => handle(trx, { row, consumer }, options))
    } catch (error) {
      // Lost connections are not the handler's fault: they rise, and the event is delivered again.
      await outbox.park(session, consumer.name, { row, error: { message: messageOf(error), delay_ms: delayOf(1) } })
      options.metrics?.eventsHandled.inc({ consumer: consumer.name, outcome: 'failed' })
      options.log.warn({ err: error, consumer: consumer.name, event_id: row.event_id, type: row.type }, 'a consumer failed')
    }
  }
  await outbox.markDone(session, [row.id])
}

async function handle(trx: Db, { row, consumer }: { row: outbox.OutboxRow; consumer: Consumer }, { log, metrics, world_speed = 1 }: Options): Promise<void> {
  const fresh = await outbox.noteDelivered(trx, [{ consumer: consumer.name, event_id: row.event_id }])
  if (fresh.size === 0) return
  await outbox.asTenant(trx, row.tenant_id)
  await consumer.handle({ db: trx, event: envelopeOf(row), log, world_speed }, row.payload)
  await outbox.asTenant(trx, null) // the caller's marks are the system's
  observe(metrics, consumer.name, row)
}

/** Another attempt at what waits, the head of each key first. */
export async function retryDue(session: Db, options: Options): Promise<void> {
  for (const row of await outbox.listDue(session, BATCH)) {
    const consumer = options.consumers.find((c) => c.name === row.consumer)
    if (consumer === undefined) continue // another process runs it
    const held = await outbox.tryLockBuckets(session, [row.bucket])
    if (held.length === 0) continue
    try {
      await inTransaction(session, async (trx) => {
        await handle(trx, { row, consumer }, options)
        await outbox.unpark(trx, row.consumer, row.event_id)
      })
    } catch (error) {
      const attempt = row.attempts + 1
      const dead = attempt >= MAX_ATTEMPTS
      await outbox.postpone(session, row, { message: messageOf(error), delay_ms: delayOf(attempt), dead })
      options.metrics?.eventsHandled.inc({ consumer: row.consumer, outcome: dead ? 'dead' : 'failed' })
      if (dead) options.log.error({ err: error, consumer: row.consumer, event_id: row.event_id }, 'an event is dead-lettered')
    } finally {
      await outbox.unlockBuckets(session, held)
    }
  }
}

/** Doubles from half a second to five minutes, ±25 %. */
const delayOf = (attempt: number): number => Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1)) * (0.75 + Math.random() / 2)

function observe(metrics: Metrics | undefined, consumer: string, row: outbox.OutboxRow): void {
  metrics?.eventsHandled.inc({ consumer, outcome: 'done' })
  metrics?.eventLag.observe((Date.now() - row.occurred_at.getTime()) / 1000)
}

const envelopeOf = ({ event_id, type, version, key, tenant_id, occurred_at, traceparent, payload }: outbox.OutboxRow): Envelope =>
  ({ id: event_id, type, version, key, tenant_id, occurred_at, traceparent, payload })
