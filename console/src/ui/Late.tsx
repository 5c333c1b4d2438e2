import { m } from '../paraglide/messages.js'

/** The shape of a list that is on its way: nothing for the first 150 ms. */
export function LateRows({ rows = 3 }: { rows?: number }) {
  return (
    <div className="late" role="status">
      <span className="visually-hidden">{m.loading()}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="late-row" aria-hidden="true">
          <span className="skeleton" />
          <span className="skeleton short" />
        </div>
      ))}
    </div>
  )
}
