import type { History, Series } from './history.service.ts'

interface Table {
  asin: string
  marketplace: string
  currency: string
  history: History
}

/** A history as a table to read: one line for each time, `–` where nothing is known, and the extremes below. */
export function formatHistory({ asin, marketplace, currency, history }: Table): string {
  const { series, resolution, time_zone, from, to, stock_outs } = history
  const show = (entry: Series, value: number | null) => format(entry.unit, value, currency)
  const head = ['time', ...series.map((entry) => entry.metric)]
  const times = [...new Set(series.flatMap((entry) => entry.points.map((point) => point.at.getTime())))].sort((a, b) => a - b)
  const byTime = series.map((entry) => new Map(entry.points.map((point) => [point.at.getTime(), point.value])))
  const rows = times.map((at) => [
    formatTime(new Date(at), resolution, time_zone),
    ...series.map((entry, index) => (byTime[index]?.has(at) === true ? show(entry, byTime[index]?.get(at) ?? null) : resolution === 'raw' ? '' : '–')),
  ])
  const summary = (['min', 'average', 'max', 'current'] as const).map((name) => [name, ...series.map((entry) => show(entry, entry.summary[name]))])
  const covered = ['covered', ...series.map((entry) => `${Math.round(entry.summary.covered * 100)} %`)]
  const lines = [head, ...rows, [], ...summary, covered]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const text = lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd())
  const outs = stock_outs.length === 0 ? [] : ['', 'out of stock:', ...stock_outs.map((out) => `  ${out.from.toISOString()} – ${out.to.toISOString()}`)]
  const title = `${asin} ${marketplace}, ${resolution}, ${from.toISOString()} – ${to.toISOString()} (${time_zone})`
  return `${[title, '', ...text, ...outs].join('\n')}\n`
}

function format(unit: Series['unit'], value: number | null, currency: string): string {
  if (value === null) return '–'
  if (unit === 'minor') return currency === 'JPY' ? `${Math.round(value)} ${currency}` : `${(value / 100).toFixed(2)} ${currency}`
  return unit === 'rating' ? value.toFixed(2) : String(Math.round(value))
}

const formats = { raw: 'yyyy-mm-dd hh:mm', hour: 'yyyy-mm-dd hh:mm', day: 'yyyy-mm-dd', week: 'yyyy-mm-dd' } as const

/** As the clocks of the zone show it. */
function formatTime(at: Date, resolution: History['resolution'], zone: string): string {
  const text = at.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return text.slice(0, formats[resolution].length)
}
