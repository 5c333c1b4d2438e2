import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { useCan } from '../../session.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { JoinRequests } from './JoinRequests.tsx'
import { MemberItem } from './MemberItem.tsx'
import { membersQuery, seatsQuery, teamQuery } from './team.queries.ts'

/** Who belongs to the team; admins decide it, everybody else reads. */
export function TeamPage() {
  const isAdmin = useCan('admin')
  const [isInviting, inviting] = useDisclosure()
  const members = useQuery(membersQuery)
  const people = members.data?.data ?? []
  const present = people.filter(({ status }) => status !== 'pending')
  const owners = present.filter(({ role, status }) => role === 'owner' && status === 'active').length
  return (
    <>
      <PageHeader
        title={m.settings_team()}
        detail={m.team_detail()}
        actions={
          isAdmin && (
            <Button leftSection={<IconUserPlus size={15} />} onClick={inviting.open}>
              {m.team_invite()}
            </Button>
          )
        }
      />
      {isAdmin && <JoinRequests waiting={people.filter(({ status }) => status === 'pending')} />}
      <Panel title={m.team_members()} hint={<Seats />}>
        {members.isError && <ErrorNotice what={m.team_members_failed()} error={members.error} onRetry={() => void members.refetch()} />}
        {members.isPending && <LateRows />}
        <ul className="panel-list">
          {present.map((member) => (
            <MemberItem key={member.id} member={member} isOnlyOwner={member.role === 'owner' && owners === 1} />
          ))}
        </ul>
      </Panel>
      {isAdmin && <Invitations />}
      {isAdmin && <TeamCode />}
      <InviteDialog isOpen={isInviting} onClose={inviting.close} />
    </>
  )
}

function Seats() {
  const seats = useQuery(seatsQuery).data?.data
  if (!seats) return null
  const used = seats.users + seats.invitations
  const words = { used: integer(used), max: integer(seats.max_users) }
  return seats.invitations > 0 ? m.team_seats_invited({ ...words, count: seats.invitations, n: integer(seats.invitations) }) : m.team_seats(words)
}

function TeamCode() {
  const code = useQuery(teamQuery).data?.data.code
  if (!code) return null
  return (
    <Panel
      title={m.team_code()}
      hint={m.team_code_hint()}
      actions={
        <span className="team-code">
          <code>{code}</code>
          <CopyButton value={code} label={m.team_code_copy()} />
        </span>
      }
    />
  )
}
