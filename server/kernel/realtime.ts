import type { z } from 'zod'
import type { Envelope, EventType } from './events.ts'

/** Which live subscribers hear of an event, and what they hear. */
export interface Topic {
  type: string
  /** Names below the event's tenant: `tenant`, `user:<id>`, `task:<id>`, `product:<id>`. */
  namesOf(event: Envelope): string[]
}

/** Sends an event to the subscribers of these topics; its payload is what they see. */
export function topic<P extends z.ZodType>(event: EventType<P>, namesOf: (payload: z.output<P>) => string[]): Topic {
  return { type: event.type, namesOf: ({ payload }) => namesOf(event.payload.parse(payload)) }
}
