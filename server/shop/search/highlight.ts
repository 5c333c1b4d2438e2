import { z } from 'zod'
import { analyse, type Token } from './analyse.ts'

/** A piece of a text, plain: whoever shows it escapes it as any other text. */
export const Segment = z.object({ text: z.string(), is_match: z.boolean() })
export type Segment = z.infer<typeof Segment>

const SNIPPET = 160
/** What stands before the first match. */
const LEAD = 40

/** The text in pieces, marked where one of the terms stands; together they are the text. */
export function mark(text: string, terms: ReadonlySet<string>): Segment[] {
  return piecesOf(text, analyse(text).filter((token) => terms.has(token.term)))
}

/** The part of a text around the first match; undefined without one. */
export function snippet(text: string, terms: ReadonlySet<string>): Segment[] | undefined {
  const first = analyse(text).find((token) => terms.has(token.term))
  if (first === undefined) return undefined
  const space = first.start > LEAD ? text.indexOf(' ', first.start - LEAD) : -1
  const from = first.start <= LEAD ? 0 : space !== -1 && space < first.start ? space + 1 : first.start
  const part = text.slice(from, from + SNIPPET).toWellFormed()
  return mark(`${from > 0 ? '…' : ''}${part}${from + SNIPPET < text.length ? '…' : ''}`, terms)
}

function piecesOf(text: string, matches: Token[]): Segment[] {
  const pieces: Segment[] = []
  let at = 0
  const plain = (to: number) => {
    if (to > at) pieces.push({ text: text.slice(at, to), is_match: false })
  }
  for (const { start, end } of matches.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(at, start)
    plain(from)
    const last = pieces.at(-1)
    if (last?.is_match === true) last.text += text.slice(from, end)
    else pieces.push({ text: text.slice(from, end), is_match: true })
    at = end
  }
  plain(text.length)
  return pieces
}
