import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { fatal } from '../normal-item.ts'
import { readCsvItems } from './csv-items.ts'
import { refuseHead } from './file-kind.ts'
import { readJsonItems } from './json-items.ts'
import type { Read } from './raw-item.ts'

/** The largest item that is read, in bytes. A full Keepa history is about 0.5 MB; an item takes some fifty times its size in memory while it is read. */
export const MAX_ITEM_BYTES = 16 * 2 ** 20
const HEAD_BYTES = 2 ** 20

export interface ReadFile {
  format: 'json' | 'csv' | null
  items: AsyncIterable<Read>
}

export interface ReadOptions {
  limit?: number
  /** Hears how many bytes were read from the disk since it was last called. */
  onBytes?: (bytes: number) => void
}

/**
 * Opens a file and finds out by its content, not its name, what it is. What is neither JSON nor CSV is one clear problem.
 * Gzip is unpacked on the way.
 * @throws Error when the file cannot be read at all.
 */
export async function readItems(path: string, { limit = MAX_ITEM_BYTES, onBytes }: ReadOptions = {}): Promise<ReadFile> {
  const packed: Packed = { isCut: false }
  const { head, rest } = await takeHead(unpack(count(createReadStream(path, { highWaterMark: 2 ** 18 }), onBytes), packed))
  const body = withoutBom(head)
  const refusal = refuseHead(head)
  if (refusal !== undefined) {
    await rest.return(undefined)
    return { format: null, items: only(packed.isCut ? brokenOff(0) : { ordinal: 0, line: null, byte: null, finding: refusal }) }
  }
  const first = body.find((byte) => byte > 32)
  if (first === 123 || first === 91) return { format: 'json', items: watchEnd(readJsonItems(body, rest, limit), packed) }
  return { format: 'csv', items: watchEnd(readCsvItems(body, rest), packed) }
}

/** Whether a gzip stream broke off: a truncated file, not a failure of ours. */
interface Packed {
  isCut: boolean
}

async function* watchEnd(items: AsyncIterable<Read>, packed: Packed): AsyncGenerator<Read> {
  let ordinal = 0
  for await (const item of items) {
    const isEnd = 'finding' in item && item.finding.code === 'FILE_TRUNCATED'
    if (isEnd && packed.isCut) continue // said below, for both formats
    ordinal = item.ordinal
    yield item
  }
  if (packed.isCut) yield brokenOff(ordinal + 1)
}

const brokenOff = (ordinal: number): Read => ({
  ordinal, line: null, byte: null, finding: fatal('FILE_TRUNCATED', null, 'The compressed file breaks off. The items before the cut were kept'),
})

const isZlibError = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')

async function* count(file: Readable, onBytes: ((bytes: number) => void) | undefined): AsyncGenerator<Buffer> {
  for await (const chunk of file) {
    const bytes: Buffer = chunk
    onBytes?.(bytes.length)
    yield bytes
  }
}

async function* unpack(chunks: AsyncGenerator<Buffer>, packed: Packed): AsyncGenerator<Buffer> {
  const first = await chunks.next()
  if (first.done === true) return
  const whole = join(first.value, chunks)
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* whole
    return
  }
  const source = Readable.from(whole, { objectMode: false })
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  try {
    for await (const chunk of gunzip) yield chunk
  } catch (error) {
    if (!isZlibError(error)) throw error
    packed.isCut = true
  } finally {
    source.destroy()
  }
}

async function* join(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first
  yield* rest
}

/** The first bytes in one piece, and the chunks behind them. */
async function takeHead(chunks: AsyncGenerator<Buffer>) {
  const parts: Buffer[] = []
  for (let size = 0; size < HEAD_BYTES; ) {
    const next = await chunks.next()
    if (next.done === true) break
    parts.push(next.value)
    size += next.value.length
  }
  return { head: Buffer.concat(parts), rest: chunks }
}

const withoutBom = (head: Buffer) => (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head)

async function* only(read: Read): AsyncGenerator<Read> {
  yield read
}
