import type { Problem } from './import-row.ts'

const LONGEST = 4_000_000
const tooLong = (): Problem => ({ row: 0, field: null, code: 'ROW_TOO_LONG', message: 'The record is longer than four million characters' })

/** The lines of JSONL that hold something. One that is too long is told, and the next is read. */
export async function* splitLines(source: AsyncIterable<Buffer>): AsyncGenerator<string | Problem> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let isSkipping = false
  for await (const piece of source) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (!isSkipping && line.trim() !== '') yield line.length > LONGEST ? tooLong() : line
      isSkipping = false
    }
    if (rest.length <= LONGEST) continue
    if (!isSkipping) yield tooLong()
    isSkipping = true
    rest = ''
  }
  if (!isSkipping && rest.trim() !== '') yield rest
}

/** The members of one JSON list, without holding the list. */
export async function* splitJson(source: AsyncIterable<Buffer>): AsyncGenerator<string | Problem> {
  const decoder = new TextDecoder('utf-8')
  const list = new ListReader()
  for await (const piece of source) {
    for (const char of decoder.decode(piece, { stream: true })) {
      const member = list.take(char)
      if (member !== undefined) yield member
    }
  }
  if (list.isOpen) yield { row: 0, field: null, code: 'FILE_BROKEN', message: 'The list is open at the end of the file' }
}

/** Where in a JSON list the reading is. */
class ListReader {
  #depth = 0
  #isText = false
  #isEscaped = false
  #isSkipping = false
  #member = ''

  get isOpen(): boolean {
    return this.#depth > 0
  }

  /** The member that ends with this character, or what is wrong with it. */
  take(char: string): string | Problem | undefined {
    const isEnd = !this.#isText && this.#depth === 1 && (char === ',' || char === ']')
    const isInside = this.#depth > 0
    this.#step(char)
    if (isEnd) return this.#end()
    if (isInside && !this.#isSkipping) this.#member += char
    if (this.#member.length <= LONGEST) return undefined
    this.#isSkipping = true
    this.#member = ''
    return tooLong()
  }

  #step(char: string) {
    if (this.#isEscaped) this.#isEscaped = false
    else if (this.#isText) {
      this.#isEscaped = char === '\\'
      this.#isText = char !== '"'
    } else if (char === '"') this.#isText = true
    else if (char === '{' || char === '[') this.#depth += 1
    else if (char === '}' || char === ']') this.#depth -= 1
  }

  #end(): string | undefined {
    const member = this.#isSkipping ? '' : this.#member.trim()
    this.#member = ''
    this.#isSkipping = false
    return member === '' ? undefined : member
  }
}
