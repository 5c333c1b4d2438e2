import { ActionIcon, Popover } from '@mantine/core'
import { IconCheck, IconDoorExit, IconLogout, IconSettings, IconUser, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { queryApi } from '../api.ts'
import type { User } from '../api.types.ts'
import { errorText } from '../error-text.ts'
import { m } from '../paraglide/messages.js'
import { paths } from '../paths.ts'
import { roleNames } from '../roles.ts'
import { signOut, signOutEverywhere, switchTenant, useUser } from '../session.ts'
import { sayFailed } from '../ui/toast.tsx'

const profileQuery = queryApi.queryOptions('get', '/api/v1/users/profile', {}, { staleTime: 0 })

export function UserMenu() {
  const user = useUser()
  const [isOpen, setOpen] = useState(false)
  if (!user) return null
  return (
    <Popover position="bottom-end" width={264} trapFocus withinPortal={false} opened={isOpen} onChange={setOpen}>
      <Popover.Target>
        <ActionIcon aria-label={m.user_menu({ name: user.username })} onClick={() => setOpen(!isOpen)}>
          <IconUser size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="user-card">
        <p className="strong">{user.username}</p>
        <p className="muted small">{user.email}</p>
        <p className="muted small">{m.user_role({ role: roleNames[user.role](), tenant: user.tenant_name })}</p>
        <Teams user={user} />
        <Link to={paths.settings} className="nav-item" onClick={() => setOpen(false)}>
          <IconSettings size={16} stroke={1.7} aria-hidden="true" />
          {m.user_settings()}
        </Link>
        <button type="button" className="nav-item" onClick={leave}>
          <IconLogout size={16} stroke={1.7} aria-hidden="true" />
          {m.session_sign_out()}
        </button>
        <button type="button" className="nav-item" onClick={leaveEverywhere}>
          <IconDoorExit size={16} stroke={1.7} aria-hidden="true" />
          {m.security_sign_out_all()}
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Shown to whoever belongs to several. */
function Teams({ user }: { user: User }) {
  const teams = useQuery(profileQuery).data?.data.memberships.filter(({ status }) => status === 'active') ?? []
  const switching = useMutation({ mutationFn: switchTenant, onError: (error) => sayFailed(`${m.user_switch_failed()} ${errorText(error)}`) })
  if (teams.length < 2) return null
  return (
    <div className="user-teams">
      <p className="nav-title">{m.user_teams()}</p>
      {teams.map(({ tenant_id, tenant_name, role }) => {
        const isCurrent = tenant_id === user.tenant_id
        return (
          <button key={tenant_id} type="button" className="nav-item" aria-current={isCurrent || undefined} disabled={isCurrent || switching.isPending} onClick={() => switching.mutate(tenant_id)}>
            {isCurrent ? <IconCheck size={16} aria-hidden="true" /> : <IconUsers size={16} stroke={1.7} aria-hidden="true" />}
            <span className="user-team">{tenant_name}</span>
            <span className="muted small">{isCurrent ? m.user_team_current() : roleNames[role]()}</span>
          </button>
        )
      })}
    </div>
  )
}

/** The screen leaves at once; an unreachable server cannot keep anyone signed in here. */
export const leave = () => void signOut().catch(() => undefined)
const leaveEverywhere = () => void signOutEverywhere().catch((error: unknown) => sayFailed(errorText(error)))
