import type { Comparison } from '../../api.types.ts'
import { METRICS } from '../../comparison/metrics.ts'

/** Text that a spreadsheet would run as a formula is marked as text; quotes and commas are wrapped. */
function cell(value: number | string | null | undefined): string {
  if (value == null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** For machines: API names, minor units, ISO times; one line a product, an empty cell is not known. */
export function compareCsv({ products, currency }: Comparison): string {
  const head = ['asin', 'marketplace', 'name', 'is_own', 'is_family_of_own', 'currency', ...METRICS.flatMap((metric) => [metric, `${metric}_low`, `${metric}_high`, `${metric}_at`])]
  const lines = products.map(({ asin, marketplace, name, is_own, is_family_of_own, metrics }) => [
    asin, marketplace, name, String(is_own), String(is_family_of_own), currency,
    ...METRICS.flatMap((metric) => [metrics[metric].value, metrics[metric].low, metrics[metric].high, metrics[metric].at]),
  ])
  return [head, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')
}
