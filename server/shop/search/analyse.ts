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

interface Run {
  text: string
  isCjk: boolean
  starts: number[]
  ends: number[]
  /** What stands between it and the run before. */
  gap: string
}

/** More of a text is not looked at: a description of twenty pages. */
const MAX_CHARACTERS = 20_000
/** A term that is longer is no word of any language, and PostgreSQL takes no lexeme above 2 kB. */
const MAX_TERM = 64
const CLUSTER = /[\s\S][\p{M}\uff9e\uff9f]*/gu
const ASCII = /^[\x20-\x7e\n\t]*$/
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]/u
const WORD = /[\p{L}\p{N}\p{M}]/u
const MARKS = /\p{M}/gu
const LATIN = /\p{Script=Latin}/u
/** What joins the parts of one name: `wi-fi`, `usb/ps2`, `at&t`. */
const JOINER = /^[-‐‑–/_+&.'’]$/
/** `500gb` is found by `500 gb` too, and the other way round. */
const AMOUNT = /^(\d+(?:\.\d+)?)([a-z]{1,3})$/

/**
 * The terms of a text: full-width and compatibility forms made plain (NFKC), lower-case, Latin letters without accents.
 * Chinese, Japanese and Korean runs become overlapping pairs of characters and the last one alone, so that every part of a
 * run of any length is found by its pairs in a row; the rest becomes words without their plural.
 */
export function analyse(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  let before: { run: Run; token: Token } | undefined
  let chain: Token[] = []
  const closeChain = () => {
    const [first, last] = [chain[0], chain.at(-1)]
    if (chain.length > 1 && first !== undefined && last !== undefined) {
      const term = stem(chain.map((part) => part.term).join(''))
      if (term.length <= MAX_TERM) tokens.push({ term, position: first.position, start: first.start, end: last.end, kind: 'joined' })
    }
    chain = []
  }
  for (const run of runsOf(text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text)) {
    position += 1
    if (run.isCjk) {
      closeChain()
      position = addPairs(tokens, run, position)
      before = undefined
      continue
    }
    const token: Token = { term: stem(run.text.slice(0, MAX_TERM)), position, start: run.starts[0] ?? 0, end: run.ends.at(-1) ?? 0, kind: 'word' }
    tokens.push(token)
    const amount = AMOUNT.exec(run.text)
    if (amount !== null) {
      tokens.push({ ...token, term: amount[1] ?? '', kind: 'joined' })
      position += 1
      tokens.push({ ...token, position, term: stem(amount[2] ?? ''), kind: 'joined' })
    } else if (before !== undefined && /^\s$/.test(run.gap) && AMOUNT.test(before.run.text + run.text)) {
      tokens.push({ ...token, position: before.token.position, start: before.token.start, term: stem(before.run.text + run.text), kind: 'joined' })
    }
    if (!JOINER.test(run.gap) || before === undefined) closeChain()
    chain.push({ ...token, term: run.text })
    before = { run, token }
  }
  closeChain()
  return tokens
}

function addPairs(tokens: Token[], { text, starts, ends }: Run, from: number): number {
  const characters = [...text]
  let position = from
  let at = 0
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1]
    const start = starts[at] ?? 0
    if (next === undefined) tokens.push({ term: character, position, start, end: ends[at + character.length - 1] ?? 0, kind: 'last' })
    else {
      tokens.push({ term: character + next, position, start, end: ends[at + character.length + next.length - 1] ?? 0, kind: 'pair' })
      position += 1
    }
    at += character.length
  }
  return position
}

/** The stretches of a text that hold words, or characters of a script without spaces; each UTF-16 unit knows where it came from. */
function* runsOf(text: string): Generator<Run> {
  let run: Run | undefined
  let gap = ''
  for (const { plain, start, end } of charactersOf(text)) {
    for (const character of plain) {
      const isCjk = CJK.test(character)
      const isNumberDot = character === '.' && run !== undefined && !run.isCjk && /^\d+$/.test(run.text) && /^\d/.test(text.slice(end, end + 1))
      if (isCjk || WORD.test(character) || isNumberDot) {
        if (run !== undefined && run.isCjk !== isCjk) {
          yield run
          run = undefined
          gap = ''
        }
        run ??= { text: '', isCjk, starts: [], ends: [], gap }
        run.text += character
        for (let unit = 0; unit < character.length; unit++) {
          run.starts.push(start)
          run.ends.push(end)
        }
        gap = ''
      } else {
        if (run !== undefined) yield run
        run = undefined
        gap += character
      }
    }
  }
  if (run !== undefined) yield run
}

function* charactersOf(text: string): Generator<{ plain: string; start: number; end: number }> {
  if (ASCII.test(text)) {
    const lower = text.toLowerCase()
    for (let at = 0; at < lower.length; at++) yield { plain: lower[at] ?? '', start: at, end: at + 1 }
    return
  }
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const lower = cluster.normalize('NFKC').toLowerCase()
    yield { plain: LATIN.test(lower) ? lower.normalize('NFKD').replace(MARKS, '').replaceAll('ß', 'ss') : lower, start: index, end: index + cluster.length }
  }
}

/** Takes the English plural away (Harman’s S-stemmer, 1991, as it errs least): `batteries` → `battery`, `cases` → `case`. */
function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || !/^[a-z]+$/.test(word)) return word
  if (word.endsWith('ies')) return word.endsWith('eies') || word.endsWith('aies') ? word : `${word.slice(0, -3)}y`
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('us') || word.endsWith('ss') || word.endsWith('is') ? word : word.slice(0, -1)
}
