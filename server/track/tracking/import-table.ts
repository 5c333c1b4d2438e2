import type { WriteStream } from 'node:tty'
import type { ImportResult } from './import-file.service.ts'
import type { Problem } from './normal-item.ts'

/** `item 3, line 12, B0…: price: message [CODE]`, with a mark for what was refused. */
export function formatProblem({ item, line, asin, code, field, message, fatal }: Problem): string {
  const where = [item > 0 ? `item ${item}` : 'file', line === null ? undefined : `line ${line}`, asin ?? undefined, field ?? undefined]
  return `${fatal ? 'refused' : 'note   '}  ${where.filter((part) => part !== undefined).join(', ')}: ${message} [${code}]`
}

/** What came of an import: one line for each listing and metric, and the totals. */
export function formatImport(path: string, result: ImportResult, isDry: boolean): string {
  const lines = result.listings.flatMap(({ asin, marketplace, metrics }) =>
    metrics.map(({ metric, read, added }) => [`${asin} ${marketplace}`, metric, String(read), String(added)] as const),
  )
  const head = ['listing', 'metric', 'read', isDry ? 'would add' : 'added'] as const
  const widths = [0, 1, 2, 3].map((column) => Math.max(...[head, ...lines].map((line) => (line[column] ?? '').length)))
  const row = (line: readonly string[]) => line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  const totals = `${path}: ${result.items_kept} of ${result.items_read} items kept, ${result.points_read} points read, ${result.points_added} ${isDry ? 'would be ' : ''}added${result.problems_found === 0 ? '' : `, ${result.problems_found} problems`}`
  return [...(lines.length === 0 ? [] : [row(head), ...lines.map(row)]), totals].join('\n')
}

const WIDTH = 30
const EVERY_MS = 100

/** A bar on a terminal; elsewhere it is silent. */
export function progressBar(stream: NodeJS.WriteStream | WriteStream, path: string) {
  let shownAt = 0
  const show = ({ bytes_read, bytes_total, items_read }: { bytes_read: number; bytes_total: number; items_read: number }) => {
    if (!stream.isTTY || Date.now() - shownAt < EVERY_MS) return
    shownAt = Date.now()
    const share = Math.min(1, bytes_read / Math.max(1, bytes_total))
    const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
    stream.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${items_read} items  ${path}\x1b[K`)
  }
  const clear = () => {
    if (stream.isTTY && shownAt > 0) stream.write('\r\x1b[K')
    shownAt = 0
  }
  return { show, clear }
}
