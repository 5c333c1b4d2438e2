import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Envelope } from '../events.ts'

export interface OutboxRow extends Omit<Envelope, 'id'> {
  id: number
  event_id: string
}
export interface PendingRow extends OutboxRow {
  bucket: number
  /** Consumers for which an earlier event of the same key waits for a retry. */
  blocked_by: string[]
}
export interface ParkedRow extends OutboxRow {
  consumer: string
  bucket: number
  attempts: number
}

const LOCK_SPACE = 4_242
const ROW = sql`o.id, o.event_id, o.type, o.version, o.key, o.tenant_id, o.occurred_at, o.traceparent, o.payload`
const anyOf = (values: unknown[], type: string) => sql`any(${values}::${sql.raw(type)}[])`

/**
 * Takes the buckets with something pending that no other relay holds, until the end of this transaction, and reads their
 * first events. An event that another relay handled a moment ago may be among them: its notes in the inbox tell.
 */
export async function claim(trx: Db): Promise<PendingRow[]> {
  const { rows } = await sql<PendingRow>`execute claim_events`.execute(trx)
  return rows
}

/**
 * A relay does not wait for the disk: marks, notes and effects stand in one transaction, so a crash of the database loses
 * all of them or none, and what is lost is delivered again. Outer work starts from a job, and taking a job commits
 * durably, with all that was committed before it.
 */
export const commitQuickly = (session: Db) => sql`set synchronous_commit = off`.execute(session)
export const commitDurably = (session: Db) => sql`reset synchronous_commit`.execute(session)

const ready = new WeakSet<Db>()

/** Planning the claim takes longer than running it, so each relay's session plans it once. */
export async function prepareClaim(session: Db, limit: number): Promise<void> {
  if (ready.has(session)) return
  const known = await sql`select from pg_prepared_statements where name = 'claim_events'`.execute(session)
  if (known.rows.length === 0) await planClaim(limit).execute(session)
  ready.add(session)
}

const planClaim = (limit: number) => sql`prepare claim_events as
    with pending as materialized (select b from generate_series(0, 15) b where exists (select from kernel.outbox where bucket = b and done_at is null)),
    held as materialized (select b from pending where pg_try_advisory_xact_lock(${sql.lit(LOCK_SPACE)}, b))
    select ${ROW}, o.bucket, array(select distinct p.consumer from kernel.parked p where p.dead_at is null and p.key = o.key) as blocked_by
    from held cross join lateral (select * from kernel.outbox where bucket = b and done_at is null order by id limit ${sql.lit(limit)}) o
    order by o.id limit ${sql.lit(limit)}`

/** Of these buckets those that this connection now holds, until it lets them go. */
export async function tryLockBuckets(db: Db, buckets: number[]): Promise<number[]> {
  const { rows } = await sql<{ bucket: number }>`select b as bucket from unnest(${buckets}::int[]) b where pg_try_advisory_lock(${LOCK_SPACE}, b)`.execute(db)
  return rows.map((row) => row.bucket)
}

export const unlockBuckets = (db: Db, buckets: number[]) =>
  sql`select pg_advisory_unlock(${LOCK_SPACE}, b) from unnest(${buckets}::int[]) b`.execute(db)

/** Which (consumer, event) pairs are new; the others were delivered before. */
export async function noteDelivered(db: Db, pairs: { consumer: string; event_id: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ consumer: string; event_id: string }>`insert into kernel.inbox (consumer, event_id)
    select * from unnest(${pairs.map((p) => p.consumer)}::text[], ${pairs.map((p) => p.event_id)}::uuid[]) on conflict do nothing returning consumer, event_id`.execute(db)
  return new Set(rows.map((row) => `${row.consumer} ${row.event_id}`))
}

/** `noteDelivered` and `markDone` in one message. */
export async function takeTogether(db: Db, ids: number[], pairs: { consumer: string; event_id: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ consumer: string; event_id: string }>`with done as (update kernel.outbox set done_at = now() where id = ${anyOf(ids, 'bigint')})
    insert into kernel.inbox (consumer, event_id)
    select * from unnest(${pairs.map((p) => p.consumer)}::text[], ${pairs.map((p) => p.event_id)}::uuid[]) on conflict do nothing returning consumer, event_id`.execute(db)
  return new Set(rows.map((row) => `${row.consumer} ${row.event_id}`))
}

