import { Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Incident } from '../../api.types.ts'
import { eventReason, findingTitle } from '../../finding-text.ts'
import { ago, dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { ProductImage } from '../../ui/ProductImage.tsx'
import { SeverityBadge } from '../../ui/SeverityBadge.tsx'
import { useIncidentActions } from './incident-actions.ts'

/** One alert in the list: what happened to which product, why we say so, and what a person can say to it. */
export function IncidentItem({ incident, now }: { incident: Incident; now: number }) {
  const { product, finding, severity, status, count, product_count, opened_at } = incident
  const currency = finding.currency ?? 'USD'
  return (
    <li className="incident" data-status={status} data-severity={severity}>
      {product ? <ProductImage src={product.image_url} name={product.name} size={36} /> : <span className="incident-group" aria-hidden="true"><IconStack2 size={20} /></span>}
      <div className="incident-words">
        <p className="incident-head">
          <Link to={paths.incident} params={{ incidentId: incident.id }} className="strong incident-link" data-row-link>
            {findingTitle(finding)}
          </Link>
          <SeverityBadge severity={severity} />
          <span className="muted small">
            <time dateTime={opened_at} title={dateTime(opened_at)}>
              {ago(opened_at, now)}
            </time>
            {count > 1 && ` · ${m.alerts_times({ count, n: integer(count) })}`}
          </span>
        </p>
        <p className="incident-product">
          {product ? (
            <Link to={paths.product} params={{ productId: product.id }}>
              {product.name}
            </Link>
          ) : incident.product_id === null ? (
            m.alerts_group({ count: product_count, n: integer(product_count) })
          ) : (
            m.alerts_gone_product()
          )}
        </p>
        <p className="muted">{product_count > 1 && !product ? m.notification_group({ count: product_count, n: integer(product_count) }) : eventReason(finding, currency)}</p>
      </div>
      <IncidentActions incident={incident} />
    </li>
  )
}

export function IncidentActions({ incident }: { incident: Incident }) {
  const canSay = useCan('member')
  const { say, isBusy } = useIncidentActions()
  const box = useRef<HTMLDivElement>(null)
  const hasActed = useRef(false)
  const { status } = incident
  // The button that was pressed is gone: who works by keyboard goes on at what is left of it.
  useEffect(() => {
    if (isBusy) hasActed.current = true
    else if (hasActed.current) {
      hasActed.current = false
      if (document.activeElement === document.body) box.current?.querySelector('button')?.focus()
    }
  }, [isBusy])
  if (!canSay) return null
  return (
    <div ref={box} className="incident-actions">
      {status === 'open' && (
        <Button variant="default" disabled={isBusy} onClick={() => say({ incident, verb: 'acknowledge' })}>
          {m.alerts_acknowledge()}
        </Button>
      )}
      {status === 'resolved' ? (
        <Button variant="default" disabled={isBusy} onClick={() => say({ incident, verb: 'reopen' })}>
          {m.alerts_reopen()}
        </Button>
      ) : (
        <Button variant="default" disabled={isBusy} onClick={() => say({ incident, verb: 'resolve' })}>
          {m.alerts_resolve()}
        </Button>
      )}
    </div>
  )
}
