const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const NEWLINE = 10

/** The bytes of one value; null when it was larger than allowed. */
export interface SplitValue {
  ordinal: number
  line: number
  byte: number
  bytes: Buffer | null
}

/**
 * Cuts a stream of JSON bytes into its values without parsing them, by counting brackets outside strings; `lines` cuts
 * at line ends, so one broken line cannot swallow the next. Holds at most one value, and nothing of one over `limit`.
 */
export class ValueSplitter {
  /** Where the splitter stands. */
  line = 1
  byte = 0
  readonly #kind: 'list' | 'lines' | 'values'
  readonly #limit: number
  #depth = 0
  #inString = false
  #escaped = false
  #ordinal = 0
  #isClosed = false
  #open: { line: number; byte: number; parts: Buffer[]; size: number } | null = null

  constructor(kind: 'list' | 'lines' | 'values', limit: number) {
    this.#kind = kind
    this.#limit = limit
  }

  /** Passes over what stands before the first value. */
  skip(bytes: Buffer) {
    for (const byte of bytes) if (byte === NEWLINE) this.line += 1
    this.byte += bytes.length
  }

  *push(chunk: Buffer): Generator<SplitValue> {
    const start = this.byte
    let from = 0
    for (let i = 0; i < chunk.length && !this.#isClosed; i += 1) {
      const byte = chunk[i] ?? 0
      if (byte === NEWLINE) this.line += 1
      this.byte = start + i
      if (this.#open === null && startsValue(byte)) {
        if (this.#kind === 'list' && byte === 93) {
          this.#isClosed = true
          break
        }
        this.#open = { line: this.line, byte: start + i, parts: [], size: 0 }
        from = i
      }
      const end = this.#step(byte)
      if (end === 'before' || end === 'after') {
        yield this.#take(chunk.subarray(from, end === 'before' ? i : i + 1))
        if (end === 'before' && this.#kind === 'list' && byte === 93) this.#isClosed = true
      }
    }
    if (this.#open !== null) this.#hold(chunk.subarray(from))
    this.byte = start + chunk.length
  }

  /** The value that only the end of the file ends: a last line, or a bare word. */
  *end(): Generator<SplitValue> {
    if (this.#open !== null && this.#depth === 0 && !this.#inString && this.#kind !== 'list') yield this.#take(Buffer.alloc(0))
  }

  /** Where the value begins that the end of the file cut off; undefined when nothing is missing. */
  cut(): { ordinal: number; line: number; byte: number } | undefined {
    if (this.#open !== null) return { ordinal: this.#ordinal + 1, line: this.#open.line, byte: this.#open.byte }
    if (this.#kind !== 'list' || this.#isClosed) return undefined
    return { ordinal: this.#ordinal + 1, line: this.line, byte: this.byte }
  }

  /** Moves on by one byte. Says whether a value ends before it or with it. */
  #step(byte: number): 'before' | 'after' | undefined {
    if (this.#open === null) return undefined
    if (this.#kind === 'lines') return byte === NEWLINE ? 'before' : undefined
    if (this.#inString) return this.#stepInString(byte)
    if (byte === QUOTE) {
      this.#inString = true
      return undefined
    }
    if (byte === 123 || byte === 91) {
      this.#depth += 1
      return undefined
    }
    if (byte === 125 || byte === 93) {
      if (this.#depth === 0) return 'before'
      this.#depth -= 1
      return this.#depth === 0 ? 'after' : undefined
    }
    return this.#depth === 0 && !startsValue(byte) ? 'before' : undefined
  }

  #stepInString(byte: number): 'after' | undefined {
    if (this.#escaped) {
      this.#escaped = false
      return undefined
    }
    if (byte === BACKSLASH) this.#escaped = true
    if (byte !== QUOTE) return undefined
    this.#inString = false
    return this.#depth === 0 ? 'after' : undefined
  }

  #hold(piece: Buffer) {
    if (this.#open === null) return
    this.#open.size += piece.length
    if (this.#open.size > this.#limit) this.#open.parts = []
    else if (piece.length > 0) this.#open.parts.push(piece)
  }

  #take(piece: Buffer): SplitValue {
    this.#hold(piece)
    const { line, byte, parts, size } = this.#open ?? { line: this.line, byte: this.byte, parts: [], size: 0 }
    this.#open = null
    this.#ordinal += 1
    return { ordinal: this.#ordinal, line, byte, bytes: size > this.#limit ? null : Buffer.concat(parts) }
  }
}

const startsValue = (byte: number) => byte > 32 && byte !== COMMA
