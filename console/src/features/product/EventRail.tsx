import { Tooltip } from '@mantine/core'
import type { ProductEvent } from '../../api.types.ts'
import { dayAndMonth, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { plotMargins } from './chart-option.ts'
import { eventNames } from '../../finding-text.ts'

/** Marks nearer than this are one mark, large enough for a finger. */
const MARK = 24
const MOST_TOLD = 6

interface EventRailProps {
  events: ProductEvent[]
  from: number
  to: number
  width: number
}

/** Too many events for labels: marks along the top of the chart, each telling what it stands for. */
export function EventRail({ events, from, to, width }: EventRailProps) {
  const margins = plotMargins(width)
  const plot = width - margins.left - margins.right
  const groups = Map.groupBy(events, ({ at }) => Math.floor((((Date.parse(at) - from) / (to - from)) * plot) / MARK))
  return (
    <div className="event-rail" role="group" aria-label={m.events_title()} style={{ marginLeft: margins.left, width: plot }}>
      {[...groups].map(([slot, group]) => {
        const label = m.events_mark({ count: group.length, n: integer(group.length), day: dayAndMonth(group[0]?.at ?? from) })
        return (
          <Tooltip key={slot} label={<Told events={group} />} openDelay={0} maw={320} withinPortal={false}>
            <a href="#events" className="event-mark" style={{ left: slot * MARK }} data-severity={worst(group)} aria-label={label}>
              {group.length > 1 ? integer(group.length) : ''}
            </a>
          </Tooltip>
        )
      })}
    </div>
  )
}

function Told({ events }: { events: ProductEvent[] }) {
  return (
    <>
      {events.slice(0, MOST_TOLD).map((event) => (
        <div key={event.id}>
          {dayAndMonth(event.at)} · {eventNames[event.rule]?.()}
        </div>
      ))}
      {events.length > MOST_TOLD && <div>{m.events_more({ n: integer(events.length - MOST_TOLD) })}</div>}
    </>
  )
}

const worst = (events: ProductEvent[]) => (['high', 'medium', 'low'] as const).find((severity) => events.some((event) => event.severity === severity))
