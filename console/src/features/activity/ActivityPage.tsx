import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AuditEntry } from '../../api.types.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { actionText, type NameOf } from './action-text.ts'
import { activityQuery, keyNamesQuery, namesQuery } from './activity.queries.ts'
import './activity.css'

export function ActivityPage() {
  return (
    <AdminsOnly>
      <Activity />
    </AdminsOnly>
  )
}

function Activity() {
  const activity = useInfiniteQuery(activityQuery)
  const people = useQuery(namesQuery).data?.data
  const keys = useQuery(keyNamesQuery).data?.data
  const entries = activity.data?.pages.flatMap(({ data }) => data)
  const nameOf: NameOf = (id) => {
    const key = keys?.find((each) => each.id === id)
    return people?.find((each) => each.id === id)?.username ?? (key && m.activity_key({ name: key.name }))
  }
  return (
    <>
      <PageHeader title={m.settings_activity()} detail={m.activity_detail()} />
      <section className="card panel" aria-label={m.settings_activity()}>
        {activity.isError && <ErrorNotice what={m.activity_failed()} error={activity.error} onRetry={() => void activity.refetch()} />}
        {activity.isPending && <LateRows rows={6} />}
        {entries?.length === 0 && <EmptyState icon={<IconHistory size={22} />} text={m.activity_empty()} />}
        <ol className="panel-list activity">
          {people && entries?.map((entry) => <ActivityItem key={entry.id} entry={entry} nameOf={nameOf} />)}
        </ol>
        {activity.hasNextPage && (
          <footer className="list-footer">
            <Button variant="default" loading={activity.isFetchingNextPage} onClick={() => void activity.fetchNextPage()}>
              {m.activity_more()}
            </Button>
          </footer>
        )}
      </section>
    </>
  )
}

function ActivityItem({ entry, nameOf }: { entry: AuditEntry; nameOf: NameOf }) {
  const { actor_id, at, ip } = entry
  const actor = actor_id === null ? m.activity_system() : (nameOf(actor_id) ?? m.activity_former())
  return (
    <li className="activity-item">
      <p>
        <span className="strong">{actor}</span> {actionText(entry, nameOf)}
      </p>
      <p className="muted small activity-when">
        <time dateTime={at}>{dateTime(at)}</time>
        {ip !== null && <span>{m.activity_from({ ip })}</span>}
      </p>
    </li>
  )
}
