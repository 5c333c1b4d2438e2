import { z } from 'zod'
import { isConfirmed, Pending, stands } from './confirmation.ts'
import { DAY_MS } from './rules.ts'
import type { Context } from './step.ts'

/** The lowest values of a past window, and a lower one that is not yet believed. For a highest value, negate. */
export const Extreme = z.object({
  /** Since when values have been known without a long silence. */
  known_since: z.number().nullable(),
  /** [value, last time it was seen to hold], values rising: a value that a later lower one hides is dropped. */
  lows: z.array(z.tuple([z.number(), z.number()])),
  latest: z.number().nullable(),
  pending: Pending.nullable(),
})
export type Extreme = z.infer<typeof Extreme>

export const noExtreme: Extreme = { known_since: null, lows: [], latest: null, pending: null }

export interface Watch {
  /** Windows in days, shortest first: the longest that is beaten is told. */
  days: readonly number[]
  /** Whether `value` is far enough below `low` to be new. */
  beats(value: number, low: number): boolean
}

export interface NewLow {
  value: number
  low: number
  days: number
  pending: Pending
}

/** A window counts only when values are known from before it began. A value that was not believed never enters it. */
export function watchLow(extreme: Extreme, observed: number | null | undefined, { watch, context }: { watch: Watch; context: Context }): { extreme: Extreme; found?: NewLow } {
  const { clock, rules } = context
  const longest = Math.max(...watch.days)
  const hasHeld = extreme.pending === null && clock.elapsed > 0
  const lows = hasHeld && extreme.latest !== null ? remember(extreme.lows, extreme.latest, { at: clock.at, longest }) : extreme.lows
  const latest = observed === undefined ? extreme.latest : observed
  if (latest === null) return { extreme: { ...extreme, lows, latest, pending: null } }
  const known_since = clock.gap > rules.forget_ms ? clock.at : (extreme.known_since ?? clock.at)
  const base = { known_since, lows, latest }
  const beaten = beatenWindow({ since: extreme.pending?.since ?? clock.at, known_since, lows }, latest, watch)
  if (beaten === null) return { extreme: { ...base, lows: remember(lows, latest, { at: clock.at, longest }), pending: null } }
  const pending = stands(extreme.pending, observed !== undefined, { clock, need: rules.confirm })
  if (!isConfirmed(pending, rules.confirm)) return { extreme: { ...base, pending } }
  return { extreme: { ...base, pending }, found: { value: latest, ...beaten, pending } }
}

/** The extreme after its low was told: it is now part of the window. */
export function known(extreme: Extreme, { at, days }: { at: number; days: readonly number[] }): Extreme {
  if (extreme.latest === null) return extreme
  return { ...extreme, pending: null, lows: remember(extreme.lows, extreme.latest, { at, longest: Math.max(...days) }) }
}

function beatenWindow({ since, known_since, lows }: { since: number; known_since: number; lows: Extreme['lows'] }, value: number, watch: Watch) {
  let beaten: { low: number; days: number } | null = null
  for (const days of watch.days) {
    const from = since - days * DAY_MS
    const low = lows.find(([, until]) => until >= from)
    if (known_since > from || low === undefined || !watch.beats(value, low[0])) break
    beaten = { low: low[0], days }
  }
  return beaten
}

function remember(lows: Extreme['lows'], value: number, { at, longest }: { at: number; longest: number }): Extreme['lows'] {
  const from = at - longest * DAY_MS
  return [...lows.filter(([low, until]) => low < value && until >= from), [value, at]]
}
