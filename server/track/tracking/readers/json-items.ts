import { fatal } from '../normal-item.ts'
import { findJsonLayout } from './json-layout.ts'
import type { Read } from './raw-item.ts'
import { ValueSplitter } from './value-splitter.ts'

/**
 * Reads the items of a JSON file one by one, in memory bounded by one item. What comes before a cut is kept, and the cut
 * is reported; an item that does not parse, or is over `limit` bytes, is reported and reading goes on behind it.
 */
export async function* readJsonItems(head: Buffer, rest: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Read> {
  const layout = findJsonLayout(head.toString('utf8'))
  const splitter = new ValueSplitter(layout.kind, limit)
  if (layout.kind === 'list') splitter.skip(head.subarray(0, layout.start))
  for (const value of splitter.push(layout.kind === 'list' ? head.subarray(layout.start) : head)) yield toItem(value, limit)
  for await (const chunk of rest) {
    for (const value of splitter.push(chunk)) yield toItem(value, limit)
  }
  for (const value of splitter.end()) yield toItem(value, limit)
  const cut = splitter.cut()
  if (cut !== undefined) {
    const message = `The file breaks off in line ${splitter.line} (byte ${splitter.byte}), inside item ${cut.ordinal}. The items before it were kept`
    yield { ...cut, finding: fatal('FILE_TRUNCATED', null, message) }
  }
}

function toItem({ bytes, ...where }: { ordinal: number; line: number; byte: number; bytes: Buffer | null }, limit: number): Read {
  if (bytes === null) {
    return { ...where, finding: fatal('ITEM_TOO_LARGE', null, `The item is larger than ${Math.round(limit / 2 ** 20)} MiB`) }
  }
  try {
    return { ...where, value: JSON.parse(bytes.toString('utf8')) as unknown }
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,? ?"[^]*" is not valid JSON$/, '') : String(error)
    return { ...where, finding: fatal('JSON_INVALID', null, `The item is no valid JSON: ${reason}`) }
  }
}
