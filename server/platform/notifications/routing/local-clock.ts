const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of a zone show, as if it were UTC. */
function shownAt(at: number, zone: string): number {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'))
}

const offsetAt = (at: number, zone: string) => shownAt(at, zone) - Math.floor(at / 1_000) * 1_000

/** Minutes since midnight on the clocks of a zone. */
export const minutesAt = (at: Date, zone: string): number => Math.floor((shownAt(at.getTime(), zone) % DAY_MS) / MINUTE_MS)

/** The moment at which a day's clocks first show this; where they skip it, the moment of the change. */
function momentOf(shown: number, zone: string): number {
  const [before, after] = [shown - offsetAt(shown - DAY_MS, zone), shown - offsetAt(shown + DAY_MS, zone)]
  const valid = [before, after].filter((at) => shownAt(at, zone) === shown)
  if (valid.length > 0) return Math.min(...valid)
  // Skipped: of the two readings the later falls behind the change by as much as the clocks jumped.
  return changeBetween(Math.min(before, after), Math.max(before, after), zone)
}

function changeBetween(from: number, to: number, zone: string): number {
  const offset = offsetAt(from, zone)
  let [low, high] = [from, to]
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000
    if (offsetAt(middle, zone) === offset) low = middle
    else high = middle
  }
  return high
}

/**
 * The first moment after `at` when the clocks of a zone show these minutes past midnight: once a day, also on the days when they show it
 * twice (the first counts) or never (the moment they jump).
 */
export function nextLocalTime(at: Date, zone: string, minutes: number): Date {
  const midnight = Math.floor(shownAt(at.getTime(), zone) / DAY_MS) * DAY_MS
  for (const day of [0, 1, 2]) {
    const moment = momentOf(midnight + day * DAY_MS + minutes * MINUTE_MS, zone)
    if (moment > at.getTime()) return new Date(moment)
  }
  throw new Error('a day comes after every moment')
}

/** The next full hour of a zone; some are half an hour apart from others. */
export function nextLocalHour(at: Date, zone: string): Date {
  const shift = offsetAt(at.getTime(), zone) % (60 * MINUTE_MS)
  return new Date(Math.floor((at.getTime() + shift) / (60 * MINUTE_MS)) * 60 * MINUTE_MS + 60 * MINUTE_MS - shift)
}

/** When the day of a zone began. */
export const localDayStart = (at: Date, zone: string): Date => new Date(momentOf(Math.floor(shownAt(at.getTime(), zone) / DAY_MS) * DAY_MS, zone))