export const markDone = (db: Db, ids: number[]) => sql`update kernel.outbox set done_at = now() where id = ${anyOf(ids, 'bigint')}`.execute(db)

/** `consumer key` of what waits for a retry: later events of that key wait too. */
export async function listBlocked(db: Db, keys: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ consumer: string; key: string }>`select distinct consumer, key from kernel.parked where dead_at is null and key = ${anyOf(keys, 'text')}`.execute(db)
  return new Set(rows.map((row) => `${row.consumer} ${row.key}`))
}

export const park = (db: Db, consumer: string, { row, error }: { row: OutboxRow; error?: { message: string; delay_ms: number } }) =>
  sql`insert into kernel.parked (consumer, event_id, outbox_id, key, attempts, next_at, error)
    values (${consumer}, ${row.event_id}, ${row.id}, ${row.key}, ${error ? 1 : 0}, now() + make_interval(secs => ${(error?.delay_ms ?? 0) / 1000}), ${error?.message ?? null})
    on conflict do nothing`.execute(db)

/** The first waiting event of each consumer and key whose time has come. */
export async function listDue(db: Db, limit: number): Promise<ParkedRow[]> {
  const { rows } = await sql<ParkedRow>`select ${ROW}, o.bucket, p.consumer, p.attempts from (
      select distinct on (consumer, key) * from kernel.parked where dead_at is null order by consumer, key, outbox_id) p
    join kernel.outbox o on o.id = p.outbox_id where p.next_at <= now() order by p.outbox_id limit ${limit}`.execute(db)
  return rows
}

export const unpark = (db: Db, consumer: string, eventId: string) => sql`delete from kernel.parked where consumer = ${consumer} and event_id = ${eventId}`.execute(db)

export const postpone = (db: Db, row: ParkedRow, { message, delay_ms, dead }: { message: string; delay_ms: number; dead: boolean }) =>
  sql`update kernel.parked set attempts = attempts + 1, error = ${message}, next_at = now() + make_interval(secs => ${delay_ms / 1000}), dead_at = case when ${dead} then now() end
    where consumer = ${row.consumer} and event_id = ${row.event_id}`.execute(db)

export interface DeadLetter {
  consumer: string
  event_id: string
  type: string
  key: string
  attempts: number
  error: string | null
  dead_at: Date
}

export async function listDead(db: Db): Promise<DeadLetter[]> {
  const { rows } = await sql<DeadLetter>`select p.consumer, p.event_id, o.type, p.key, p.attempts, p.error, p.dead_at
    from kernel.parked p join kernel.outbox o on o.id = p.outbox_id where p.dead_at is not null order by p.dead_at limit 1000`.execute(db)
  return rows
}

/** Gives dead letters another round of attempts: one event, or all. Returns how many. */
export async function replayDead(db: Db, eventId?: string): Promise<number> {
  const one = eventId === undefined ? sql`true` : sql`event_id = ${eventId}`
  const done = await sql`update kernel.parked set dead_at = null, attempts = 0, next_at = now() where dead_at is not null and ${one}`.execute(db)
  return Number(done.numAffectedRows)
}

/** Live readers look back at most this long; then delivered events go. Notes in the inbox outlive them. */
export async function pruneEvents(db: Db, { outboxDays, inboxDays }: { outboxDays: number; inboxDays: number }): Promise<void> {
  await sql`delete from kernel.outbox o where done_at < now() - make_interval(days => ${outboxDays}) and not exists (select from kernel.parked p where p.outbox_id = o.id)`.execute(db)
  await sql`delete from kernel.inbox where handled_at < now() - make_interval(days => ${inboxDays})`.execute(db)
}

export const asTenant = (db: Db, tenantId: string | null) =>
  tenantId === null
    ? sql`select set_config('role', 'tradewind_system', true), set_config('app.tenant_id', '', true)`.execute(db)
    : sql`select set_config('role', 'tradewind_app', true), set_config('app.tenant_id', ${tenantId}, true)`.execute(db)
