import { useSyncExternalStore } from 'react'
import { isLocale, type locales, overwriteGetLocale } from './paraglide/runtime.js'
import { recall, remember } from './storage.ts'

export type Locale = (typeof locales)[number]

/** For `<html lang>`: the script is named, because the glyphs differ. */
const TAGS: Record<Locale, string> = { en: 'en', 'zh-TW': 'zh-Hant-TW', 'zh-CN': 'zh-Hans-CN' }
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', 'zh-TW': '繁體中文', 'zh-CN': '简体中文' }

const listeners = new Set<() => void>()
let locale = initialLocale()
overwriteGetLocale(() => locale)

/** `before-paint.js` has already chosen and set the tag on the document. */
function initialLocale(): Locale {
  const kept = recall('language')
  if (isLocale(kept)) return kept
  const tag = document.documentElement.lang
  return (Object.keys(TAGS) as Locale[]).find((each) => TAGS[each] === tag) ?? 'en'
}

export const currentLocale = () => locale
export const hasChosenLocale = () => isLocale(recall('language'))

function show(next: Locale) {
  locale = next
  document.documentElement.lang = TAGS[next]
  for (const listener of listeners) listener()
}

/** The user's own choice on this device: kept. */
export function chooseLocale(next: Locale) {
  remember('language', next)
  show(next)
}

/** What the profile says, on a device where nothing was chosen. Null: nothing was chosen there either. */
export function adoptLocale(next: Locale | null) {
  if (next !== null && !hasChosenLocale() && next !== locale) show(next)
}

export const useLocale = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => locale,
  )
