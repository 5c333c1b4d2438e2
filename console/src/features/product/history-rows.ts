import type { History, Metric, Series } from '../../api.types.ts'
import { stepPoints, valueAt } from './chart-points.ts'

export interface HistoryRow {
  at: string
  values: (number | null)[]
}

/** What held at each moment at which one of the metrics changed, oldest first. */
export function historyRows({ series, to }: History, metrics: Metric[]): HistoryRow[] {
  const chosen = metrics.map((metric) => known(series.find((each) => each.metric === metric)?.points ?? []))
  const moments = new Set(chosen.flatMap((points) => points.map((point) => point.at)))
  const steps = chosen.map((points) => stepPoints({ points }, Date.parse(to)))
  return [...moments].toSorted((a, b) => Date.parse(a) - Date.parse(b)).map((at) => ({ at, values: steps.map((each) => valueAt(each, Date.parse(at))) }))
}

/** A gap between values is told; what lies before the first and after the last is nothing to tell. */
function known(points: Series['points']): Series['points'] {
  const has = ({ value }: Series['points'][number]) => value !== null
  return points.slice(Math.max(0, points.findIndex(has)), points.findLastIndex(has) + 1)
}
