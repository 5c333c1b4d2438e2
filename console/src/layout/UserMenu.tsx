import { ActionIcon, Menu } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { m } from '../paraglide/messages.js'
import { signOut, useUser } from '../session.ts'

const ROLES = { owner: m.role_owner, admin: m.role_admin, member: m.role_member, viewer: m.role_viewer }

export function UserMenu() {
  const user = useUser()
  if (!user) return null
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={m.user_menu({ name: user.username })}>
          <IconUser size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <div className="user-card">
          <p className="strong">{user.username}</p>
          <p className="muted small">{user.email}</p>
          <p className="muted small">{m.user_role({ role: ROLES[user.role](), tenant: user.tenant_name })}</p>
          <p className="muted small">{m.user_zone({ zone: user.time_zone })}</p>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={leave}>
          {m.session_sign_out()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The screen leaves at once; an unreachable server cannot keep anyone signed in here. */
export const leave = () => void signOut().catch(() => undefined)
