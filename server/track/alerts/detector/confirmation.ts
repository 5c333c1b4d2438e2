import { z } from 'zod'

/** A condition that stands but is not yet believed. Times and spans in ms. */
export const Pending = z.object({
  since: z.number(),
  /** Observations that agree, counted only when they are far enough apart. */
  seen: z.number(),
  seen_at: z.number(),
  /** How long it stood, silences left out. */
  held_ms: z.number(),
  /** Later samples of any kind that did not contradict it. */
  beats: z.number(),
})
export type Pending = z.infer<typeof Pending>

/** When a condition is believed: seen often enough, or held long enough while the source kept talking. */
export interface Confirmation {
  seen: number
  /** Observations nearer than this are one: two sources of the same minute, a crawl that was repeated. */
  apart_ms: number
  held_ms: number
  beats: number
}

/** The time of a sample in ms. */
export interface Clock {
  at: number
  /** Since the sample before it; 0 for the first. */
  gap: number
  /** The part of `gap` that counts as held: 0 after a silence, in which nothing is known to have held. */
  elapsed: number
}

/** The condition still stands at `clock.at`; `observed` when this very sample says so. */
export function stands(pending: Pending | null, observed: boolean, { clock, need }: { clock: Clock; need: Confirmation }): Pending {
  if (pending === null) return { since: clock.at, seen: observed ? 1 : 0, seen_at: clock.at, held_ms: 0, beats: 0 }
  const isAnother = observed && clock.at - pending.seen_at >= need.apart_ms
  return {
    since: pending.since,
    seen: pending.seen + (isAnother ? 1 : 0),
    seen_at: isAnother ? clock.at : pending.seen_at,
    held_ms: pending.held_ms + clock.elapsed,
    beats: pending.beats + (clock.elapsed > 0 ? 1 : 0),
  }
}

export function isConfirmed(pending: Pending, need: Confirmation) {
  return pending.seen >= need.seen || (pending.held_ms >= need.held_ms && pending.beats >= need.beats)
}

export const heldHours = (pending: Pending) => Math.round(pending.held_ms / 360_000) / 10
