import { ActionIcon, Button, Menu, NativeSelect, Switch } from '@mantine/core'
import { IconBell, IconBellOff, IconCheck, IconDots, IconFilterOff } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { Notification } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { ago, dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SeverityBadge, severityNames } from '../../ui/SeverityBadge.tsx'
import { sayFailed } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { noticeName, noticeTypes } from './notice-names.ts'
import { notificationText } from './notification-text.ts'
import { allNotificationsQuery, reloadNotifications, unreadQuery } from './notifications.queries.ts'
import { type NotificationsSearch, SEVERITIES } from './notifications.search.ts'
import { useMute } from './use-mute.ts'
import './notifications.css'

const route = getRouteApi('/app/notifications')

/** All that a person was told in this team. */
export function NotificationsPage() {
  const search = route.useSearch()
  const told = useInfiniteQuery(allNotificationsQuery(search))
  const unread = useQuery(unreadQuery).data?.data.unread ?? 0
  const now = useNow()
  const read = useRead()
  const rows = told.data?.pages.flatMap((page) => page.data)
  const isFiltered = Object.keys(search).length > 0
  return (
    <>
      <PageHeader
        title={m.notifications_title()}
        detail={m.notices_detail()}
        actions={
          <>
            {unread > 0 && (
              <Button variant="default" loading={read.isPending} onClick={() => read.mutate(undefined)}>
                {m.notifications_read_all()}
              </Button>
            )}
            <Link className="quiet-link" to={paths.preferences}>
              {m.notices_settings()}
            </Link>
          </>
        }
      />
      <section className="card" aria-label={m.notifications_title()} aria-busy={told.isFetching}>
        <Filters search={search} />
        {told.isError && <ErrorNotice what={m.notifications_failed()} error={told.error} onRetry={() => void told.refetch()} />}
        {told.isPending && <LateRows rows={6} />}
        {rows?.length === 0 && <EmptyState icon={isFiltered ? <IconFilterOff size={22} /> : <IconBell size={22} />} text={isFiltered ? m.notices_none() : m.notifications_empty()} />}
        <ul className="panel-list" data-stale={told.isPlaceholderData || undefined}>
          {rows?.map((notification) => (
            <Item key={notification.id} notification={notification} now={now} onRead={() => read.mutate([notification.id])} />
          ))}
        </ul>
        {told.hasNextPage && (
          <footer className="list-footer">
            <Button variant="default" loading={told.isFetchingNextPage} onClick={() => void told.fetchNextPage()}>
              {m.notices_more()}
            </Button>
          </footer>
        )}
      </section>
    </>
  )
}

const useRead = () =>
  useMutation({
    mutationFn: (ids: string[] | undefined) => api.POST('/api/v1/notifications/read', { body: ids === undefined ? { all: true } : { ids } }),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: reloadNotifications,
  })

function Filters({ search }: { search: NotificationsSearch }) {
  const navigate = route.useNavigate()
  const change = (next: Partial<Record<keyof NotificationsSearch, unknown>>) => void navigate({ search: (before) => ({ ...before, ...next }) as NotificationsSearch, replace: true })
  return (
    <div className="filters middle" role="search">
      <NativeSelect aria-label={m.notices_type()} value={search.type ?? ''} onChange={({ currentTarget: { value } }) => change({ type: value || undefined })} data={[{ value: '', label: m.notices_any_type() }, ...noticeTypes.map((value) => ({ value, label: noticeName(value) }))]} />
      <NativeSelect
        aria-label={m.alerts_severity()}
        value={search.severity ?? ''}
        onChange={({ currentTarget: { value } }) => change({ severity: SEVERITIES.find((each) => each === value) })}
        data={[{ value: '', label: m.alerts_any_severity() }, ...SEVERITIES.map((value) => ({ value, label: severityNames[value]() }))]}
      />
      <Switch label={m.notices_unread_only()} checked={search.unread === true} onChange={({ currentTarget: { checked } }) => change({ unread: checked || undefined })} />
    </div>
  )
}

function Item({ notification, now, onRead }: { notification: Notification; now: number; onRead: () => void }) {
  const { type, severity, link, read_at, created_at } = notification
  const { title, detail } = notificationText(notification)
  const isNew = read_at === null
  return (
    <li className="entry notice" data-new={isNew || undefined}>
      <div className="entry-words">
        <p className="entry-name">
          <Link to={link} onClick={() => isNew && onRead()}>
            {title}
          </Link>
          {isNew && <span className="visually-hidden">{m.notifications_new()}</span>}
          <SeverityBadge severity={severity} />
        </p>
        <p className="muted small">
          {noticeName(type)}
          {detail && ` · ${detail}`} ·{' '}
          <time dateTime={created_at} title={dateTime(created_at)}>
            {ago(created_at, now)}
          </time>
        </p>
      </div>
      <Actions notification={notification} title={title} onRead={onRead} />
    </li>
  )
}

function Actions({ notification: { product_id, read_at }, title, onRead }: { notification: Notification; title: string; onRead: () => void }) {
  const mute = useMute()
  const mayTeam = useCan('member')
  if (product_id === null && read_at !== null) return null
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={m.notices_more_of({ name: title })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {read_at === null && (
          <Menu.Item leftSection={<IconCheck size={15} />} onClick={onRead}>
            {m.notices_read_one()}
          </Menu.Item>
        )}
        {product_id !== null && (
          <Menu.Item leftSection={<IconBellOff size={15} />} onClick={() => mute({ product_id, for: 'me' })}>
            {m.notices_mute()}
          </Menu.Item>
        )}
        {product_id !== null && mayTeam && (
          <Menu.Item leftSection={<IconBellOff size={15} />} onClick={() => mute({ product_id, for: 'team' })}>
            {m.notices_mute_team()}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
