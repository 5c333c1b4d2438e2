export interface DiffPart {
  text: string
  kind: 'same' | 'gone' | 'new'
}

/** Beyond this the texts are shown whole, one after the other: a table of all pairs would be too large to fill. */
const MOST_PAIRS = 250_000

/** What of a text went and what came, word by word, in any language. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length * b.length > MOST_PAIRS) return [{ text: before, kind: 'gone' }, { text: after, kind: 'new' }]
  return joined(walk(a, b, longest(a, b)))
}

/** The same for a list, entry by entry. */
export const diffEntries = (before: readonly string[], after: readonly string[]): DiffPart[] => [...walk(before, after, longest(before, after))]

const wordsOf = (text: string): string[] => [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].map(({ segment }) => segment)

/** Lengths of the longest common subsequence of what is left from each pair of places. */
function longest(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const [row, below] = [table[i], table[i + 1]]
      if (row && below) row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return table
}

function* walk(a: readonly string[], b: readonly string[], table: readonly Uint32Array[]): Generator<DiffPart> {
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left === right) {
      yield { text: left, kind: 'same' }
      i++
      j++
    } else if (left !== undefined && (right === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      yield { text: left, kind: 'gone' }
      i++
    } else if (right !== undefined) {
      yield { text: right, kind: 'new' }
      j++
    }
  }
}

function joined(parts: Iterable<DiffPart>): DiffPart[] {
  const found: DiffPart[] = []
  for (const part of parts) {
    const last = found.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else found.push({ ...part })
  }
  return found
}
