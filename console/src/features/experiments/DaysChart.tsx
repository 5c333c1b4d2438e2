import type { ExperimentDetail } from '../../api.types.ts'
import { shortDay } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { dayValue } from './experiment-text.ts'

const [WIDTH, HEIGHT] = [720, 220]
const PAD = { top: 12, right: 12, bottom: 24, left: 12 }
type Day = ExperimentDetail['days'][number]

/** Both lines by day, with the day of the change marked. Better is up: a rank is drawn upside down. Unknown days are gaps. */
export function DaysChart({ experiment: { days, metric, starts_on, design } }: { experiment: ExperimentDetail }) {
  const values = days.flatMap(({ own, group }) => [own, group]).filter((value) => value !== null)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = high === low ? 1 : high - low
  const x = (index: number) => PAD.left + ((WIDTH - PAD.left - PAD.right) * index) / Math.max(1, days.length - 1)
  const y = (value: number) => {
    const share = high === low ? 0.5 : (value - low) / room
    return PAD.top + (HEIGHT - PAD.top - PAD.bottom) * (metric === 'bsr' ? share : 1 - share)
  }
  const start = days.findIndex(({ at }) => at >= starts_on)
  const [first, last] = [days[0], days.at(-1)]
  return (
    <figure className="exp-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={m.exp_chart()} preserveAspectRatio="none">
        {design === 'price_slices' && days.map((day, index) => day.side === 'b' && <rect key={day.at} className="exp-band" x={x(index - 0.5)} y={PAD.top} width={x(1) - x(0)} height={HEIGHT - PAD.top - PAD.bottom} />)}
        {start > 0 && <line className="exp-start" x1={x(start)} x2={x(start)} y1={PAD.top} y2={HEIGHT - PAD.bottom} />}
        <path className="exp-line" data-kind="group" d={pathOf(days.map(({ group }) => group), x, y)} />
        <path className="exp-line" data-kind="own" d={pathOf(days.map(({ own }) => own), x, y)} />
      </svg>
      <div className="exp-scale small muted num" aria-hidden="true">
        <span>{dayValue(metric, metric === 'bsr' ? low : high)}</span>
        <span>{dayValue(metric, metric === 'bsr' ? high : low)}</span>
      </div>
      <div className="exp-dates small muted" aria-hidden="true">
        <span>{first && shortDay(first.at)}</span>
        <span>{last && shortDay(last.at)}</span>
      </div>
      <figcaption className="exp-legend small">
        <span>
          <i data-kind="own" aria-hidden="true" /> {m.exp_own()}
        </span>
        <span>
          <i data-kind="group" aria-hidden="true" /> {m.exp_group()}
        </span>
        {start > 0 && (
          <span>
            <i data-kind="start" aria-hidden="true" /> {m.exp_change_day()} {shortDay(starts_on)}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

function pathOf(values: Day['own'][], x: (index: number) => number, y: (value: number) => number): string {
  let isPen = false
  return values
    .map((value, index) => {
      const command = value === null ? '' : `${isPen ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}${isPen || values[index + 1] != null ? '' : 'h0.1'}`
      isPen = value !== null
      return command
    })
    .join('')
}
