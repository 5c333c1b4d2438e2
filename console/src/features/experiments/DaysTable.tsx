import type { ExperimentDetail } from '../../api.types.ts'
import { shortDay } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { dayValue, sideNames } from './experiment-text.ts'

/** The same as a table: for those who read, or do not see the chart. */
export function DaysTable({ experiment: { days, metric } }: { experiment: ExperimentDetail }) {
  return (
    <details className="exp-table">
      <summary>{m.exp_days_table()}</summary>
      <div className="exp-room" tabIndex={0} role="region" aria-label={m.exp_days_table()}>
        <table>
          <thead>
            <tr>
              <th scope="col">{m.exp_day()}</th>
              <th scope="col">{m.exp_own()}</th>
              <th scope="col">{m.exp_group()}</th>
              <th scope="col">{m.exp_side()}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ at, own, group, side }) => (
              <tr key={at}>
                <th scope="row">{shortDay(at)}</th>
                <td className="num">{dayValue(metric, own)}</td>
                <td className="num">{dayValue(metric, group)}</td>
                <td>{sideNames[side]()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
