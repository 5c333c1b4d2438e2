/** How a JSON file holds its items. `start` is the byte behind the bracket that opens the list. */
export type JsonLayout = { kind: 'list'; start: number } | { kind: 'lines' } | { kind: 'values' }

/**
 * Looks at the beginning of a JSON file: a list, Keepa's `{"products": [...]}`, one object a line (NDJSON), or objects
 * one after another. A single object is the last of these.
 */
export function findJsonLayout(head: string): JsonLayout {
  const first = head.search(/\S/)
  if (head[first] === '[') return { kind: 'list', start: Buffer.byteLength(head.slice(0, first + 1)) }
  if (isLines(head.trimStart())) return { kind: 'lines' }
  const list = findProducts(head, first)
  return list === undefined ? { kind: 'values' } : { kind: 'list', start: Buffer.byteLength(head.slice(0, list)) }
}

/** The first line holds more than a bracket, and the next one opens an object. Plain steps: a pattern would look back over a line of a megabyte. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n')
  return end > 0 && text.startsWith('{') && text.slice(0, end).trim() !== '{' && text.slice(end, end + 1_000).trimStart().startsWith('{')
}

/** The index behind the bracket of a `products` list that stands directly in the outermost object. */
function findProducts(head: string, from: number): number | undefined {
  let depth = 0
  for (let i = from; i < head.length; i += 1) {
    const character = head[i]
    if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    else if (character === '"') {
      const end = endOfString(head, i)
      const opening = depth === 1 && head.slice(i, end) === '"products"' ? /^\s*:\s*\[/.exec(head.slice(end, end + 100)) : null
      if (opening !== null) return end + opening[0].length
      i = end - 1
    }
    if (depth === 0) return undefined
  }
  return undefined
}

/** The index behind the quote that closes the string which begins at `from`, or behind the text where none does. */
function endOfString(head: string, from: number): number {
  for (let i = from + 1; i < head.length; i += 1) {
    if (head[i] === '\\') i += 1
    else if (head[i] === '"') return i + 1
  }
  return head.length
}
