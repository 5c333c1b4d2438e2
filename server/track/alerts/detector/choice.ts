import { z } from 'zod'
import { type Clock, type Confirmation, isConfirmed, Pending, stands } from './confirmation.ts'

/** A named state that is followed (who has the buy box, in stock or not): what was told, what it is now, what may be. */
export const Choice = z.object({
  base: z.string().nullable(),
  latest: z.string().nullable(),
  /** How long `latest` has stood while it differs from `base`. */
  pending: Pending.nullable(),
})
export type Choice = z.infer<typeof Choice>

export const noChoice: Choice = { base: null, latest: null, pending: null }

export interface Switch {
  before: string
  after: string
  pending: Pending
}

/**
 * A-B-A within the confirmation leaves no trace. The first state is believed the same way, and silently.
 * A switch stays open until `switched` is called.
 */
export function choose(choice: Choice, observed: string | undefined, following: { clock: Clock; need: Confirmation }): { choice: Choice; change?: Switch } {
  const latest = observed ?? choice.latest
  if (latest === null) return { choice }
  if (latest === choice.base) return { choice: { ...choice, latest, pending: null } }
  const pending = stands(latest === choice.latest ? choice.pending : null, observed !== undefined, following)
  const next = { ...choice, latest, pending }
  if (!isConfirmed(pending, following.need)) return { choice: next }
  if (choice.base === null) return { choice: switched(next) }
  return { choice: next, change: { before: choice.base, after: latest, pending } }
}

export const switched = (choice: Choice): Choice => ({ ...choice, base: choice.latest, pending: null })
