import type { Content, Report } from '../analysis.schema.ts'

/** A cell a spreadsheet takes as text, never as a formula; in East Asian ones full-width signs begin one too. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'number' ? String(value) : value instanceof Date ? value.toISOString() : String(value as string)
  const safe = typeof value !== 'number' && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Compared = Content['comparison']['products'][number]

/** One row a product and metric: what was measured, between what, when and by whom. Money in minor units. */
export function reportCsv({ content: { comparison } }: Report): string {
  const header = ['asin', 'marketplace', 'name', 'is_own', 'metric', 'value', 'unit', 'currency', 'low', 'high', 'n', 'observed_at', 'source', 'note']
  const rows = comparison.products.flatMap((product: Compared) =>
    Object.entries(product.metrics).map(([metric, measured]) => [
      product.asin, product.marketplace, product.name, String(product.is_own), metric, measured.value, measured.unit, measured.unit === 'minor' ? comparison.currency : null,
      measured.low, measured.high, measured.n, measured.at, measured.source, measured.note,
    ]))
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
