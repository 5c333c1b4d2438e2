import { cleanText } from './fields.ts'

/** Values as Amazon's pages write them, in the languages of the marketplaces where that matters. */

/** `4.5 out of 5 stars`, `4,5 von 5 Sternen`, `5つ星のうち4.2`, 4.5 or `"4.5"` as 0..5. A rating of 0 means nobody rated. */
export function parseRating(value: unknown): number | undefined {
  if (typeof value === 'number') return inRange(value)
  const text = cleanText(value)
  if (text === undefined) return undefined
  const japanese = /5つ星のうち\s*(\d(?:[.,]\d+)?)/.exec(text)?.[1]
  const number = japanese ?? /^(\d(?:[.,]\d+)?)(?![\d.,])/.exec(text)?.[1]
  return number === undefined ? undefined : inRange(Number(number.replace(',', '.')))
}

const inRange = (rating: number) => (rating >= 0 && rating <= 5 ? rating : undefined)

const MAX_COUNT = 2 ** 31 - 1
/** Longer text is no count; a pattern that looks for its end would read it again and again. */
const MAX_COUNT_TEXT = 200
const SCALE: Record<string, number> = { k: 1e3, m: 1e6, 万: 1e4 }

/**
 * `300+ bought in past month`, `2K+`, `1,92,590`, `12.345` and 300 as a whole number: a bracket is its lower bound.
 * The dot or comma before exactly three digits parts thousands.
 */
export function parseCount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= MAX_COUNT ? value : undefined
  const text = cleanText(value)
  const match = text === undefined || text.length > MAX_COUNT_TEXT ? null : /(\d[\d.,'\u00A0\u202F ]*)\s*([KkMm万](?![a-z]))?/.exec(text)
  if (match?.[1] === undefined) return undefined
  const digits = match[1].replace(/[.,'\u00A0\u202F ]+$/, '')
  const scale = SCALE[match[2]?.toLowerCase() ?? '']
  if (scale !== undefined) {
    const scaled = Number(digits.replace(',', '.')) * scale
    return scaled <= MAX_COUNT ? Math.round(scaled) : undefined
  }
  const whole = digits.replace(/[.,'\u00A0\u202F ](?=\d{2,3}(?:\D|$))/g, '')
  return /^\d{1,9}$/.test(whole) ? Number(whole) : undefined
}

/** `#1,234 in Electronics (See Top 100 in Electronics) #5 in Headphones`: each rank with its category, doubles dropped. */
export function parseRanks(value: unknown): { rank: number; category: string }[] {
  const text = cleanText(value)
  if (text === undefined) return []
  const found = new Map<string, { rank: number; category: string }>()
  for (const match of text.matchAll(/(?:#|Nr\.\s*|nº\s*|n\.\s*)(\d[\d.,]*)\s+(?:in|en|em)\s+([^#(]+?)(?=\s*(?:\(|#|Nr\.|nº|$))/gi)) {
    const rank = parseCount(match[1])
    const category = cleanText(match[2])
    if (rank !== undefined && rank > 0 && category !== undefined && !found.has(category)) found.set(category, { rank, category })
  }
  return [...found.values()]
}

/** The brand in `Visit the Apple Store` or `Brand: Apple`. */
export function parseBrand(value: unknown): string | undefined {
  const text = cleanText(value)
  if (text === undefined) return undefined
  const named = /^(?:Visit the (.+?) Store|Brand: ?(.+)|Besuchen? Sie den (.+?)-Store|Visiter la boutique (.+)|Visita (?:la tienda|lo store) de? ?(.+)|Marke: ?(.+))$/i.exec(text)
  return named === null ? text : named.slice(1).find((part) => part !== undefined)
}

const IN_STOCK = /^(?:in stock|auf lager|en stock|disponibile|disponible|available|only \d+ left|nur noch \d+|usually (?:dispatched|ships)|true|yes|1|in_stock|instock|在庫あり)/i
const OUT_OF_STOCK = /^(?:(?:temporarily |currently )?(?:out of stock|unavailable)|derzeit nicht|nicht verfügbar|actuellement indisponible|non disponibile|no disponible|not available|sold out|false|no|0|out_of_stock|outofstock)/i

/** Whether a page says that the item can be bought; undefined when it does not say. */
export function parseAvailability(value: unknown): 'in_stock' | 'out_of_stock' | undefined {
  if (typeof value === 'boolean') return value ? 'in_stock' : 'out_of_stock'
  const text = cleanText(value)
  if (text === undefined) return undefined
  if (OUT_OF_STOCK.test(text)) return 'out_of_stock'
  return IN_STOCK.test(text) ? 'in_stock' : undefined
}

const BLOCKED = /robot check|enter the characters you see|sorry! something went wrong|page not found|looking for something\?|dogs of amazon|service unavailable|captcha/i

/** A page that is not the product's: a captcha, an error, the dogs of Amazon. It says nothing about the listing. */
export const isBlockedPage = (...texts: unknown[]) => texts.some((text) => typeof text === 'string' && BLOCKED.test(text))
