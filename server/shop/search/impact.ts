import { analyse, type Token } from './analyse.ts'

/**
 * What a term adds to a product's rank: BM25F's term weight, the best field counting fully and the others by a tenth (DisMax).
 *
 *   field:  w · tf ÷ (k1 · (1 − b + b · length ÷ usual length) + tf)
 *   term:   max over fields + 0.1 · the rest;  × 1.1 where the name calls the product so
 *
 * Robertson & Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with Lucene's DisMax. The constants were
 * chosen on the judged queries of Icecat/Chorus (half of them held out: `npm run bench -- search` prints both halves); the usual
 * lengths are that catalogue's. How rare a term is weighs when one searches, not here.
 */
export const FIELDS = { name: { weight: 1, usual: 10 }, label: { weight: 0.6, usual: 7 }, description: { weight: 0.5, usual: 10 }, attributes: { weight: 0.2, usual: 33 } } as const
export type Field = keyof typeof FIELDS

const K1 = 1.8
const B = 0.5
const TIE = 0.1
const HEAD = 1.1
/** Impacts are whole numbers of ten-thousandths. */
const SCALE = 10_000
/** Of the rest of a long description a product is found all the same, without rank. */
const MAX_TERMS = 300

export function impactsOf(tokens: Record<Field, Token[]>, heads: ReadonlySet<string>): Record<string, number> {
  const terms = new Map<string, number[]>()
  for (const field of Object.keys(FIELDS) as Field[]) {
    const { weight, usual } = FIELDS[field]
    const list = tokens[field]
    const length = list.at(-1)?.position ?? 0
    const norm = K1 * (1 - B + (B * length) / usual)
    const counts = new Map<string, number>()
    for (const { term } of list) counts.set(term, (counts.get(term) ?? 0) + 1)
    for (const [term, count] of counts) {
      const parts = terms.get(term) ?? []
      parts.push((weight * count) / (norm + count))
      terms.set(term, parts)
    }
  }
  const scored = [...terms].map(([term, parts]): [string, number] => {
    const best = Math.max(...parts)
    const rest = parts.reduce((sum, part) => sum + part, 0) - best
    return [term, Math.round((best + TIE * rest) * (heads.has(term) ? HEAD : 1) * SCALE)]
  })
  const kept = scored.length > MAX_TERMS ? scored.toSorted((a, b) => b[1] - a[1]).slice(0, MAX_TERMS) : scored
  return Object.fromEntries(kept)
}

const SMALL = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'in', 'is', 'it', 'of', 'on', 'or', 'that', 'the', 'to', 'with', 'w', 'f'])
const JOINS = new Set(['and', 'or'])
const BREAK = /[,;:()|[\]–]|[-/]\s|\s[-/]/

/**
 * What a name calls the product: in “Camera bag for EOS, black” it is a bag. A word that another word follows only says which kind;
 * colours and other values of the product itself (`own`) do not count as following words.
 */
export function headsOf(name: string, tokens: Token[], own: ReadonlySet<string>): Set<string> {
  const words = tokens.filter(({ kind }) => kind !== 'joined')
  const heads = new Set<string>()
  for (const [at, word] of words.entries()) {
    const [next, before] = [words[at + 1], words[at - 1]]
    const isLast = next === undefined || SMALL.has(next.term) || own.has(next.term) || /\d/.test(next.term) || BREAK.test(name.slice(word.end, next.start))
    if (isLast && !(before !== undefined && SMALL.has(before.term) && !JOINS.has(before.term))) heads.add(word.term)
  }
  return heads
}

/** The tokens of a field, ready for {@link impactsOf}. */
export const tokensOf = (texts: string[]): Token[] => {
  const all: Token[] = []
  for (const text of texts) {
    const from = all.at(-1)?.position ?? -1
    // A gap between two values: no phrase runs over it.
    for (const token of analyse(text)) all.push({ ...token, position: token.position + from + 1 })
  }
  return all
}
