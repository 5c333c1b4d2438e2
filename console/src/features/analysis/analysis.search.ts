import { isLocale } from '../../paraglide/runtime.js'
import type { Locale } from '../../locale.ts'

/** `?language=zh-TW`: in which the page is printed. */
export const parseSharedSearch = (search: Record<string, unknown>): { language?: Locale } => (isLocale(search.language) ? { language: search.language } : {})
