import { ActionIcon, Menu, NativeSelect } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import type { Member } from '../../api.types.ts'
import { ago } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ROLES, roleNames, rolesUpTo } from '../../roles.ts'
import { canDo, useUser } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { useNow } from '../../ui/use-now.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { useChangeMember } from './use-team.ts'
import './team.css'

interface MemberItemProps {
  member: Member
  isOnlyOwner: boolean
}

export function MemberItem({ member, isOnlyOwner }: MemberItemProps) {
  const user = useUser()
  const now = useNow()
  const isOwn = user?.id === member.id
  const isAdmin = canDo(user, 'admin')
  const why = !isAdmin ? undefined : isOwn ? (isOnlyOwner ? m.team_only_owner() : m.team_own_role()) : canDo(user, member.role) ? undefined : m.team_above_you()
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          {member.username}
          {isOwn && <Badge tone="accent">{m.team_you()}</Badge>}
          {member.status === 'inactive' && <Badge tone="warn">{m.team_inactive()}</Badge>}
        </p>
        <p className="muted small">
          {member.email} · {member.last_signed_in_at === null ? m.team_never_seen() : m.team_seen({ time: ago(member.last_signed_in_at, now) })}
        </p>
        {why && <p className="muted small">{why}</p>}
      </div>
      <div className="entry-actions">{isAdmin && why === undefined ? <MemberActions member={member} /> : <span className="role-word">{roleNames[member.role]()}</span>}</div>
    </li>
  )
}

function MemberActions({ member }: { member: Member }) {
  const user = useUser()
  const [isRemoving, removing] = useDisclosure()
  const { mutate: change, isPending } = useChangeMember()
  const name = member.username
  const choose = (value: string) => {
    const role = ROLES.find((each) => each === value)
    if (role) change({ member, to: { role } })
  }
  return (
    <>
      <NativeSelect
        aria-label={m.team_role_of({ name })}
        value={member.role}
        disabled={isPending}
        onChange={(event) => choose(event.currentTarget.value)}
        data={rolesUpTo(user?.role ?? 'viewer').map((value) => ({ value, label: roleNames[value]() }))}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={m.team_actions_of({ name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {member.status === 'active' ? (
            <Menu.Item onClick={() => change({ member, to: { status: 'inactive' } })}>{m.team_deactivate()}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => change({ member, to: { status: 'active' } })}>{m.team_activate()}</Menu.Item>
          )}
          <Menu.Item className="danger" onClick={removing.open}>
            {m.team_remove()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RemoveDialog member={member} isOpen={isRemoving} onClose={removing.close} />
    </>
  )
}
