import { NativeSelect, SegmentedControl } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { eventNames } from '../../finding-text.ts'
import { m } from '../../paraglide/messages.js'
import { severityNames } from '../../ui/SeverityBadge.tsx'
import { type AlertsSearch, SEVERITIES, STATUSES, type Status } from './alerts.search.ts'

const route = getRouteApi('/app/alerts')
export const statusNames: Record<Status, () => string> = { unresolved: m.alerts_unresolved, open: m.alerts_status_open, acknowledged: m.alerts_status_acknowledged, resolved: m.alerts_status_resolved, all: m.alerts_all }

export function AlertFilters({ search }: { search: AlertsSearch }) {
  const navigate = route.useNavigate()
  const change = (next: Partial<AlertsSearch>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  return (
    <div className="filters" role="search">
      <div className="scrolls">
        <SegmentedControl
          aria-label={m.alerts_filter()}
          value={search.status ?? 'unresolved'}
          onChange={(value) => change({ status: STATUSES.find((each) => each === value && each !== 'unresolved') })}
          data={STATUSES.map((value) => ({ value, label: statusNames[value]() }))}
        />
      </div>
      <NativeSelect
        aria-label={m.alerts_severity()}
        value={search.severity ?? ''}
        onChange={({ currentTarget: { value } }) => change({ severity: SEVERITIES.find((each) => each === value) })}
        data={[{ value: '', label: m.alerts_any_severity() }, ...SEVERITIES.map((value) => ({ value, label: severityNames[value]() }))]}
      />
      <NativeSelect
        aria-label={m.alerts_kind()}
        value={search.rule ?? ''}
        onChange={({ currentTarget: { value } }) => change({ rule: value || undefined })}
        data={[{ value: '', label: m.alerts_any_kind() }, ...Object.entries(eventNames).map(([value, name]) => ({ value, label: name() }))]}
      />
    </div>
  )
}
