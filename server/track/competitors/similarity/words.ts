/** Letters without spaces between words: their pairs are the words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{N}]+/gu
const MAX_CHARACTERS = 1_000

/** What a title says nothing by, in the languages of the marketplaces. */
const EMPTY = new Set(['the', 'a', 'an', 'and', 'or', 'for', 'with', 'of', 'in', 'on', 'to', 'by', 'mit', 'und', 'für', 'der', 'die', 'das', 'avec', 'et', 'pour', 'de', 'la', 'le', 'con', 'per', 'y', 'el'])

/** The words of a title and the pairs of neighbours: "noise cancelling" says more than its parts. */
export function termsOf(text: string): string[] {
  const words = (text.slice(0, MAX_CHARACTERS).normalize('NFKC').toLowerCase().match(RUNS) ?? []).flatMap(wordsOf).filter((word) => !EMPTY.has(word))
  return [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`)]
}

function wordsOf(run: string): string[] {
  if (!UNSPACED.test(run)) return [run]
  const letters = Array.from(run)
  return letters.length === 1 ? letters : letters.slice(1).map((letter, index) => `${letters[index] ?? ''}${letter}`)
}

/** How much each term tells: ln((1 + N) / (1 + n)) + 1, where n of N texts have it. */
export function weighTerms(texts: readonly (readonly string[])[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const terms of texts) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (term) => Math.log((1 + texts.length) / (1 + (counts.get(term) ?? 0))) + 1
}

/** The cosine of two texts by TF-IDF: 0 nothing in common, 1 the same terms. */
export function cosine(one: readonly string[], other: readonly string[], weigh: (term: string) => number): number {
  const a = vectorOf(one, weigh)
  const b = vectorOf(other, weigh)
  let dot = 0
  for (const [term, weight] of a) dot += weight * (b.get(term) ?? 0)
  const length = (vector: Map<string, number>) => Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0))
  const size = length(a) * length(b)
  return size === 0 ? 0 : Math.min(1, dot / size)
}

function vectorOf(terms: readonly string[], weigh: (term: string) => number): Map<string, number> {
  const vector = new Map<string, number>()
  for (const term of terms) vector.set(term, (vector.get(term) ?? 0) + weigh(term))
  return vector
}
