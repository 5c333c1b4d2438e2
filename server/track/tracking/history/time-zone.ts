import { invalid } from '#kernel/errors'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** @throws AppError 400 for a zone that is not in the IANA database */
export function checkZone(zone: string): string {
  try {
    formatOf(zone)
    return zone
  } catch (cause) {
    if (cause instanceof RangeError) throw invalid('time_zone', `“${zone.slice(0, 40)}” is no time zone`)
    throw cause
  }
}

function formatOf(zone: string) {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  formats.set(zone, format)
  return format
}

/** Milliseconds the clocks of a zone are ahead of UTC at a time. */
function offsetAt(at: number, zone: string): number {
  if (zone === 'UTC') return 0
  const parts = new Map(formatOf(zone).formatToParts(at).map((part) => [part.type, Number(part.value)]))
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const local = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
  return local - Math.floor(at / 1000) * 1000
}

/** Days since 1970-01-01 on the clocks of a zone. */
const localDay = (at: number, zone: string) => Math.floor((at + offsetAt(at, zone)) / DAY_MS)

/** The first moment of a day of a zone; where midnight is skipped by a change of clocks, the moment of the change. */
function startOfDay(day: number, zone: string): number {
  const midnight = day * DAY_MS
  const candidates = [midnight - offsetAt(midnight - DAY_MS, zone), midnight - offsetAt(midnight + DAY_MS, zone)]
  const valid = candidates.filter((at) => localDay(at, zone) === day)
  return valid.length === 0 ? Math.max(...candidates) : Math.min(...valid)
}

export type Bucketing = 'hour' | 'day' | 'week'

/**
 * The boundaries of the buckets that hold `from` to `to` (Unix milliseconds): n + 1 times for n buckets. Days and weeks
 * are those of the zone; a week begins on Monday (ISO 8601). A day is 23 or 25 hours long when the clocks change.
 */
export function bucketBounds({ from, to, unit, zone }: { from: number; to: number; unit: Bucketing; zone: string }): number[] {
  if (unit === 'hour') return hourBounds(from, to, zone)
  const step = unit === 'day' ? 1 : 7
  let day = localDay(from, zone)
  // 1970-01-01 was a Thursday: day -3 was a Monday.
  if (unit === 'week') day -= (((day + 3) % 7) + 7) % 7
  const bounds = [startOfDay(day, zone)]
  for (let last = bounds[0] ?? from; last < to || bounds.length === 1; ) {
    day += step
    last = startOfDay(day, zone)
    bounds.push(last)
  }
  return bounds
}

function hourBounds(from: number, to: number, zone: string): number[] {
  const shift = offsetAt(from, zone) % HOUR_MS
  const bounds = [Math.floor((from + shift) / HOUR_MS) * HOUR_MS - shift]
  for (let last = bounds[0] ?? from; last < to || bounds.length === 1; ) {
    last += HOUR_MS
    bounds.push(last)
  }
  return bounds
}
