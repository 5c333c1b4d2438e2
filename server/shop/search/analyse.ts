import { simplified } from './han.ts'

/** A piece of a text as the index knows it. */
export interface Token {
  term: string
  /** Where it stands among the words; joined spellings stand where their first part does. */
  position: number
  /** Of the original text, for highlighting. */
  start: number
  end: number
  /** `word`: a word; `pair`, `last`: two neighbours, or the last character, of a run of Chinese or Japanese; `joined`: a second spelling of words. */
  kind: 'word' | 'pair' | 'last' | 'joined'
}

/** More of a text is not looked at: a description of ten pages. */
const MAX_CHARACTERS = 20_000
/** A term that is longer is no word of any language, and PostgreSQL takes no lexeme above 2 kB. */
const MAX_TERM = 64
const CLUSTER = /[\s\S][\p{M}\uff9e\uff9f]*/gu
const ASCII = /^[\t\n\r -~]*$/
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]/v
/** A run of a script without spaces, a number with decimals, or a word. */
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]+|\d+(?:\.\d+)+[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]]*|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]]+/gv
const ASCII_RUN = /\d+(?:\.\d+)+[a-z0-9]*|[a-z0-9]+/g
const MARKS = /\p{M}/gu
const LATIN = /\p{Script=Latin}/u
/** What joins the parts of one name: `wi-fi`, `usb/ps2`, `at&t`. */
const JOINERS = new Set(['-', '‐', '‑', '–', '/', '_', '+', '&', '.', "'", '’'])
/** `500gb` is found by `500 gb` too, and the other way round. */
const AMOUNT = /^(\d+(?:\.\d+)?)([a-z]{1,3})$/

interface Plain {
  text: string
  /** Where each of its units begins and ends in the original; undefined where it is the same. */
  starts?: number[]
  ends?: number[]
}

/**
 * The terms of a text: full-width and compatibility forms made plain (NFKC), lower-case, Latin letters without accents,
 * traditional Chinese characters in their simplified form. Chinese, Japanese and Korean runs become overlapping pairs of
 * characters and the last one alone, so that every part of a run of any length is found by its pairs in a row; the rest
 * becomes words without their plural.
 */
export function analyse(text: string): Token[] {
  const plain = plainOf(text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text)
  const tokens: Token[] = []
  let position = 0
  let chain: Token[] = []
  let endOfLast = 0
  const closeChain = () => {
    addJoined(tokens, chain)
    chain = []
  }
  for (const { 0: run, index } of plain.text.matchAll(plain.starts === undefined ? ASCII_RUN : RUN)) {
    position += 1
    const end = index + run.length
    const gap = plain.text.slice(endOfLast, index)
    endOfLast = end
    if (plain.starts !== undefined && CJK.test(run)) {
      closeChain()
      position = addPairs(tokens, { run, from: index, plain, position })
      continue
    }
    // The word as it is written stays on the chain: plural and joined spellings are made of that.
    const word: Token = { term: run.slice(0, MAX_TERM), position, start: plain.starts?.[index] ?? index, end: plain.ends?.[end - 1] ?? end, kind: 'word' }
    if (gap === "'" && run === 's' && chain.length > 0) continue // of somebody: men’s
    const before = chain.at(-1)
    if (before === undefined || !JOINERS.has(gap)) {
      closeChain()
      if (before !== undefined && gap === ' ' && AMOUNT.test(before.term + run)) tokens.push({ ...before, term: stem(before.term + run), end: word.end, kind: 'joined' })
    }
    tokens.push({ ...word, term: stem(word.term) })
    chain.push(word)
    position = addAmount(tokens, word)
  }
  closeChain()
  return tokens
}

/** `wifi` of `wi-fi`. */
function addJoined(tokens: Token[], chain: Token[]): void {
  const [first, last] = [chain[0], chain.at(-1)]
  if (chain.length < 2 || first === undefined || last === undefined) return
  const term = stem(chain.map((part) => part.term).join(''))
  if (term.length <= MAX_TERM) tokens.push({ term, position: first.position, start: first.start, end: last.end, kind: 'joined' })
}

/** `500` and `gb` of `500gb`. @returns the position after them */
function addAmount(tokens: Token[], word: Token): number {
  const [, number, unit] = AMOUNT.exec(word.term) ?? []
  if (number === undefined || unit === undefined) return word.position
  tokens.push({ ...word, term: number, kind: 'joined' }, { ...word, term: stem(unit), position: word.position + 1, kind: 'joined' })
  return word.position + 1
}

interface Characters {
  run: string
  from: number
  plain: Plain
  position: number
}

function addPairs(tokens: Token[], { run, from, plain: { starts, ends }, position }: Characters): number {
  const characters = Array.from(run) // by code points: a rare Han character has two units
  let at = from
  let place = position
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1]
    const start = starts?.[at] ?? at
    const end = at + character.length + (next?.length ?? 0)
    tokens.push({ term: character + (next ?? ''), position: place, start, end: ends?.[end - 1] ?? end, kind: next === undefined ? 'last' : 'pair' })
    if (next !== undefined) place += 1
    at += character.length
  }
  return place
}

function plainOf(text: string): Plain {
  if (ASCII.test(text)) return { text: text.toLowerCase() }
  let plain = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const own = plainCharacter(cluster)
    plain += own
    for (let unit = 0; unit < own.length; unit++) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
  }
  return { text: plain, starts, ends }
}

function plainCharacter(cluster: string): string {
  const lower = cluster.normalize('NFKC').toLowerCase()
  if (LATIN.test(lower)) return lower.normalize('NFKD').replace(MARKS, '').replaceAll('ß', 'ss')
  return lower === '’' ? "'" : simplified(lower)
}

/** Takes the English plural away (Harman’s S-stemmer, 1991, as it errs least): `batteries` → `battery`, `cases` → `case`. */
function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || !/^[a-z]+$/.test(word)) return word
  if (word.endsWith('ies')) return word.endsWith('eies') || word.endsWith('aies') ? word : `${word.slice(0, -3)}y`
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('us') || word.endsWith('ss') || word.endsWith('is') ? word : word.slice(0, -1)
}
