import { z } from 'zod'
import { type Clock, type Confirmation, isConfirmed, Pending, stands } from './confirmation.ts'

/** A number that is followed: what was last told of it, what it is now, and a move away that is not yet believed. */
export const Level = z.object({
  /** What moves are measured against: the first value, then what was last told. */
  base: z.number().nullable(),
  /** The base itself waits to be believed; null when it is. */
  settling: Pending.nullable(),
  latest: z.number().nullable(),
  pending: Pending.nullable(),
  pending_direction: z.enum(['up', 'down']).nullable(),
})
export type Level = z.infer<typeof Level>

export const noLevel: Level = { base: null, settling: null, latest: null, pending: null, pending_direction: null }

export interface Following {
  clock: Clock
  need: Confirmation
  /** Which way `value` is away from `base`, null when it is not far enough. */
  moved(base: number, value: number): 'up' | 'down' | null
}

/** A move that is believed: it stays open until `settled` is called with it. */
export interface Move {
  before: number
  after: number
  direction: 'up' | 'down'
  pending: Pending
}

/** A value that is away for less than the confirmation asks, and comes back, leaves no trace. */
export function follow(level: Level, observed: number | null | undefined, following: Following): { level: Level; move?: Move } {
  const latest = observed === undefined ? level.latest : observed
  if (latest === null) return { level: { ...level, latest, pending: null, pending_direction: null } }
  const isSeen = observed !== undefined
  if (level.base === null || level.settling !== null) return { level: settle(level, { latest, isSeen }, following) }
  const direction = following.moved(level.base, latest)
  if (direction === null) return { level: { ...level, latest, pending: null, pending_direction: null } }
  const pending = stands(level.pending_direction === direction ? level.pending : null, isSeen, following)
  const next = { ...level, latest, pending, pending_direction: direction }
  if (!isConfirmed(pending, following.need)) return { level: next }
  return { level: next, move: { before: level.base, after: latest, direction, pending } }
}

/** The level after its move was told, or taken note of: the next move is measured from here. */
export function settled(level: Level): Level {
  return { ...level, base: level.latest, pending: null, pending_direction: null }
}

function settle(level: Level, { latest, isSeen }: { latest: number; isSeen: boolean }, following: Following): Level {
  const isSame = level.base !== null && following.moved(level.base, latest) === null
  const settling = stands(isSame ? level.settling : null, isSeen, following)
  const isDone = isConfirmed(settling, following.need)
  return { ...noLevel, base: latest, latest, settling: isDone ? null : settling }
}
