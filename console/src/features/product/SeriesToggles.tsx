import type { Metric } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { LINES } from './lines.ts'
import { metricNames } from './metric-text.ts'
import { METRICS } from './product.search.ts'

/** The legend, and the switch of each line. */
export function SeriesToggles({ shown, onToggle }: { shown: Metric[]; onToggle: (metric: Metric) => void }) {
  return (
    <div className="series-toggles" role="group" aria-label={m.history_series()}>
      {METRICS.map((metric) => (
        <button key={metric} type="button" className="series-toggle" aria-pressed={shown.includes(metric)} onClick={() => onToggle(metric)}>
          <Swatch metric={metric} />
          {metricNames[metric]()}
        </button>
      ))}
      {shown.includes('bsr') && <span className="muted small axis-note">{m.history_inverted()}</span>}
    </div>
  )
}

function Swatch({ metric }: { metric: Metric }) {
  const { color, width, dash } = LINES[metric]
  return (
    <svg width="18" height="8" viewBox="0 0 18 8" aria-hidden="true">
      <path d="M1 4h16" stroke={`var(${color})`} strokeWidth={width + 0.5} strokeDasharray={dash?.join(' ')} />
    </svg>
  )
}
