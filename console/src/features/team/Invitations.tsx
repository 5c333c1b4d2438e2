import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Invitation } from '../../api.types.ts'
import { date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { roleNames } from '../../roles.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useNow } from '../../ui/use-now.ts'
import { invitationsQuery } from './team.queries.ts'
import { useResend, useRevoke } from './use-team.ts'

/** Nothing is shown when nobody is awaited. */
export function Invitations() {
  const invitations = useQuery(invitationsQuery)
  const open = invitations.data?.data ?? []
  if (open.length === 0 && !invitations.isError) return null
  return (
    <Panel title={m.team_invitations()}>
      {invitations.isError && <ErrorNotice what={m.team_members_failed()} error={invitations.error} onRetry={() => void invitations.refetch()} />}
      <ul className="panel-list">
        {open.map((invitation) => (
          <InvitationItem key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Panel>
  )
}

function InvitationItem({ invitation }: { invitation: Invitation }) {
  const { email, role, expires_at } = invitation
  const resending = useResend()
  const revoking = useRevoke()
  const words = { role: roleNames[role](), date: date(expires_at) }
  const isExpired = useNow() > Date.parse(expires_at)
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">{email}</p>
        <p className="muted small">{isExpired ? m.team_invitation_expired(words) : m.team_invitation_until(words)}</p>
      </div>
      <div className="entry-actions">
        <Button variant="default" loading={resending.isPending} onClick={() => resending.mutate(invitation)} aria-label={m.team_resend_to({ email })}>
          {m.team_resend()}
        </Button>
        <Button variant="default" loading={revoking.isPending} onClick={() => revoking.mutate(invitation)} aria-label={m.team_revoke_of({ email })}>
          {m.team_revoke()}
        </Button>
      </div>
    </li>
  )
}
