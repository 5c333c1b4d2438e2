import { useElementSize } from '@mantine/hooks'
import { useMemo } from 'react'
import type { History, Metric, ProductEvent } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { chartModel, chartSummary } from './chart-model.ts'
import { plotMargins } from './chart-option.ts'
import { EventRail } from './EventRail.tsx'
import { METRICS } from './product.search.ts'
import { TimeChart } from './TimeChart.tsx'

interface HistoryChartsProps {
  history: History
  events: ProductEvent[]
  shown: Metric[]
  isStale: boolean
}

/** Room that a label above a marker needs, in pixels. */
const LABEL_WIDTH = 96
const MOST_LABELS = 6
const NARROW = 560
const NO_EVENTS: ProductEvent[] = []

/** What the market does above, what buyers say below. */
export function HistoryCharts({ history, events, shown, isStale }: HistoryChartsProps) {
  const { ref, width } = useElementSize()
  const market = shown.filter((metric) => metric === 'price' || metric === 'buy_box' || metric === 'bsr')
  const opinion = shown.filter((metric) => metric === 'rating' || metric === 'reviews')
  const isLabelled = hasRoomForLabels(history, events, width)
  if (shown.length === 0) return <p className="muted nothing-shown">{m.history_nothing_shown()}</p>
  return (
    <div ref={ref} className="charts" data-stale={isStale || undefined}>
      {!isLabelled && width > 0 && <EventRail events={events} from={Date.parse(history.from)} to={Date.parse(history.to)} width={width} />}
      {market.length > 0 && <MetricsChart history={history} metrics={market.join()} labelled={isLabelled ? events : NO_EVENTS} height={width < NARROW ? 260 : 320} />}
      {opinion.length > 0 && <MetricsChart history={history} metrics={opinion.join()} labelled={NO_EVENTS} height={190} />}
    </div>
  )
}

interface MetricsChartProps {
  history: History
  /** Joined by commas: the same metrics are then the same value, and nothing is drawn twice. */
  metrics: string
  labelled: ProductEvent[]
  height: number
}

function MetricsChart({ history, metrics, labelled, height }: MetricsChartProps) {
  const chosen = useMemo(() => METRICS.filter((metric) => metrics.split(',').includes(metric)), [metrics])
  const model = useMemo(() => chartModel(history, chosen, labelled), [history, chosen, labelled])
  return <TimeChart model={model} summary={chartSummary(history, chosen)} height={height} />
}

/** Few events far apart carry their names; many become marks on a rail. */
function hasRoomForLabels({ from, to }: History, events: ProductEvent[], width: number): boolean {
  if (events.length > MOST_LABELS) return false
  const { left, right } = plotMargins(width)
  const perPixel = (Date.parse(to) - Date.parse(from)) / Math.max(1, width - left - right)
  return events.every((event, index) => {
    const before = events[index - 1]
    return !before || Date.parse(event.at) - Date.parse(before.at) > LABEL_WIDTH * perPixel
  })
}
