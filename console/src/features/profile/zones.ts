import { currentLocale, type Locale } from '../../locale.ts'

export interface Zone {
  value: string
  label: string
  /** As the language calls it, and its offset today: "Taipei Time, GMT+8". */
  detail: string
}

const made = new Map<Locale, Zone[]>()

const nameOf = (zone: string, locale: string, timeZoneName: 'shortGeneric' | 'shortOffset') =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName }).formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** Every zone the browser knows; made when somebody first looks for one. */
export function allZones(): Zone[] {
  const locale = currentLocale()
  const kept = made.get(locale)
  if (kept) return kept
  const zones = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => {
    const names = [nameOf(value, locale, 'shortGeneric'), nameOf(value, 'en-GB', 'shortOffset')]
    return { value, label: value.replaceAll('_', ' '), detail: [...new Set(names)].join(' · ') }
  })
  made.set(locale, zones)
  return zones
}

/** Every word that was typed stands somewhere in the name. */
export function matchesZone({ label, detail }: Zone, search: string): boolean {
  const name = `${label} ${detail}`.toLocaleLowerCase()
  return search.toLocaleLowerCase().split(/[\s/]+/).every((word) => name.includes(word))
}
