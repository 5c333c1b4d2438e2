import { type Fact, type ReaderLanguage, renderFacts } from '#track/facts'
import type { Piece } from '../suggestions.schema.ts'

// Private-use characters: no text from outside keeps them.
const [OPEN, MIDDLE, CLOSE] = ['\uE000', '\uE001', '\uE002']
const MARKS = /[\uE000-\uE002]/g

/** A template in the reader's way, cut into words and numbers, each number with the fact behind it. */
export function piecesOf(template: string, facts: readonly Fact[], language: ReaderLanguage): Piece[] {
  const ids = new Map(facts.map(({ code, id }) => [code, id]))
  const marked = template.replaceAll(MARKS, '').replaceAll(/\{\{(F\d+)\}\}/g, (whole, code: string) => `${OPEN}${code}${MIDDLE}${whole}${CLOSE}`)
  const plain = facts.map((fact) => (typeof fact.value === 'string' ? { ...fact, value: fact.value.replaceAll(MARKS, '') } : fact))
  return renderFacts(marked, plain, language).split(/(\uE000[^\uE002]*\uE002)/u).flatMap((part): Piece[] => {
    if (!part.startsWith(OPEN)) return part === '' ? [] : [{ text: part, fact_id: null }]
    const [code = '', text = ''] = part.slice(1, -1).split(MIDDLE)
    return [{ text, fact_id: ids.get(code) ?? null }]
  })
}
