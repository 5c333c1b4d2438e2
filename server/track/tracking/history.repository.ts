import { sql } from 'kysely'
import type { Db } from '#kernel/db'
import type { Carried, Rollup } from './history/rollup-buckets.ts'
import type { Point } from './history/steps.ts'
import { bitOf, type Column, METRICS, type Metric } from './metrics.ts'

export interface SourceRow {
  tenant_id: string
  source: string
  points: number
  first_at: Date
  last_at: Date
  known_until: Date | null
}

/** What each source gave of a listing, of Tradewind's own crawls and the tenant's imports. */
export async function listSources(trx: Db, listingId: string): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`select tenant_id, source, points, first_at, last_at, known_until from tracking.source_state
    where listing_id = ${listingId} order by first_at, source`.execute(trx)
  return rows
}

interface Range {
  listingId: string
  metrics: readonly Metric[]
  /** Unix milliseconds; `to` is not part of the range. */
  from: number
  to: number
}

const columnOf = new Map<Metric, Column>(METRICS.map(({ metric, column }) => [metric, column]))
const columnFor = (metric: Metric): Column => {
  const column = columnOf.get(metric)
  if (column === undefined) throw new Error(`no column for ${metric}`)
  return column
}

/** Whether a range holds more than `limit` rows; reads no more than that to know. */
export async function isDenserThan(trx: Db, { listingId, from, to }: Omit<Range, 'metrics'>, limit: number): Promise<boolean> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from (select from tracking.observation
    where listing_id = ${listingId} and observed_at >= ${new Date(from)} and observed_at < ${new Date(to)} limit ${limit + 1}) r`.execute(trx)
  return (rows[0]?.rows ?? 0) > limit
}

interface RawRow extends Partial<Record<Column, number | null>> {
  observed_at: Date
  holds_s: number | null
  gone: number
}

/** The raw points of each metric in a range, ordered by time. Where sources meet at one time the last one's counts. */
export async function readPoints(trx: Db, { listingId, metrics, from, to }: Range): Promise<Map<Metric, Point[]>> {
  const columns = metrics.map(columnFor)
  const bits = columns.reduce((sum, column) => sum | bitOf(column), 0)
  const { rows } = await sql<RawRow>`
    select observed_at, holds_s, coalesce(absent, 0) | coalesce(unknown, 0) as gone, ${sql.raw(columns.join(', '))}
    from tracking.observation
    where listing_id = ${listingId} and observed_at >= ${new Date(from)} and observed_at < ${new Date(to)}
      and (num_nonnulls(${sql.raw(columns.join(', '))}) > 0 or (coalesce(absent, 0) | coalesce(unknown, 0)) & ${bits} <> 0)
    order by observed_at, source, tenant_id`.execute(trx)
  const found = new Map<Metric, Point[]>(metrics.map((metric) => [metric, []]))
  for (const row of rows) {
    const at = row.observed_at.getTime()
    const hold_end = row.holds_s === null ? null : at + row.holds_s * 1000
    for (const [index, metric] of metrics.entries()) {
      const column = columns[index]
      const value = column === undefined ? null : (row[column] ?? null)
      if (value !== null || (row.gone & bitOf(columnFor(metric))) !== 0) found.get(metric)?.push({ at, value, hold_end: value === null ? null : hold_end })
    }
  }
  return found
}

/** A row of a rollup table. */
export interface RollupRow {
  metric: Metric
  bucket_at: Date
  first_at: Date
  last_at: Date
  last_value: number | null
  hold_end: Date | null
  min: number | null
  max: number | null
  weighted_sum: number
  covered_s: number
}

/** The rollups whose buckets begin in a range. */
export async function readRollups(trx: Db, unit: 'hour' | 'day', { listingId, metrics, from, to }: Range): Promise<Map<Metric, Rollup[]>> {
  const { rows } = await sql<RollupRow>`
    select metric, bucket_at, first_at, last_at, last_value, hold_end, min, max, weighted_sum, covered_s
    from ${sql.raw(`tracking.rollup_${unit}`)}
    where listing_id = ${listingId} and metric = any(${metrics as Metric[]}::text[]) and bucket_at >= ${new Date(from)} and bucket_at < ${new Date(to)}
    order by metric, bucket_at`.execute(trx)
  const found = new Map<Metric, Rollup[]>(metrics.map((metric) => [metric, []]))
  for (const row of rows) found.get(row.metric)?.push(toRollup(row))
  return found
}

export const toRollup = (row: RollupRow): Rollup => ({
  at: row.bucket_at.getTime(),
  first_at: row.first_at.getTime(),
  last_at: row.last_at.getTime(),
  last_value: row.last_value,
  hold_end: row.hold_end?.getTime() ?? null,
  min: row.min,
  max: row.max,
  sum: row.weighted_sum,
  covered_s: row.covered_s,
})

export const toCarried = (row: Pick<RollupRow, 'last_at' | 'last_value' | 'hold_end'>): Carried =>
  ({ value: row.last_value, hold_end: row.hold_end?.getTime() ?? null, at: row.last_at.getTime() })

/** The last value of each metric before a UTC day, which holds on into it. */
export async function readCarried(trx: Db, { listingId, metrics, before }: { listingId: string; metrics: readonly Metric[]; before: number }): Promise<Map<Metric, Carried>> {
  const { rows } = await sql<Pick<RollupRow, 'metric' | 'last_at' | 'last_value' | 'hold_end'>>`
    select m.metric, r.last_at, r.last_value, r.hold_end from unnest(${metrics as Metric[]}::text[]) m (metric)
    cross join lateral (
      select last_at, last_value, hold_end from tracking.rollup_day
      where listing_id = ${listingId} and metric = m.metric and bucket_at < ${new Date(before)}
      order by bucket_at desc, last_at desc limit 1
    ) r`.execute(trx)
  return new Map(rows.map((row) => [row.metric, toCarried(row)]))
}

/** Whether the page could be bought, from time to time: the last time before the range, and each in it. */
export async function readStock(trx: Db, { listingId, from, to }: Omit<Range, 'metrics'>): Promise<Point[]> {
  const bit = bitOf('availability')
  const seen = sql.raw(`(availability is not null or (coalesce(absent, 0) | coalesce(unknown, 0)) & ${bit} <> 0)`)
  const { rows } = await sql<{ observed_at: Date; availability: string | null; holds_s: number | null }>`
    (select observed_at, availability, holds_s, source from tracking.observation
      where listing_id = ${listingId} and observed_at < ${new Date(from)} and ${seen} order by observed_at desc, source desc limit 1)
    union all
    (select observed_at, availability, holds_s, source from tracking.observation
      where listing_id = ${listingId} and observed_at >= ${new Date(from)} and observed_at < ${new Date(to)} and ${seen})
    order by observed_at, source`.execute(trx)
  return rows.map(({ observed_at, availability, holds_s }) => ({
    at: observed_at.getTime(),
    value: availability === null ? null : availability === 'out_of_stock' ? 1 : 0,
    hold_end: holds_s === null ? null : observed_at.getTime() + holds_s * 1000,
  }))
}
