import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queryApi } from '../../api.ts'
import type { Incident } from '../../api.types.ts'
import { eventReason, findingTitle } from '../../finding-text.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { SeverityBadge } from '../../ui/SeverityBadge.tsx'

const SHOWN = 3

/** The finding of a group is that of one of its products, and not of each. */
const reasonOf = ({ finding, product_count }: Incident) =>
  product_count > 1 ? m.notification_group({ count: product_count, n: integer(product_count) }) : eventReason(finding, finding.currency ?? 'USD')

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
          <span className="muted">{reasonOf(incident)}</span>
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
