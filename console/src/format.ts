import { currentLocale } from './locale.ts'
import { m } from './paraglide/messages.js'
import { currentSession } from './session.ts'

export const MISSING = '–'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const cache = new Map<string, unknown>()

/** Intl objects are slow to make, so each is made once for a language and its options. */
function intl<T>(kind: string, options: object, make: (locale: string) => T): T {
  const key = `${kind} ${currentLocale()} ${JSON.stringify(options)}`
  const kept = cache.get(key)
  if (kept !== undefined) return kept as T
  const made = make(currentLocale())
  cache.set(key, made)
  return made
}

function number(value: number, options: Intl.NumberFormatOptions) {
  return intl('number', options, (locale) => new Intl.NumberFormat(locale, options)).format(value)
}

function time(at: number | string | Date, options: Intl.DateTimeFormatOptions) {
  const zoned = { timeZone: timeZone(), ...options }
  return intl('time', zoned, (locale) => new Intl.DateTimeFormat(locale, zoned)).format(new Date(at))
}

/** All times are shown in the zone of the user's profile. */
export const timeZone = () => currentSession()?.user.time_zone ?? 'UTC'

export const integer = (value: number | null | undefined) => (value == null ? MISSING : number(value, { maximumFractionDigits: 0 }))
export const rank = (value: number | null | undefined) => (value == null ? MISSING : `#${integer(value)}`)
/** Short where room is: #1M, #100萬. */
export const axisRank = (value: number) => (value < 100_000 ? rank(value) : `#${number(value, { notation: 'compact', maximumFractionDigits: 1 })}`)
export const rating = (value: number | null | undefined) =>
  value == null ? MISSING : number(value, { minimumFractionDigits: 1, maximumFractionDigits: 2 })

/** 0.064 is +6.4 %. */
export const change = (ratio: number | null | undefined) =>
  // What is left of a fall is never rounded away: −99.96 % is not −100 %.
  ratio == null ? MISSING : number(ratio, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero', roundingMode: ratio < -0.99 ? 'trunc' : 'halfExpand' })
export const difference = (value: number) => number(value, { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
/** 0.025 is 2.5 %. */
export const share = (ratio: number) => number(ratio, { style: 'percent', maximumFractionDigits: 2 })
export const oneDecimal = (value: number) => number(value, { maximumFractionDigits: 1 })
export const percent = (ratio: number) => number(ratio, { style: 'percent', maximumFractionDigits: 0 })

const currencyOptions = (currency: string): Intl.NumberFormatOptions => ({ style: 'currency', currency })

/** 2 for USD, 0 for JPY, 3 for KWD. */
export const decimalsOf = (currency: string) =>
  intl('decimals', { currency }, () => new Intl.NumberFormat('en', currencyOptions(currency)).resolvedOptions().maximumFractionDigits ?? 2)

export const majorUnits = (minor: number, currency: string) => minor / 10 ** decimalsOf(currency)

export const money = (minor: number | null | undefined, currency: string) =>
  minor == null ? MISSING : number(majorUnits(minor, currency), currencyOptions(currency))

/** For an axis: no decimals when the steps are whole. */
export const axisMoney = (minor: number, currency: string, isWhole: boolean) =>
  number(majorUnits(minor, currency), isWhole ? { ...currencyOptions(currency), maximumFractionDigits: 0, minimumFractionDigits: 0 } : currencyOptions(currency))

export const bytes = (size: number) => {
  const [value, unit] = size < 2 ** 20 ? [size / 2 ** 10, 'kilobyte'] : [size / 2 ** 20, 'megabyte']
  return number(value, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 })
}

export const date = (at: number | string | Date) => time(at, { year: 'numeric', month: 'short', day: 'numeric' })
/** A day of the calendar (2026-08-22), which is the same in every zone. */
export const calendarDay = (day: string) => time(day, { timeZone: 'UTC', dateStyle: 'full' })
/** The same, short: Aug 22, 2026. */
export const shortDay = (day: string) => time(day, { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric' })
export const dayAndMonth = (at: number | string | Date) => time(at, { month: 'short', day: 'numeric' })
export const monthAndYear = (at: number | string | Date) => time(at, { month: 'short', year: 'numeric' })
export const year = (at: number | string | Date) => time(at, { year: 'numeric' })
/** A month of the calendar (2026-08). */
export const monthOf = (month: string) => time(`${month.slice(0, 7)}-01`, { timeZone: 'UTC', year: 'numeric', month: 'long' })
/** Says its zone, as "GMT+8" in every language. */
export function dateTime(at: number | string | Date): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }
  const hours = currentLocale() === 'en' ? {} : ({ hourCycle: 'h23' } as const)
  return m.time_in_zone({ time: time(at, { ...options, ...hours }), zone: zoneName(at) })
}

/** What a clock shows there: "Fri 22:14". */
export const clockTime = (at: number, zone: string) => time(at, { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

function zoneName(at: number | string | Date): string {
  const options: Intl.DateTimeFormatOptions = { timeZone: timeZone(), timeZoneName: 'short' }
  const parts = intl('zone', options, () => new Intl.DateTimeFormat('en-GB', options)).formatToParts(new Date(at))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone()
}

/** "6 minutes ago" within a day, "3 days ago" within a month, a date beyond. */
export function ago(at: number | string | Date, now = Date.now()): string {
  const passed = now - new Date(at).getTime()
  if (passed > 30 * DAY) return date(at)
  if (passed < MINUTE) return m.time_just_now()
  const [unit, size] = passed < HOUR ? (['minute', MINUTE] as const) : passed < DAY ? (['hour', HOUR] as const) : (['day', DAY] as const)
  const options = { numeric: 'auto' } as const
  return intl('relative', options, (locale) => new Intl.RelativeTimeFormat(locale, options)).format(-Math.max(0, Math.floor(passed / size)), unit)
}

/** The region of a marketplace code, as short as the language allows. */
export function regionOf(marketplace: string): string {
  const region = marketplace === 'uk' ? 'GB' : marketplace.toUpperCase()
  const options = { type: 'region', style: 'short' } as const
  return intl('region', options, (locale) => new Intl.DisplayNames(locale, options)).of(region) ?? region
}

export const list = (parts: string[]) =>
  intl('list', {}, (locale) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'short' })).format(parts)
