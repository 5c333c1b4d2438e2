import { type Finding, flaw } from '../normal-item.ts'
import { cleanText } from './fields.ts'
import { isPlausibleTime } from './times.ts'

/** Keepa counts minutes from this Unix minute (2011-01-01). Source: keepacom/api_backend, KeepaTime. */
const KEEPA_EPOCH_MINUTES = 21_564_000

export const keepaTime = (minutes: number) => (minutes + KEEPA_EPOCH_MINUTES) * 60_000

/** One entry of a Keepa series: a time and the values behind it. */
export interface KeepaPoint<T> {
  at: number
  values: T[]
}

interface Reading<T> {
  field: string
  /** Numbers an entry has: 2 is a time and a value, 3 a time and two values. */
  width: 2 | 3
  now: number
  findings: Finding[]
  read: (value: unknown) => T | undefined
}

const asInteger = (value: unknown) => (typeof value === 'number' && Number.isInteger(value) ? value : undefined)
const asWord = (value: unknown) => (typeof value === 'string' ? (cleanText(value)?.slice(0, 100) ?? '') : typeof value === 'number' ? String(value) : undefined)

type Options = Omit<Reading<never>, 'read'>
export const readNumbers = (series: unknown, options: Options) => readSeries<number>(series, { ...options, read: asInteger })
export const readWords = (series: unknown, options: Options) => readSeries<string>(series, { ...options, read: asWord })

/**
 * Reads a flat Keepa series into points ordered by time, each time once. Null is a series that was not asked for. Entries
 * that are broken are left out and counted; of two entries at one minute the later in the series wins.
 */
function readSeries<T>(series: unknown, { field, width, now, findings, read }: Reading<T>): KeepaPoint<T>[] {
  if (series === null || series === undefined) return []
  if (!Array.isArray(series)) {
    findings.push(flaw('SERIES_INVALID', field, `${field} is no list. It was left out`))
    return []
  }
  const list: unknown[] = series
  const extra = list.length % width
  if (extra > 0) findings.push(flaw('SERIES_ODD_LENGTH', field, `${field} has ${list.length} numbers, no multiple of ${width}. The last ${extra} were left out`))
  const points: KeepaPoint<T>[] = []
  let broken = 0
  for (let i = 0; i + width <= list.length; i += width) {
    const minutes = Number(typeof list[i] === 'string' ? list[i] : (asInteger(list[i]) ?? Number.NaN))
    const values = list.slice(i + 1, i + width).flatMap((value) => read(value) ?? [])
    const at = keepaTime(minutes)
    if (values.length === width - 1 && Number.isInteger(minutes) && isPlausibleTime(at, now)) points.push({ at, values })
    else broken += 1
  }
  if (broken > 0) findings.push(flaw('VALUE_INVALID', field, `${broken} of the entries of ${field} have no valid time or value. They were left out`))
  return inOrder(points, field, findings)
}

function inOrder<T>(points: KeepaPoint<T>[], field: string, findings: Finding[]): KeepaPoint<T>[] {
  let late = 0
  for (let i = 1; i < points.length; i += 1) if ((points[i]?.at ?? 0) < (points[i - 1]?.at ?? 0)) late += 1
  if (late > 0) {
    findings.push(flaw('POINTS_UNSORTED', field, `${late} entries of ${field} were out of order. They were sorted`))
    points.sort((a, b) => a.at - b.at)
  }
  const once = points.filter((point, index) => points[index + 1]?.at !== point.at)
  if (once.length < points.length) {
    findings.push(flaw('POINTS_DUPLICATED', field, `${points.length - once.length} entries of ${field} stand at the minute of another. The last one counts`))
  }
  return once
}
