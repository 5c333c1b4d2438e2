import type { History, Metric } from '../../api.types.ts'
import { stepPoints, valueAt } from './chart-points.ts'

export interface HistoryRow {
  at: string
  values: (number | null)[]
}

/** What held at each moment at which one of the metrics changed, oldest first. */
export function historyRows({ series, to }: History, metrics: Metric[]): HistoryRow[] {
  const chosen = metrics.map((metric) => series.find((each) => each.metric === metric))
  const moments = new Set(chosen.flatMap((each) => each?.points.map((point) => point.at) ?? []))
  const steps = chosen.map((each) => (each ? stepPoints(each, Date.parse(to)) : []))
  return [...moments].toSorted((a, b) => Date.parse(a) - Date.parse(b)).map((at) => ({ at, values: steps.map((points) => valueAt(points, Date.parse(at))) }))
}
