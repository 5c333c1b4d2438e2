import { m } from '../../paraglide/messages.js'
import { METRICS } from './product.search.ts'

export function ProductSkeleton() {
  return (
    <div className="late" role="status" aria-label={m.loading()}>
      <div className="product-header" aria-hidden="true">
        <span className="skeleton" style={{ width: 64, height: 64 }} />
        <span className="skeleton" style={{ width: '40%' }} />
      </div>
      <div className="kpis" aria-hidden="true">
        {METRICS.map((metric) => (
          <div key={metric} className="card kpi">
            <span className="skeleton" />
          </div>
        ))}
      </div>
      <div className="card history-card" aria-hidden="true">
        <div className="chart-space skeleton" />
      </div>
    </div>
  )
}
