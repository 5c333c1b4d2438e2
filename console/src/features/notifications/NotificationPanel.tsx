import { Button, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { Notification } from '../../api.types.ts'
import { ago, dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutNotifications } from '../../query-client.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { paths } from '../../paths.ts'
import { notificationText } from './notification-text.ts'
import { notificationsQuery } from './notifications.queries.ts'

export function NotificationPanel({ unread, onLeave }: { unread: number; onLeave: () => void }) {
  const queryClient = useQueryClient()
  const router = useRouter()
  const now = useNow()
  const newest = useQuery(notificationsQuery)
  const read = useMutation({
    mutationFn: (ids: string[] | undefined) => api.POST('/api/v1/notifications/read', { body: ids === undefined ? { all: true } : { ids } }),
    onSettled: () => queryClient.invalidateQueries({ predicate: isAboutNotifications }),
  })
  const follow = ({ id, link, read_at }: Notification) => {
    if (read_at === null) read.mutate([id])
    onLeave()
    void router.navigate({ href: link })
  }
  return (
    <>
      <div className="notification-head">
        <Title order={2}>{m.notifications_title()}</Title>
        {unread > 0 && (
          <Button variant="subtle" size="compact-sm" loading={read.isPending} onClick={() => read.mutate(undefined)}>
            {m.notifications_read_all()}
          </Button>
        )}
      </div>
      {newest.isError && <ErrorNotice what={m.notifications_failed()} error={newest.error} onRetry={() => void newest.refetch()} />}
      {newest.data?.data.length === 0 && <p className="muted notification-none">{m.notifications_empty()}</p>}
      <ul className="notifications">
        {newest.data?.data.map((notification) => (
          <NotificationItem key={notification.id} notification={notification} now={now} onFollow={() => follow(notification)} />
        ))}
      </ul>
      <p className="notification-foot">
        <Link to={paths.notifications} onClick={onLeave}>
          {m.notices_all()}
        </Link>
        <Link to={paths.preferences} onClick={onLeave}>
          {m.notices_settings()}
        </Link>
      </p>
    </>
  )
}

function NotificationItem({ notification, now, onFollow }: { notification: Notification; now: number; onFollow: () => void }) {
  const { title, detail } = notificationText(notification)
  const isNew = notification.read_at === null
  return (
    <li>
      <button type="button" className="notification" data-new={isNew || undefined} onClick={onFollow}>
        <span className="notification-title">{title}</span>
        {isNew && <span className="visually-hidden">{m.notifications_new()}</span>}
        <time className="muted small" dateTime={notification.created_at} title={dateTime(notification.created_at)}>
          {ago(notification.created_at, now)}
        </time>
        {detail && <span className="muted small notification-detail">{detail}</span>}
      </button>
    </li>
  )
}
