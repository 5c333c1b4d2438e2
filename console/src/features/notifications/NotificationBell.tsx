import { ActionIcon, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { NotificationPanel } from './NotificationPanel.tsx'
import { unreadQuery } from './notifications.queries.ts'
import './notifications.css'

/** How many are unread, and the newest behind it. */
export function NotificationBell() {
  const [isOpen, setOpen] = useState(false)
  const unread = useQuery(unreadQuery).data?.data.unread ?? 0
  const label = unread > 0 ? m.notifications_unread({ count: unread, n: integer(unread) }) : m.notifications_title()
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} trapFocus withinPortal={false} shadow="md">
      <Popover.Target>
        <ActionIcon className="bell" aria-label={label} onClick={() => setOpen(!isOpen)}>
          <IconBell size={16} />
          {unread > 0 && (
            <span className="bell-count num" aria-hidden="true">
              {unread > 99 ? '99+' : integer(unread)}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="notification-card" aria-label={m.notifications_title()}>
        {isOpen && <NotificationPanel unread={unread} onLeave={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}
