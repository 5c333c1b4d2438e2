import type { Db } from '#kernel/db'
import { invalid, refused } from '#kernel/errors'
import { type Bucket, averageOf, type Point, type Step, toBuckets, toSteps } from './history/steps.ts'
import { completeRollups, joinBuckets } from './history/rollup-buckets.ts'
import { thin, toRawPoints } from './history/raw-points.ts'
import { bucketBounds, checkZone } from './history/time-zone.ts'
import * as history from './history.repository.ts'
import { METRICS, type Metric, type Unit } from './metrics.ts'

export type Resolution = 'raw' | 'hour' | 'day' | 'week'

export interface HistoryOrder {
  metrics: readonly Metric[]
  /** From the first observation when it is not given. */
  from?: Date | undefined
  /** Until as far as the sources have looked when it is not given. */
  to?: Date | undefined
  resolution: Resolution | 'auto'
  /** Days and weeks are those of this IANA zone. */
  timeZone: string
}

export interface SeriesPoint {
  at: Date
  value: number | null
  min?: number | undefined
  max?: number | undefined
  covered?: number | undefined
}

export interface Series {
  metric: Metric
  unit: Unit
  points: SeriesPoint[]
  thinned?: boolean | undefined
  summary: { min: number | null; max: number | null; average: number | null; current: number | null; current_at: Date | null; covered: number }
}

