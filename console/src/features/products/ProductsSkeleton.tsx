import { m } from '../../paraglide/messages.js'

const ROWS = Array.from({ length: 10 }, (_, index) => index)

/** The shape of the real rows, and only after 150 ms: a quick answer shows no skeleton at all. */
export function ProductsSkeleton({ isNarrow }: { isNarrow: boolean | undefined }) {
  return (
    <div className="late" role="status" aria-label={m.loading()}>
      {ROWS.map((row) => (
        <div key={row} className={isNarrow ? 'skeleton-card' : 'skeleton-row'} aria-hidden="true">
          <span className="skeleton square" />
          <span className="skeleton" style={{ width: `${30 + ((row * 7) % 18)}%` }} />
          <span className="skeleton end" />
        </div>
      ))}
    </div>
  )
}
