import { Button, SegmentedControl, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { History, Metric, Product, ProductEvent } from '../../api.types.ts'
import { date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { historyCsv } from './history-csv.ts'
import type { HistoryRange } from './history-range.ts'
import { HistoryTable } from './HistoryTable.tsx'
import { joinSeries, splitSeries } from './product.search.ts'
import { RangePicker } from './RangePicker.tsx'
import { saveFile } from '../../save-file.ts'
import { SeriesToggles } from './SeriesToggles.tsx'

const route = getRouteApi('/app/products/$productId')
const HistoryCharts = lazy(async () => ({ default: (await import('./HistoryCharts.tsx')).HistoryCharts }))

interface HistoryCardProps {
  product: Product
  range: HistoryRange
  history: History | undefined
  events: ProductEvent[]
  isStale: boolean
  error: unknown
  onRetry: () => void
}

export function HistoryCard({ product, range, history, events, isStale, error, onRetry }: HistoryCardProps) {
  const search = route.useSearch()
  const shown = splitSeries(search.series)
  return (
    <section className="card history-card" aria-labelledby="history-title" aria-busy={isStale}>
      <div className="card-head">
        <Title order={2} id="history-title">
          {m.history_title()}
        </Title>
        <RangePicker product={product} range={range} search={search} />
      </div>
      <HistoryTools shown={shown} history={history} isTable={search.view === 'table'} />
      {range.endsEarly && <p className="muted small history-note">{m.history_ends({ date: date(range.to) })}</p>}
      {error !== null && <ErrorNotice what={history ? m.history_stale() : m.history_failed()} error={error} onRetry={onRetry} />}
      {!history && error === null && <div className="chart-space late skeleton" role="status" aria-label={m.loading()} />}
      {history && (search.view === 'table' ? (
        <HistoryTable history={history} shown={shown} />
      ) : (
        <Suspense fallback={<div className="chart-space" />}>
          <HistoryCharts history={history} events={events} shown={shown} isStale={isStale} />
        </Suspense>
      ))}
    </section>
  )
}

function HistoryTools({ shown, history, isTable }: { shown: Metric[]; history: History | undefined; isTable: boolean }) {
  const navigate = route.useNavigate()
  const toggle = (metric: Metric) => {
    const next = shown.includes(metric) ? shown.filter((each) => each !== metric) : [...shown, metric]
    void navigate({ search: (before) => ({ ...before, series: joinSeries(next) }), replace: true, resetScroll: false })
  }
  const setView = (view: string) => void navigate({ search: (before) => ({ ...before, view: view === 'table' ? 'table' : undefined }), replace: true, resetScroll: false })
  return (
    <div className="history-tools">
      <SeriesToggles shown={shown} onToggle={toggle} />
      <div className="history-actions">
        <SegmentedControl
          aria-label={m.history_view()}
          value={isTable ? 'table' : 'chart'}
          onChange={setView}
          data={[{ value: 'chart', label: m.history_as_chart() }, { value: 'table', label: m.history_as_table() }]}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={15} />}
          disabled={!history || shown.length === 0}
          onClick={() => history && saveFile(historyCsv(history, shown), `${history.asin}-${history.from.slice(0, 10)}-${history.to.slice(0, 10)}.csv`)}
        >
          {m.history_csv()}
        </Button>
      </div>
    </div>
  )
}
