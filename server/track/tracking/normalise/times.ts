/** Readings from before this are mistakes: Amazon opened in 1995, and no source reaches back to it. */
const EARLIEST = Date.UTC(2000, 0, 1)
const DAY_MS = 24 * 60 * 60 * 1000

/** Whether a time can be one of an observation: from the year 2000 until a day from now. */
export const isPlausibleTime = (at: number, now: number) => at >= EARLIEST && at <= now + DAY_MS

const NAIVE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?)?$/

/**
 * Unix milliseconds of an ISO-8601 time, `2026-04-25 20:49:15`, a date, or Unix seconds or milliseconds. A time without
 * a zone is UTC. Undefined when it is none: `2026-02-30` is none.
 */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? fromUnix(value) : undefined
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (/^\d{9,13}$/.test(text)) return fromUnix(Number(text))
  const naive = NAIVE.exec(text)
  if (naive !== null) return fromParts(naive.slice(1, 7).map((part) => Number(part ?? 0)), naive[7])
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return undefined
  const at = Date.parse(text.replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}

const fromUnix = (value: number) => Math.round(value < 1e11 ? value * 1000 : value)

function fromParts([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[], fraction = '0') {
  const at = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(at)
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  return isReal ? at + Math.trunc(Number(`0.${fraction}`) * 1000) : undefined
}
