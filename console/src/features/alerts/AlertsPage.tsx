import { Button } from '@mantine/core'
import { IconBellCheck, IconFilterOff } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { alertsSummaryQuery } from '../../alerts-summary.ts'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageTabs } from '../../ui/PageTabs.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useRowKeys } from '../../ui/use-row-keys.ts'
import { AlertFilters } from './AlertFilters.tsx'
import { incidentsQuery } from './alerts.queries.ts'
import { useIncidentActions } from './incident-actions.ts'
import { IncidentItem } from './IncidentItem.tsx'
import './alerts.css'

const route = getRouteApi('/app/alerts')

/** What needs somebody now, newest first. */
export function AlertsPage() {
  const search = route.useSearch()
  const incidents = useInfiniteQuery(incidentsQuery(search))
  const open = useQuery(alertsSummaryQuery).data?.data.open
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  const now = useNow()
  const canSay = useCan('member')
  const { acknowledgeAll, isBusy } = useIncidentActions()
  const rows = incidents.data?.pages.flatMap((page) => page.data)
  const unseen = rows?.filter((row) => row.status === 'open').map((row) => row.id) ?? []
  const isFiltered = Object.keys(search).length > 0
  return (
    <>
      <PageHeader
        title={m.alerts_title()}
        detail={open !== undefined && m.alerts_detail({ count: open, n: integer(open) })}
        actions={
          canSay && unseen.length > 1 && (
            <Button variant="default" disabled={isBusy} onClick={() => acknowledgeAll(unseen)}>
              {m.alerts_acknowledge_all()}
            </Button>
          )
        }
      />
      <PageTabs label={m.alerts_tabs()} tabs={[{ to: paths.alerts, label: m.alerts_inbox() }, { to: paths.rules, label: m.alerts_rules() }]} />
      <section className="card alerts-card" aria-label={m.alerts_title()} aria-busy={incidents.isFetching}>
        <AlertFilters search={search} />
        {incidents.isError && <ErrorNotice what={m.alerts_failed()} error={incidents.error} onRetry={() => void incidents.refetch()} />}
        {incidents.isPending && <div className="late skeleton alerts-space" role="status" aria-label={m.loading()} />}
        {rows?.length === 0 && <EmptyState icon={isFiltered ? <IconFilterOff size={22} /> : <IconBellCheck size={22} />} text={isFiltered ? m.alerts_none() : m.alerts_empty()} />}
        <ul ref={list} className="incidents" data-stale={incidents.isPlaceholderData || undefined}>
          {rows?.map((incident) => (
            <IncidentItem key={incident.id} incident={incident} now={now} />
          ))}
        </ul>
        {incidents.hasNextPage && (
          <footer className="list-footer">
            <Button variant="default" loading={incidents.isFetchingNextPage} onClick={() => void incidents.fetchNextPage()}>
              {m.alerts_more()}
            </Button>
          </footer>
        )}
      </section>
    </>
  )
}
