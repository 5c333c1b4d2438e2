import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queryApi } from '../../api.ts'
import { eventReason, findingTitle } from '../../finding-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { SeverityBadge } from '../../ui/SeverityBadge.tsx'

const SHOWN = 3

/** What of this product needs somebody: above everything else, and only where there is something. */
export function OpenAlerts({ productId }: { productId: string }) {
  const incidents = useQuery(queryApi.queryOptions('get', '/api/v1/alerts/incidents', { params: { query: { product_id: productId, status: 'unresolved', limit: 20 } } })).data?.data ?? []
  if (incidents.length === 0) return null
  return (
    <ul className="open-alerts" aria-label={m.alerts_title()}>
      {incidents.slice(0, SHOWN).map((incident) => (
        <li key={incident.id} className="open-alert" data-severity={incident.severity}>
          <IconBell size={15} aria-hidden="true" />
          <Link to={paths.incident} params={{ incidentId: incident.id }} className="strong">
            {findingTitle(incident.finding)}
          </Link>
          <SeverityBadge severity={incident.severity} />
          <span className="muted">{eventReason(incident.finding, incident.finding.currency ?? 'USD')}</span>
        </li>
      ))}
      {incidents.length > SHOWN && (
        <li className="open-alert">
          <Link to={paths.alerts} search={{ product: productId }}>
            {m.alerts_of_product({ count: incidents.length, n: integer(incidents.length) })}
          </Link>
        </li>
      )}
    </ul>
  )
}