export interface History {
  from: Date
  to: Date
  resolution: Resolution
  time_zone: string
  series: Series[]
  stock_outs: { from: Date; to: Date }[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const LENGTHS = { raw: 0, hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS }
/** Points of one series in an answer. */
export const MAX_POINTS = 2_000
/** Rows that one answer may be made from. A listing that changes every ten minutes for two years has as many. */
const MAX_ROWS = 100_000
/** Ranges up to this length are shown raw when nobody asks for a resolution. */
const RAW_UP_TO = 14 * DAY_MS

/**
 * The history of a listing as this transaction's tenant sees it: a step function of each metric, raw or as time-weighted
 * buckets. A value holds until the next point, the end of its hold, or as far as its source has looked; what is not
 * covered is a gap. Buckets are whole: `from` and `to` are moved outward to their bounds, and a resolution that would give
 * more than MAX_POINTS, or would be made from more than MAX_ROWS raw rows, is coarsened.
 * @throws AppError 400 for an unknown zone, or a range that ends before it begins or never ends; 422 for more than
 * MAX_ROWS rows where no rollup can stand in for them (days of another zone, own and shared rows together)
 */
export async function readHistory(trx: Db, listingId: string, order: HistoryOrder): Promise<History> {
  const zone = checkZone(order.timeZone)
  const sources = await history.listSources(trx, listingId)
  const first = Math.min(...sources.map((source) => source.first_at.getTime()))
  const last = Math.max(...sources.map((source) => (source.known_until ?? source.last_at).getTime()))
  const to = order.to?.getTime() ?? (sources.length === 0 ? Date.now() : last)
  const from = order.from?.getTime() ?? (sources.length === 0 ? to : Math.min(first, to))
  if (from > to) throw invalid('from', 'The range ends before it begins')
  const isDense = sources.reduce((sum, source) => sum + source.points, 0) > MAX_ROWS && (await history.isDenserThan(trx, { listingId, from: utcDay(from), to: to + 1 }, MAX_ROWS))
  const resolution = resolve(order.resolution, { from, to, isDense })
  const looked = sources.flatMap((source) => source.known_until?.getTime() ?? [])
  const range: Range = { listingId, metrics: order.metrics, from, to, zone, knownUntil: looked.length === 0 ? last : Math.max(...looked) }
  const isShared = new Set(sources.map((source) => source.tenant_id)).size > 1
  if (isDense && (zone !== 'UTC' || isShared)) throw refused('RANGE_TOO_DENSE', `The range holds more than ${MAX_ROWS} rows. Choose a shorter one, or UTC`, 'from')
  const read = resolution === 'raw' ? readRaw(trx, range) : readBuckets(trx, { ...range, unit: resolution, isShared })
  const { series, bounds } = await read
  const stock_outs = await readStockOuts(trx, { ...range, from: bounds.from, to: bounds.to })
  return { from: new Date(bounds.from), to: new Date(bounds.to), resolution, time_zone: zone, series, stock_outs }
}

interface Range {
  listingId: string
  metrics: readonly Metric[]
  from: number
  to: number
  zone: string
  knownUntil: number
}

function resolve(asked: HistoryOrder['resolution'], { from, to, isDense }: { from: number; to: number; isDense: boolean }): Resolution {
  const span = to - from
  const fine = asked === 'auto' ? (span <= RAW_UP_TO ? 'raw' : 'hour') : asked
  const wanted = fine === 'raw' && isDense ? 'hour' : fine
  if (wanted === 'raw') return 'raw'
  const fitting = (['hour', 'day', 'week'] as const).filter((unit) => LENGTHS[unit] >= LENGTHS[wanted])
  const found = fitting.find((unit) => span / LENGTHS[unit] <= MAX_POINTS - 2)
  if (found === undefined) throw invalid('from', `The range is longer than ${MAX_POINTS} weeks`)
  return found
}

const utcDay = (at: number) => Math.floor(at / DAY_MS) * DAY_MS
const unitOf = new Map(METRICS.map(({ metric, unit }) => [metric, unit]))
const round = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000)

/** The points from the UTC day of `from` on, and before them the value carried in. */
async function readSteps(trx: Db, { listingId, metrics, from, to, knownUntil }: Range): Promise<Map<Metric, Step[]>> {
  const start = utcDay(from)
  const carried = await history.readCarried(trx, { listingId, metrics, before: start })
  const points = await history.readPoints(trx, { listingId, metrics, from: start, to: to + 1 })
  return new Map(
    metrics.map((metric) => {
      const before = carried.get(metric)
      const all: Point[] = [...(before === undefined ? [] : [before]), ...(points.get(metric) ?? [])]
      return [metric, toSteps(all, knownUntil)]
    }),
  )
}

interface Answer {
  series: Series[]
  bounds: { from: number; to: number }
}

async function readRaw(trx: Db, range: Range): Promise<Answer> {
  const { from, to } = range
  const steps = await readSteps(trx, range)
  const series = range.metrics.map((metric): Series => {
    const all = steps.get(metric) ?? []
    const points = toRawPoints(all, from, to)
    const kept = thin(points, MAX_POINTS)
    return {
      metric,
      unit: unitOf.get(metric) ?? 'count',
      points: kept.map(({ at, value }) => ({ at: new Date(at), value })),
      ...(kept.length < points.length ? { thinned: true } : {}),
      summary: summarise(toBuckets(all, [from, Math.max(to, from + 1)]), lastOf(all, to)),
    }
  })
  return { series, bounds: { from, to } }
}

async function readBuckets(trx: Db, range: Range & { unit: Exclude<Resolution, 'raw'>; isShared: boolean }): Promise<Answer> {
  const { unit, metrics, zone, isShared } = range
  const bounds = bucketBounds({ from: range.from, to: range.to, unit, zone })
  const whole = { ...range, from: bounds[0] ?? range.from, to: bounds.at(-1) ?? range.to }
  const inBuckets = zone === 'UTC' && !isShared ? await readFromRollups(trx, { ...whole, unit, bounds }) : await readFromPoints(trx, whole, bounds)
  const series = metrics.map((metric): Series => {
    const { buckets, last } = inBuckets.get(metric) ?? { buckets: [], last: undefined }
    return { metric, unit: unitOf.get(metric) ?? 'count', points: buckets.map(toPoint), summary: summarise(buckets, last) }
  })
  return { series, bounds: { from: whole.from, to: whole.to } }
}

type Last = { at: number; value: number | null } | undefined
type InBuckets = Map<Metric, { buckets: Bucket[]; last: Last }>

async function readFromPoints(trx: Db, range: Range, bounds: readonly number[]): Promise<InBuckets> {
  const steps = await readSteps(trx, range)
  return new Map(
    range.metrics.map((metric) => {
      const all = steps.get(metric) ?? []
      return [metric, { buckets: toBuckets(all, bounds), last: lastOf(all, range.to) }]
    }),
  )
}

/** Weeks are put together from days. Rollups are in UTC and of one tenant's rows: nothing else can use them. */
async function readFromRollups(trx: Db, range: Range & { unit: 'hour' | 'day' | 'week'; bounds: readonly number[] }): Promise<InBuckets> {
  const { listingId, metrics, unit, bounds, from, to, knownUntil } = range
  const stored = unit === 'hour' ? 'hour' : 'day'
  // Hours begin in the middle of a day: what is carried in is known at the day's beginning.
  const start = utcDay(from)
  const carried = await history.readCarried(trx, { listingId, metrics, before: start })
  const rollups = await history.readRollups(trx, stored, { listingId, metrics, from: start, to })
  const atoms = bucketBounds({ from: start, to, unit: stored, zone: 'UTC' })
  return new Map(
    metrics.map((metric) => {
      const completed = completeRollups(rollups.get(metric) ?? [], { bounds: atoms, carried: carried.get(metric), knownUntil })
      const last = completed.carried && { at: completed.carried.at, value: completed.carried.value }
      return [metric, { buckets: joinBuckets(completed.buckets, bounds), last }]
    }),
  )
}

function lastOf(steps: readonly Step[], to: number): Last {
  const last = steps.findLast((step) => step.at <= to)
  return last && { at: last.at, value: last.value }
}

function toPoint(bucket: Bucket): SeriesPoint {
  const value = round(averageOf(bucket))
  const point = { at: new Date(bucket.at), value, covered: share(bucket.covered_s, bucket.at, bucket.end) }
  return bucket.min === null || bucket.max === null ? point : { ...point, min: bucket.min, max: bucket.max }
}

const share = (seconds: number, from: number, to: number) => Math.min(1, Math.max(0, Math.round((seconds * 1e7) / Math.max(1, to - from)) / 1e4))

function summarise(buckets: readonly Bucket[], last: Last): Series['summary'] {
  const sum = buckets.reduce((total, bucket) => total + bucket.sum, 0)
  const covered_s = buckets.reduce((total, bucket) => total + bucket.covered_s, 0)
  const mins = buckets.flatMap((bucket) => bucket.min ?? [])
  const maxs = buckets.flatMap((bucket) => bucket.max ?? [])
  const lastInside = buckets.findLast((bucket) => bucket.last !== undefined)?.last
  return {
    min: mins.length === 0 ? null : Math.min(...mins),
    max: maxs.length === 0 ? null : Math.max(...maxs),
    average: round(averageOf({ sum, covered_s, last: lastInside })),
    current: last?.value ?? null,
    current_at: last === undefined ? null : new Date(last.at),
    covered: share(covered_s, buckets[0]?.at ?? 0, buckets.at(-1)?.end ?? 1),
  }
}

async function readStockOuts(trx: Db, { listingId, from, to, knownUntil }: Range): Promise<History['stock_outs']> {
  const outs = toSteps(await history.readStock(trx, { listingId, from, to }), knownUntil).filter((step) => step.value === 1 && step.end > from)
  const joined: { from: Date; to: Date }[] = []
  for (const { at, end } of outs) {
    const before = joined.at(-1)
    const span = { from: new Date(Math.max(at, from)), to: new Date(Math.min(end, to)) }
    if (before !== undefined && before.to.getTime() >= span.from.getTime()) before.to = span.to
    else joined.push(span)
  }
  return joined
}
