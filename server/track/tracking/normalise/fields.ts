/** Reading values of unknown shape. What is missing or of another type is undefined, never 0 or ''. */
export type Shape = Record<string, unknown>

export const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value)

// Direction and zero-width marks, which Amazon's pages put in front of names and values.
// oxlint-disable-next-line no-misleading-character-class
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\u00AD]/g

/** More marks on one letter than any language has: normalising sorts them, in the square of their number (UAX #15, stream-safe text). */
const MARKS = /(\p{M}{30})\p{M}+/gu

/** Text that a database takes, without invisible marks and doubled white space; undefined when nothing is left. */
export function cleanText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.toWellFormed().replace(MARKS, '$1').normalize('NFC').replace(INVISIBLE, '').replaceAll('\u0000', '').replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text
}

export const textAt = (shape: Shape, key: string) => cleanText(shape[key])

export function numberAt(shape: Shape, key: string): number | undefined {
  const value = shape[key]
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

export function shapeAt(shape: Shape, key: string): Shape | undefined {
  const value = shape[key]
  return isShape(value) ? value : undefined
}

export function listAt(shape: Shape, key: string): unknown[] {
  const value = shape[key]
  return Array.isArray(value) ? value : []
}

export const textsAt = (shape: Shape, key: string): string[] => listAt(shape, key).flatMap((value) => cleanText(value) ?? [])
export const shapesAt = (shape: Shape, key: string): Shape[] => listAt(shape, key).filter(isShape)

/** The first of the keys that holds text. */
export function firstText(shape: Shape, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = textAt(shape, key)
    if (text !== undefined) return text
  }
  return undefined
}

/** A value as a message quotes it, cut to a length that can be read. */
export function quote(value: unknown, length = 40): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value)
  return `“${text.length > length ? `${text.slice(0, length)}…` : text}”`
}
