/** What is longer is not kept: it would be a page of its own, and nobody reads provenance in it. */
const MAX_CHARACTERS = 256 * 1024

/** What an actor said, as the database can keep it: without NUL and halves of characters, which a page may well hold. */
export function keepable(raw: unknown): unknown {
  if (raw === null || raw === undefined) return null
  const kept = clean(raw)
  return JSON.stringify(kept).length > MAX_CHARACTERS ? null : kept
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), clean(inner)]))
}

const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed()
