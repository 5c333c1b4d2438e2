import { z } from 'zod'
import { type Draft, Severity } from '../alerts.schema.ts'
import type { Clock } from './confirmation.ts'
import { DAY_MS, type Rules } from './rules.ts'
import { median, robustSigma } from './statistics.ts'
import type { Context, Step } from './step.ts'

const Direction = z.enum(['up', 'down'])

/** How much further a told shift must go before it is worse: on the edge of a severity, noise alone would tell it twice. */
const MUCH_FURTHER = 1.5

export const BsrState = z.object({
  latest: z.number().nullable(),
  /** The running UTC day: ∫ ln(rank) dt over the time the rank was known, that time in ms, and its samples of any kind. */
  day: z.object({ number: z.number(), log_ms: z.number(), known_ms: z.number(), samples: z.number() }).nullable(),
  /** [day number, ln of the daily rank] of the past known days, oldest first. */
  days: z.array(z.tuple([z.number(), z.number()])),
  /** Days in a row beyond the threshold, which the median does not see yet. */
  run: z.object({ direction: Direction, since: z.number(), days: z.number() }).nullable(),
  /** The direction last told, until the rank is near its median again. */
  told: z.object({ direction: Direction, severity: Severity, factor: z.number() }).nullable(),
})
export type BsrState = z.infer<typeof BsrState>
export const noBsr: BsrState = { latest: null, day: null, days: [], run: null, told: null }

/**
 * `bsr_shift`: the rank left its 28-day median and stayed away. The value of a UTC day is the time-weighted geometric mean
 * of the rank over the part of the day in which it was known; a day without a sample of any kind has none. A day is judged
 * when the first sample after it arrives.
 */
export const watchBsr: Step<BsrState> = (state, { bsr }, context) => {
  let next = state
  for (const span of spans(context.clock)) {
    if (next.day !== null && next.day.number !== span.day) next = closeDay(next, context)
    next = { ...next, day: held(next, span) }
  }
  const latest = bsr === undefined ? next.latest : bsr
  const day = next.day === null ? null : { ...next.day, samples: next.day.samples + 1 }
  return { ...next, latest, day }
}

/** The time since the last sample cut at midnights, and the moment of the sample itself. */
function spans({ at, gap, elapsed }: Clock): { day: number; ms: number }[] {
  const today = Math.floor(at / DAY_MS)
  if (elapsed < gap || gap === 0) return [{ day: today, ms: 0 }]
  const cuts: { day: number; ms: number }[] = []
  for (let from = at - gap; from < at; ) {
    const day = Math.floor(from / DAY_MS)
    const to = Math.min(at, (day + 1) * DAY_MS)
    cuts.push({ day, ms: to - from })
    from = to
  }
  return cuts.at(-1)?.day === today ? cuts : [...cuts, { day: today, ms: 0 }]
}

function held({ day, latest }: BsrState, span: { day: number; ms: number }): NonNullable<BsrState['day']> {
  const open = day?.number === span.day ? day : { number: span.day, log_ms: 0, known_ms: 0, samples: 0 }
  if (latest === null) return open
  return { ...open, log_ms: open.log_ms + Math.log(latest) * span.ms, known_ms: open.known_ms + span.ms }
}

function closeDay(state: BsrState, context: Context): BsrState {
  const { bsr } = context.rules
  const { day } = state
  if (day === null || day.samples === 0 || day.known_ms < bsr.least_known_ms) return state
  const log = day.log_ms / day.known_ms
  const days: BsrState['days'] = [...state.days.filter(([number]) => number >= day.number - 2 * bsr.window_days), [day.number, log]]
  const since = state.run?.since ?? day.number
  const window = state.days.filter(([number]) => number >= since - bsr.window_days && number < since).map(([, value]) => value)
  if (window.length < bsr.least_days) return { ...state, days, run: null, told: null }
  return judge({ ...state, days }, { number: day.number, log, window }, context)
}

function judge(state: BsrState, { number, log, window }: { number: number; log: number; window: number[] }, context: Context): BsrState {
  const { bsr } = context.rules
  const middle = median(window)
  const z = (log - middle) / Math.max(bsr.sigma_floor, robustSigma(window))
  const change = Math.exp(log - middle) - 1
  const direction = z > 0 ? 'up' : 'down'
  const told = Math.abs(z) < bsr.rearm_z || state.told?.direction !== direction ? null : state.told
  if (Math.abs(z) < bsr.z || Math.abs(change) < bsr.ratio || isRhythm(state.days, { number, log, middle })) return { ...state, told, run: null }
  const isSameRun = state.run?.direction === direction
  const run = isSameRun && state.run !== null ? { ...state.run, days: state.run.days + 1 } : { direction, since: number, days: 1 } as const
  if (run.days < bsr.days) return { ...state, told, run }
  const draft = shift({ before: Math.round(Math.exp(middle)), after: Math.round(Math.exp(log)), change, z, run }, bsr)
  const factor = factorOf(change)
  const isNews = told === null || (worse(draft.severity, told.severity) && factor >= MUCH_FURTHER * told.factor)
  if (!isNews || !context.tell(draft)) return { ...state, told, run: closed(run, bsr) }
  return { ...state, told: { direction, severity: draft.severity, factor }, run: closed(run, bsr) }
}

/** At least two of the same weekdays of the last three weeks were as far away: a listing that sells at weekends. */
function isRhythm(days: BsrState['days'], { number, log, middle }: { number: number; log: number; middle: number }): boolean {
  const weekdays = days.filter(([day]) => day < number && day >= number - 21 && (number - day) % 7 === 0)
  return weekdays.filter(([, value]) => Math.abs(value - log) < Math.abs(log - middle) / 2).length >= 2
}

/** After half a window the new level is the level: the median may see it, and the run ends. */
function closed(run: NonNullable<BsrState['run']>, bsr: Rules['bsr']): BsrState['run'] {
  return run.days >= bsr.window_days / 2 ? null : run
}

function shift({ before, after, change, z, run }: { before: number; after: number; change: number; z: number; run: NonNullable<BsrState['run']> }, bsr: Rules['bsr']): Draft {
  const facts = { z: Math.round(z * 10) / 10, days: run.days, window_days: bsr.window_days }
  return { rule: 'bsr_shift', direction: run.direction, severity: severityOf(change), metric: 'bsr', before, after, change, reason_code: 'rank_left_its_median', facts }
}

/** The larger of the two ranks over the smaller, ≥ 1. */
const factorOf = (change: number) => Math.exp(Math.abs(Math.log1p(change)))

function severityOf(change: number): Severity {
  const factor = factorOf(change)
  return factor >= 4 ? 'high' : factor >= 2 ? 'medium' : 'low'
}

const worse = (a: Severity, b: Severity) => Severity.options.indexOf(a) > Severity.options.indexOf(b)
