import type { History, Metric, Product, Series } from '../../api.types.ts'
import { dateTime, difference, MISSING } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Change } from '../../ui/Change.tsx'
import { goodWay, metricNames, metricValue } from './metric-text.ts'
import { Provenance } from './Provenance.tsx'
import { METRICS } from './product.search.ts'

/** Each number now, how it moved over the range, and between which ends. */
export function KpiStrip({ product, history }: { product: Product; history: History | undefined }) {
  return (
    <dl className="kpis">
      {METRICS.map((metric) => (
        <Kpi key={metric} metric={metric} product={product} series={history?.series.find((each) => each.metric === metric)} />
      ))}
    </dl>
  )
}

const latest: Record<Metric, (product: Product) => number | null> = {
  price: (product) => product.price_minor,
  buy_box: (product) => product.buy_box_minor,
  bsr: (product) => product.bsr,
  rating: (product) => product.rating,
  reviews: (product) => product.reviews,
}

function Kpi({ metric, product, series }: { metric: Metric; product: Product; series: Series | undefined }) {
  const { min, max, current, current_at } = series?.summary ?? { min: null, max: null, current: null, current_at: null }
  const first = series?.points.find((point) => point.value !== null)?.value
  const now = current ?? latest[metric](product)
  const show = (value: number | null) => metricValue(metric, value, product.currency)
  return (
    <div className="card kpi">
      <dt>
        <span>
          {metricNames[metric]()}
          <Provenance productId={product.id} metric={metric} />
        </span>
        {metric === 'bsr' && product.bsr_category && <span className="kpi-category">{product.bsr_category}</span>}
      </dt>
      <dd className="kpi-value num" title={current_at ? dateTime(current_at) : undefined}>
        {show(now)}
      </dd>
      <dd className="kpi-change num">
        <MetricChange metric={metric} first={first} current={current} />
        <span className="muted small">{min === null || max === null ? MISSING : m.kpi_between({ low: show(min), high: show(max) })}</span>
      </dd>
    </div>
  )
}

/** Prices and ranks move by a share; stars and reviews are counted. */
function MetricChange({ metric, first, current }: { metric: Metric; first: number | null | undefined; current: number | null }) {
  const good = goodWay[metric]
  if (first == null || current === null) return <Change by={null} good={good} />
  if (metric === 'rating') return <Change by={current - first} text={difference(current - first)} good={good} />
  // The first value may be the mean of a day; half a review is none.
  if (metric === 'reviews') return <Change by={Math.round(current - first)} text={difference(Math.round(current - first))} good={good} />
  return <Change by={first === 0 ? null : current / first - 1} good={good} />
}
