import { dayAndMonth, integer } from '../../format.ts'
import type { RuleTestAnswer } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'

/** One bar for each week; the numbers are read out, and written where there is room. */
export function WeekBars({ weeks }: { weeks: RuleTestAnswer['weeks'] }) {
  const most = Math.max(1, ...weeks.map(({ told }) => told))
  const [first, last] = [weeks[0], weeks.at(-1)]
  return (
    <section>
      <h3 className="test-heading">{m.test_weeks()}</h3>
      <ol className="week-bars">
        {weeks.map(({ from, told }) => (
          <li key={from}>
            <span className="visually-hidden">{m.test_week({ day: dayAndMonth(from), n: integer(told) })}</span>
            {weeks.length <= 14 && (
              <span className="week-count num" aria-hidden="true">
                {told > 0 ? integer(told) : ''}
              </span>
            )}
            <span className="week-bar" aria-hidden="true" style={{ height: `${(100 * told) / most}%` }} data-none={told === 0 || undefined} />
          </li>
        ))}
      </ol>
      <p className="week-axis muted small num" aria-hidden="true">
        <span>{first && dayAndMonth(first.from)}</span>
        <span>{last && dayAndMonth(last.from)}</span>
      </p>
    </section>
  )
}
