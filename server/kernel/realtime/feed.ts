import type { Caller } from '../http.ts'
import type { Topic } from '../realtime.ts'
import type { Services } from '../services.ts'
import { formatPosition, isKept, parsePosition, readAfter, startTail, type Tailed } from './tail.ts'

export const MAX_TOPICS = 200
const MAX_BACKFILL = 1_000

export interface Message {
  /** The place in the stream: send the last one as `after` to continue there. */
  id: string
  type: string
  topic: string
  occurred_at: Date
  payload: unknown
}

/** Where messages of a topic go: named by tenant, so nobody can join another tenant's. */
export const roomOf = (tenantId: string, name: string): string => `${tenantId} ${name}`

/** `user:<id>` is heard by that user alone; every other topic lies below the tenant. */
export const mayHear = (caller: Caller, name: string): boolean => (name.startsWith('user:') ? name === `user:${caller.id}` : /^(tenant|task:[\w-]+|product:[\w-]+)$/.test(name))

/** The live messages of this process, whatever carries them to people. */
export interface Feed {
  /** Resolves when the stream is followed: what happens after it is heard. */
  ready: Promise<void>
  /** @returns a function that stops it */
  listen: (hear: (room: string, message: Message) => void) => () => void
  /**
   * What was missed since a place. Listen first: an event that arrives meanwhile may come twice, never not at all; clients go by its id.
   * Not `complete` when the place is none, is forgotten by now, or too much was missed to be told one by one.
   */
  catchUp: (caller: Caller, names: readonly string[], after: string | undefined) => Promise<{ missed: Message[]; complete: boolean }>
  stop: () => Promise<void>
}

export function startFeed({ systemDb, log }: Pick<Services, 'systemDb' | 'log'>, topics: Topic[]): Feed {
  const types = [...new Set(topics.map((t) => t.type))]
  const hearers = new Set<(room: string, message: Message) => void>()
  function messagesOf(event: Tailed): Message[] {
    const names = new Set(topics.filter((t) => t.type === event.type).flatMap((t) => t.namesOf(event)))
    return [...names].map((topic) => ({ id: formatPosition(event.position), type: event.type, topic, occurred_at: event.occurred_at, payload: event.payload }))
  }
  const tail = startTail(systemDb, {
    types, log,
    onEvents(events) {
      for (const event of events) {
        if (event.tenant_id === null) continue
        for (const message of messagesOf(event)) for (const hear of hearers) hear(roomOf(event.tenant_id, message.topic), message)
      }
    },
  })
  return {
    ready: tail.ready,
    listen(hear) {
      hearers.add(hear)
      return () => void hearers.delete(hear)
    },
    async catchUp({ tenant_id }, names, after) {
      if (after === undefined) return { missed: [], complete: true }
      const from = parsePosition(after)
      if (from === undefined || !(await isKept(systemDb, from))) return { missed: [], complete: false }
      const events = await readAfter(systemDb, from, { types, tenantId: tenant_id, limit: MAX_BACKFILL })
      return { missed: events.flatMap(messagesOf).filter((message) => names.includes(message.topic)), complete: events.length < MAX_BACKFILL }
    },
    stop: () => tail.stop(),
  }
}
