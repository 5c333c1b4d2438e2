import { Title } from '@mantine/core'
import { IconArrowRight, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { IncidentDetail } from '../../api.types.ts'
import { fieldNames } from '../../field-names.ts'
import { eventReason, eventValue, findingTitle } from '../../finding-text.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ruleName } from '../../rule-name.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { FieldDiff } from '../../ui/FieldDiff.tsx'
import { usePageTitle } from '../../ui/PageHeader.tsx'
import { ProductImage } from '../../ui/ProductImage.tsx'
import { SeverityBadge } from '../../ui/SeverityBadge.tsx'
import { statusNames } from './AlertFilters.tsx'
import { incidentQuery } from './alerts.queries.ts'
import { IncidentActions } from './IncidentItem.tsx'
import './alerts.css'

const route = getRouteApi('/app/alerts/incidents/$incidentId')
const RESOLUTIONS = { user: m.alerts_resolution_user, recovered: m.alerts_resolution_recovered, reverted: m.alerts_resolution_reverted, untracked: m.alerts_resolution_untracked }

export function IncidentPage() {
  const { incidentId } = route.useParams()
  const incident = useQuery(incidentQuery(incidentId))
  if (incident.data) return <IncidentView incident={incident.data.data} />
  if (incident.isError) return <ErrorNotice what={m.alert_failed()} error={incident.error} onRetry={() => void incident.refetch()} />
  return <div className="late skeleton alerts-space" role="status" aria-label={m.loading()} />
}

function IncidentView({ incident }: { incident: IncidentDetail }) {
  const { product, product_id, rule_id, rule_name, severity, status, resolution, product_count, finding, events } = incident
  const name = findingTitle(finding)
  usePageTitle(name)
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.alerts}>{m.alerts_back()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{name}</span>
      </nav>
      <header className="page-header">
        <div className="incident-title">
          {product && <ProductImage src={product.image_url} name={product.name} size={48} />}
          <div className="page-heading">
            <h1>
              {name} <SeverityBadge severity={severity} />
            </h1>
            <p className="muted">
              {product ? (
                <Link to={paths.product} params={{ productId: product.id }}>
                  {product.name}
                </Link>
              ) : product_id === null ? (
                m.alerts_group({ count: product_count, n: integer(product_count) })
              ) : (
                m.alerts_gone_product()
              )}
            </p>
          </div>
        </div>
        <IncidentActions incident={incident} />
      </header>
      <section className="card incident-facts">
        <p className="incident-reason">{eventReason(finding, finding.currency ?? 'USD')}</p>
        <p className="muted small">
          <Badge tone={status === 'resolved' ? 'pos' : 'neutral'}>{statusNames[status]()}</Badge> {resolution && RESOLUTIONS[resolution]()} · {m.alerts_rule()}{' '}
          <Link to={paths.rule} params={{ ruleId: rule_id }}>
            {ruleName(rule_name)}
          </Link>
        </p>
      </section>
      <section className="card events-card" aria-labelledby="timeline">
        <div className="card-head">
          <Title order={2} id="timeline">
            {m.alerts_timeline()}
          </Title>
        </div>
        <ol className="timeline">
          {events.map((event) => (
            <Seen key={event.id} event={event} isGroup={product === null} />
          ))}
        </ol>
      </section>
    </>
  )
}

function Seen({ event: { at, finding, product }, isGroup }: { event: IncidentDetail['events'][number]; isGroup: boolean }) {
  const currency = finding.currency ?? 'USD'
  const isPage = finding.fields !== undefined && finding.fields.length > 0
  return (
    <li className="seen">
      <time className="muted small num" dateTime={at}>
        {dateTime(at)}
      </time>
      <div>
        {isGroup && product && (
          <p className="strong">
            <Link to={paths.product} params={{ productId: product.id }}>
              {product.name}
            </Link>
          </p>
        )}
        {!isPage && finding.metric !== 'look' && (
          <p className="seen-values num">
            <span>{eventValue(finding, finding.before, currency)}</span>
            <IconArrowRight size={13} role="img" aria-label={m.event_then()} />
            <span className="strong">{eventValue(finding, finding.after, currency)}</span>
          </p>
        )}
        <p className="muted">{eventReason(finding, currency)}</p>
        {finding.fields?.map(({ field, before, after }) => (
          <div key={field} className="seen-field">
            <p className="strong small">{fieldNames[field]()}</p>
            <FieldDiff field={field} before={before} after={after} />
          </div>
        ))}
      </div>
    </li>
  )
}
