import { analyse } from './analyse.ts'
import type { Found } from './engine.ts'

/** A short word allows one slip of the finger, a longer one two. */
const TWO_SLIPS_FROM = 6
/** Two words written as one count as a slip and a half: a single wrong letter is likelier. */
const HALVES = 1.5

/** The question with its unknown words put right by what the shop has; undefined when nothing is close. */
export function corrected(text: string, near: Found['near']): string | undefined {
  const better = new Map(near.flatMap(({ term, words }) => {
    const word = closest(term, words)
    return word === undefined ? [] : [[term, word]]
  }))
  if (better.size === 0) return undefined
  let out = ''
  let at = 0
  for (const { kind, term, start, end } of analyse(text)) {
    const word = kind === 'word' && start >= at ? better.get(term) : undefined
    if (word === undefined) continue
    out += text.slice(at, start) + word
    at = end
  }
  return out + text.slice(at)
}

export function closest(term: string, words: { word: string; documents: number }[]): string | undefined {
  const most = term.length < TWO_SLIPS_FROM ? 1 : 2
  let best: { word: string; cost: number; documents: number } | undefined
  for (const { word, documents } of words) {
    const slips = word.includes(' ') ? HALVES : slipsBetween(term, word, most)
    if (slips > most) continue
    // A slip at the first letter is rare; of equals the commoner word is meant.
    const cost = slips + (word[0] === term[0] ? 0 : 0.4)
    if (best === undefined || cost < best.cost || (cost === best.cost && documents > best.documents)) best = { word, cost, documents }
  }
  return best?.word
}

/** Letters added, left out, changed, or two neighbours swapped (optimal string alignment); above `most` only that it is more. */
export function slipsBetween(one: string, two: string, most: number): number {
  if (Math.abs(one.length - two.length) > most) return most + 1
  let [older, old]: [number[], number[]] = [[], Array.from({ length: two.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= two.length; j++) {
      const isSame = one[i - 1] === two[j - 1]
      let cost = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1]) cost = Math.min(cost, (older[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return most + 1
    ;[older, old] = [old, row]
  }
  return old[two.length] ?? most + 1
}
