import type { Problem } from './import-row.ts'

const LONGEST = 4_000_000
const tooLong = (): Problem => ({ row: 0, field: null, code: 'ROW_TOO_LONG', message: 'The record is longer than four million characters' })

/** The lines of JSONL that hold something. One that is too long is told, and the next is read. */
export async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string | Problem> {
  const decoder = new TextDecoder('utf-8')
  let line = ''
  let isSkipping = false
  for await (const piece of source) {
    const parts = decoder.decode(piece, { stream: true }).split('\n')
    for (const [at, part] of parts.entries()) {
      if (at > 0) {
        if (!isSkipping && line.trim() !== '') yield line
        line = ''
        isSkipping = false
      }
      if (!isSkipping) line += part
      if (line.length > LONGEST) {
        yield tooLong()
        isSkipping = true
        line = ''
      }
    }
  }
  if (!isSkipping && line.trim() !== '') yield line
}

/** The members of one JSON list, without holding the list. */
export async function* splitJson(source: AsyncIterable<Buffer>): AsyncGenerator<string | Problem> {
  const decoder = new TextDecoder('utf-8')
  let [depth, inText, isEscaped, member, isSkipping] = [0, false, false, '', false]
  for await (const piece of source) {
    for (const char of decoder.decode(piece, { stream: true })) {
      const isEnd = !inText && depth === 1 && (char === ',' || char === ']')
      if (inText) {
        if (isEscaped) isEscaped = false
        else if (char === '\\') isEscaped = true
        else if (char === '"') inText = false
      } else if (char === '"') inText = true
      else if (char === '{' || char === '[') depth += 1
      else if (char === '}' || char === ']') depth -= 1
      const isList = depth === 1 && char === '[' && member === ''
      if (isEnd) {
        if (!isSkipping && member.trim() !== '') yield member
        member = ''
        isSkipping = false
      } else if (depth > 0 && !isSkipping && !isList) member += char
      if (member.length > LONGEST) {
        yield tooLong()
        isSkipping = true
        member = ''
      }
    }
  }
  if (depth > 0) yield { row: 0, field: null, code: 'FILE_BROKEN', message: 'The list is open at the end of the file' }
}
