import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { m } from '../paraglide/messages.js'
import { roleNames } from '../roles.ts'
import { signOut, useUser } from '../session.ts'

export function UserMenu() {
  const user = useUser()
  if (!user) return null
  return (
    <Popover position="bottom-end" width={240} trapFocus withinPortal={false}>
      <Popover.Target>
        <ActionIcon aria-label={m.user_menu({ name: user.username })}>
          <IconUser size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="user-card">
        <p className="strong">{user.username}</p>
        <p className="muted small">{user.email}</p>
        <p className="muted small">{m.user_role({ role: roleNames[user.role](), tenant: user.tenant_name })}</p>
        <p className="muted small">{m.user_zone({ zone: user.time_zone })}</p>
        <Button variant="default" fullWidth leftSection={<IconLogout size={15} />} onClick={leave}>
          {m.session_sign_out()}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The screen leaves at once; an unreachable server cannot keep anyone signed in here. */
export const leave = () => void signOut().catch(() => undefined)
