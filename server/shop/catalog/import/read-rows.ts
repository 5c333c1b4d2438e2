import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse } from 'csv-parse'
import { unguard } from './csv-cells.ts'
import { isColumn, type Problem, type SourceRow } from './import-row.ts'
import { splitJson, splitLines } from './json-records.ts'
import { mapRecord } from './map-record.ts'
import type { Mapping } from './mapping.schema.ts'

export type Read = SourceRow | Problem

const MOST_ROW_CHARACTERS = 1_000_000
const GZIP = [0x1f, 0x8b]

/** The rows of a file (CSV, JSON or JSONL; gzipped or not), one by one. What cannot be read is told in its place, and reading goes on behind it where that can be found. */
export async function* readRows(path: string, { mapping, onBytes }: { mapping?: Mapping | undefined; onBytes?: ((read: number) => void) | undefined }): AsyncGenerator<Read> {
  const isGzip = await beginsWith(path, GZIP)
  const file = createReadStream(path)
  if (onBytes !== undefined) file.on('data', () => onBytes(file.bytesRead))
  const source: Readable = isGzip ? pipeline(file, createGunzip(), () => {}) : file
  try {
    const { head, rest } = await peek(source)
    const first = head.toString('utf8').replace(/^\uFEFF/, '').trimStart()[0]
    if (first === '[') yield* recordsOf(splitJson(rest), mapping)
    else if (first === '{') yield* recordsOf(splitLines(rest), mapping)
    else yield* csvRows(head, rest, mapping)
  } finally {
    source.destroy()
    file.destroy()
  }
}

async function beginsWith(path: string, bytes: readonly number[]): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(bytes.length), 0, bytes.length, 0)
    return bytes.every((byte, at) => buffer[at] === byte)
  } finally {
    await file.close()
  }
}

/** The first piece, and everything with it. */
async function peek(source: Readable): Promise<{ head: Buffer; rest: AsyncIterable<Buffer> }> {
  const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await pieces.next()
  const head = first.done === true ? Buffer.alloc(0) : first.value
  async function* rest() {
    yield head
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield piece.value
  }
  return { head, rest: rest() }
}

async function* recordsOf(texts: AsyncIterable<string | Problem>, mapping: Mapping | undefined): AsyncGenerator<Read> {
  let row = 0
  for await (const text of texts) {
    row += 1
    if (typeof text !== 'string') {
      yield { ...text, row }
      continue
    }
    const record = parseObject(text)
    if (record === undefined) yield { row, field: null, code: 'NOT_JSON', message: 'Not a JSON object' }
    else yield mapping === undefined ? { row, cells: cellsOf(record) } : mapRecord(mapping, record, row)
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const cellsOf = (record: Record<string, unknown>) => Object.fromEntries(Object.entries(record).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[name.toLowerCase(), String(value)]] : [])))

async function* csvRows(head: Buffer, source: AsyncIterable<Buffer>, mapping: Mapping | undefined): AsyncGenerator<Read> {
  const broken: number[] = []
  const parser = parse({
    bom: true, delimiter: delimiterOf(head.toString('utf8')), info: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true, max_record_size: MOST_ROW_CHARACTERS,
    on_skip: (error) => {
      if (error?.code === 'CSV_MAX_RECORD_SIZE') parser.destroy(error) // where the next row begins is not known
      else if (broken.at(-1) !== Number(error?.lines)) broken.push(Number(error?.lines ?? 0)) // a line may be wrong in two ways
      return undefined
    },
  })
  const fed = feed(source, parser)
  let header: string[] | undefined
  let row = 1
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } }
      if (header === undefined) {
        header = record.map((name) => (mapping === undefined ? name.trim().toLowerCase().replaceAll(/[\s-]+/g, '_') : name.trim()))
        yield* mapping === undefined ? unknownColumns(header) : []
        continue
      }
      while ((broken[0] ?? Number.POSITIVE_INFINITY) <= info.lines) yield { row: (row += 1), field: null, code: 'CSV_BROKEN', message: `The quotes of line ${broken.shift() ?? ''} do not match` }
      row += 1
      const cells = Object.fromEntries(header.flatMap((name, at) => (name === '' || (record[at] ?? '') === '' ? [] : [[name, unguard(record[at] ?? '')]])))
      yield mapping === undefined ? { row, cells } : mapRecord(mapping, cells, row)
    }
    for (const line of broken) yield { row: (row += 1), field: null, code: 'CSV_BROKEN', message: `The quotes of line ${line} do not match` }
    await fed
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield { row: row + 1, field: null, code: 'ROW_TOO_LONG', message: 'The row is longer than a million characters: what follows it is not read' }
  }
}

async function feed(source: AsyncIterable<Buffer>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of source) {
      if (parser.destroyed) return
      if (!parser.write(piece)) await new Promise<void>((resolve) => void parser.once('drain', resolve).once('close', resolve))
    }
    parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function* unknownColumns(header: readonly string[]): Generator<Problem> {
  for (const name of header) if (name !== '' && !isColumn(name)) yield { row: 1, field: name.slice(0, 100), code: 'UNKNOWN_COLUMN', message: 'There is no such column: it is not read' }
}

/** The delimiter that parts the header into the most columns. */
function delimiterOf(head: string): string {
  const line = /^[^\r\n]*/.exec(head)?.[0] ?? ''
  return [',', ';', '\t', '|'].map((mark) => ({ mark, parts: line.split(mark).length })).reduce((best, next) => (next.parts > best.parts ? next : best)).mark
}
