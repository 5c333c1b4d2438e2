import type { History, Metric } from '../../api.types.ts'
import { decimalsOf, majorUnits } from '../../format.ts'
import { historyRows } from './history-rows.ts'

/** For machines: ISO times, API names, plain decimals. An empty cell is not known. */
export function historyCsv(history: History, metrics: Metric[]): string {
  const { asin, marketplace, currency } = history
  const head = ['at', 'asin', 'marketplace', 'currency', ...metrics]
  const rows = historyRows(history, metrics).map(({ at, values }) => [at, asin, marketplace, currency, ...values.map((value, index) => plain(value, metrics[index], currency))])
  return [head, ...rows].map((cells) => cells.join(',')).join('\r\n')
}

function plain(value: number | null, metric: Metric | undefined, currency: string): string {
  if (value === null) return ''
  if (metric === 'price' || metric === 'buy_box') return majorUnits(value, currency).toFixed(decimalsOf(currency))
  return String(Math.round(value * 100) / 100)
}
