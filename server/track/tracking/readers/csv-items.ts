import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { fatal } from '../normal-item.ts'
import type { Read } from './raw-item.ts'

/** A row of a CSV file, by the column's name in lower case. */
export type CsvRow = Record<string, string>

const MAX_ROW_CHARACTERS = 1_000_000

/** Reads the rows of a CSV file one by one. A row that cannot be read is reported, and reading goes on behind it. */
export async function* readCsvItems(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Read> {
  const broken: Read[] = []
  const parser = parse({
    bom: true,
    delimiter: findDelimiter(head.toString('utf8')),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_skip: (error) => {
      broken.push({ ordinal: 0, line: typeof error?.lines === 'number' ? error.lines : null, byte: null, finding: fatal('CSV_BROKEN', null, explain(error)) })
      return undefined
    },
  })
  const source = Readable.from(join(head, rest), { objectMode: false })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    yield* rowsOf(parser, broken)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    yield { ordinal: 0, line: parser.info.lines, byte: parser.info.bytes, finding: fatal('FILE_TRUNCATED', null, `${explain(error)} The rows before it were kept`) }
  } finally {
    source.destroy()
  }
}

async function* rowsOf(parser: AsyncIterable<unknown>, broken: Read[]): AsyncGenerator<Read> {
  let header: string[] | undefined
  let ordinal = 0
  for await (const row of parser) {
    const { record, info } = row as { record: string[]; info: { lines: number } }
    if (header === undefined) {
      header = record.map(headerName)
      continue
    }
    // The parser is ahead of its reader: a broken row is told in its place.
    while ((broken[0]?.line ?? Number.POSITIVE_INFINITY) <= info.lines) for (const problem of broken.splice(0, 1)) yield { ...problem, ordinal: (ordinal += 1) }
    ordinal += 1
    yield { ordinal, line: info.lines, byte: null, value: toRow(header, record), header }
  }
  for (const problem of broken.splice(0)) yield { ...problem, ordinal: (ordinal += 1) }
}

/** `Buy Box Price` and `buy-box_price` are `buy_box_price`. */
export const headerName = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s\-./()_]+/g, '_')
    .replace(/^_|_$/g, '')

function toRow(header: string[], record: string[]): CsvRow {
  const row: CsvRow = {}
  for (const [index, name] of header.entries()) {
    const value = record[index]?.trim()
    if (name !== '' && value !== undefined && value !== '') row[name] = value
  }
  return row
}

/** The delimiter that parts the header into the most columns, outside quotes. */
export function findDelimiter(head: string): string {
  const line = (/^[^\r\n]*/.exec(head.replace(/^\uFEFF/, ''))?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter
}

function explain(error: CsvError | undefined): string {
  if (error?.code === 'CSV_QUOTE_NOT_CLOSED') return 'A quoted value is still open at the end of the file.'
  if (error?.code === 'CSV_MAX_RECORD_SIZE') return 'The row is longer than a million characters.'
  return 'The quotes of the row do not match.'
}

async function* join(head: Buffer, rest: AsyncIterable<Buffer>) {
  yield head
  yield* rest
}
