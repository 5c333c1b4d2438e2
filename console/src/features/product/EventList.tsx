import { Button, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProductEvent } from '../../api.types.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SeverityBadge } from '../../ui/SeverityBadge.tsx'
import { eventNames, eventReason, eventValue } from '../../finding-text.ts'

const FIRST = 8

interface EventListProps {
  events: ProductEvent[] | undefined
  error: unknown
  onRetry: () => void
  currency: string
}

/** What happened in the range, newest first: when, what, from what to what, and why we say so. */
export function EventList({ events, error, onRetry, currency }: EventListProps) {
  const [isWhole, setWhole] = useState(false)
  const newest = events?.toReversed() ?? []
  const visible = isWhole ? newest : newest.slice(0, FIRST)
  return (
    <section className="card events-card" aria-labelledby="events">
      <div className="card-head">
        <Title order={2} id="events">
          {m.events_title()}
        </Title>
        {events && <span className="muted small">{m.events_count({ count: events.length, n: integer(events.length) })}</span>}
      </div>
      {error !== null && <ErrorNotice what={m.events_failed()} error={error} onRetry={onRetry} />}
      {events?.length === 0 && <p className="muted events-none">{m.events_none()}</p>}
      <ol className="events">
        {visible.map((event) => (
          <EventItem key={event.id} event={event} currency={currency} />
        ))}
      </ol>
      {visible.length < newest.length && (
        <Button variant="subtle" onClick={() => setWhole(true)}>
          {m.events_show_all({ n: integer(newest.length) })}
        </Button>
      )}
    </section>
  )
}

function EventItem({ event, currency }: { event: ProductEvent; currency: string }) {
  const before = eventValue(event, event.before, currency)
  const after = eventValue(event, event.after, currency)
  const hasValues = event.metric !== 'availability' && (event.before !== null || event.after !== null)
  return (
    <li className="event">
      <time className="muted small num" dateTime={event.at}>
        {dateTime(event.at)}
      </time>
      <span className="event-what">
        <span className="strong">{eventNames[event.rule]?.() ?? m.event_other()}</span>
        <SeverityBadge severity={event.severity} />
      </span>
      <span className="event-values num">
        {hasValues && (
          <>
            <span title={before}>{before}</span>
            <IconArrowRight size={13} role="img" aria-label={m.event_then()} />
            <span className="strong" title={after}>
              {after}
            </span>
          </>
        )}
      </span>
      <span className="event-why">{eventReason(event, currency)}</span>
    </li>
  )
}
