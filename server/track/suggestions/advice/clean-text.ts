import { CLAIMS, findContacts, hasNoSpaces, lengthOf, type TextLanguage, wordsOf } from '#track/quality'

/** Cuts at the last end of a clause, else of a word, within `most` characters. */
export function cutText(text: string, most: number): string {
  if (lengthOf(text) <= most) return text
  const head = Array.from(text.normalize('NFC')).slice(0, most).join('')
  const clause = Math.max(...['. ', '; ', ', ', '。', '；', '，', '、'].map((mark) => head.lastIndexOf(mark)))
  if (clause > head.length / 2) return head.slice(0, clause).trim()
  const space = head.lastIndexOf(' ')
  return (space > head.length / 2 ? head.slice(0, space) : head).trim()
}

/** The sentences of a text without those that promise money back, claim what Amazon forbids, or lead away from Amazon. */
export const withoutForbidden = (text: string): string =>
  text.split(/(?<=[.!?;。！？；])/u).filter((sentence) => CLAIMS.find(sentence).length === 0 && findContacts(sentence).length === 0).join('').trim()

export const capitalised = (text: string): string => text.replace(/^[^\p{L}\p{N}]*\p{Ll}/u, (start) => start.toUpperCase())

/** Whether all words of a term stand in these texts, one way or another. */
export function isSaidBy(term: string, texts: readonly string[], language: TextLanguage): boolean {
  if (hasNoSpaces(language)) return texts.some((text) => text.includes(term))
  const said = new Set(texts.flatMap((text) => wordsOf(text, language)))
  return wordsOf(term, language).every((word) => word === null || said.has(word) || said.has(`${word}s`) || said.has(word.replace(/s$/, '')))
}
