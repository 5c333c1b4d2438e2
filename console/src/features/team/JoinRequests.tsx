import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Member, User } from '../../api.types.ts'
import { m } from '../../paraglide/messages.js'
import { ROLES, roleNames, rolesUpTo } from '../../roles.ts'
import { useUser } from '../../session.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useApprove, useReject } from './use-team.ts'

export function JoinRequests({ waiting }: { waiting: Member[] }) {
  if (waiting.length === 0) return null
  return (
    <Panel title={m.team_requests()} hint={m.team_requests_hint()}>
      <ul className="panel-list">
        {waiting.map((member) => (
          <JoinRequest key={member.id} member={member} />
        ))}
      </ul>
    </Panel>
  )
}

function JoinRequest({ member }: { member: Member }) {
  const [role, setRole] = useState<User['role']>('member')
  const own = useUser()?.role ?? 'viewer'
  const approving = useApprove()
  const rejecting = useReject()
  const name = member.username
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">{name}</p>
        <p className="muted small">{member.email}</p>
      </div>
      <div className="entry-actions">
        <NativeSelect
          aria-label={m.team_role_of({ name })}
          value={role}
          onChange={({ currentTarget: { value } }) => setRole(ROLES.find((each) => each === value) ?? role)}
          data={rolesUpTo(own).map((value) => ({ value, label: roleNames[value]() }))}
        />
        <Button loading={approving.isPending} onClick={() => approving.mutate({ member, role })} aria-label={m.team_approve_of({ name })}>
          {m.team_approve()}
        </Button>
        <Button variant="default" loading={rejecting.isPending} onClick={() => rejecting.mutate(member)} aria-label={m.team_reject_of({ name })}>
          {m.team_reject()}
        </Button>
      </div>
    </li>
  )
}
