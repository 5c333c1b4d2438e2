import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import { afterCommit, type Db } from './db.ts'
import { wakeRelay } from './events/wake.ts'
import type { Log } from './telemetry.ts'

/** A fact in the past tense, `module.noun_verbed`. Its payload holds ids and what changed. */
export interface EventType<P extends z.ZodType = z.ZodType> {
  type: string
  version: number
  payload: P
}

/** An event as it is delivered. */
export interface Envelope {
  id: string
  type: string
  version: number
  key: string
  tenant_id: string | null
  occurred_at: Date
  traceparent: string | null
  payload: unknown
}

export interface ConsumerContext {
  /** The transaction of this delivery, with the event's tenant set when it has one. */
  db: Db
  event: Envelope
  log: Log
  /** How many hours of the watched world pass in one: `config.world_speed`. */
  world_speed: number
}

export interface Consumer {
  name: string
  type: string
  /** Runs the handler on a payload it has checked. */
  handle(context: ConsumerContext, payload: unknown): Promise<unknown>
}

export function defineEvent<P extends z.ZodType>(type: string, payload: P, version = 1): EventType<P> {
  return { type, version, payload }
}

/**
 * Appends a fact to the outbox of the caller's transaction; the tenant is the transaction's. Events of one key are
 * delivered in the order they were written, which is the order they happened if the row behind the key was locked first.
 */
export const publish = <P extends z.ZodType>(trx: Db, event: EventType<P>, fact: Fact<P>): Promise<void> => publishAll(trx, event, [fact])

interface Fact<P extends z.ZodType> {
  key: string
  payload: z.input<P>
}

/**
 * Many facts of one type in one statement, in this order. A fact names its tenant only where the transaction has none: in
 * work of the system across tenants.
 */
export async function publishAll<P extends z.ZodType>(trx: Db, { type, version, payload }: EventType<P>, facts: (Fact<P> & { tenant_id?: string })[]): Promise<void> {
  if (facts.length === 0) return
  const keys = facts.map((fact) => fact.key)
  const tenants = facts.map((fact) => fact.tenant_id ?? null)
  const payloads = facts.map((fact) => JSON.stringify(payload.parse(fact.payload)))
  await sql`insert into kernel.outbox (event_id, type, version, key, tenant_id, payload)
    select id, ${type}, ${version}, key, coalesce(tenant_id, nullif(current_setting('app.tenant_id', true), '')::uuid), payload::jsonb
    from unnest(${facts.map(() => randomUUID())}::uuid[], ${keys}::text[], ${tenants}::uuid[], ${payloads}::text[]) with ordinality f(id, key, tenant_id, payload, place) order by place`.execute(trx)
  afterCommit(trx, wakeRelay)
}

/**
 * Subscribes `handler` to an event. It runs in one transaction with the note that it ran, so a second delivery has no
 * effect. Long or outer work is enqueued there. An error is retried with backoff, and in the end dead-lettered; only
 * events of the same key wait for it.
 */
export function onEvent<P extends z.ZodType>(name: string, event: EventType<P>, handler: (context: ConsumerContext, payload: z.output<P>) => Promise<unknown>): Consumer {
  return { name, type: event.type, handle: (context, payload) => handler(context, event.payload.parse(payload)) }
}
