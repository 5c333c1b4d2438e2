import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { DeviceSession } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { ago, date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { useNow } from '../../ui/use-now.ts'
import { reload, sessionsQuery } from './security.queries.ts'

function deviceName({ browser, system }: DeviceSession): string {
  if (browser !== null && system !== null) return m.sessions_on({ browser, system })
  return browser ?? system ?? m.sessions_unknown()
}

export function SessionsPanel() {
  const sessions = useQuery(sessionsQuery)
  const ending = useMutation({
    mutationFn: (session: DeviceSession) => api.DELETE('/api/v1/users/profile/sessions/{session_id}', { params: { path: { session_id: session.id } } }),
    onSuccess: (_, session) => sayDone(m.sessions_ended({ name: deviceName(session) })),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: () => reload(sessionsQuery),
  })
  const endingOthers = useMutation({
    mutationFn: () => api.DELETE('/api/v1/users/profile/sessions'),
    onSuccess: () => sayDone(m.sessions_others_ended()),
    onError: (error) => sayFailed(errorText(error)),
    onSettled: () => reload(sessionsQuery),
  })
  const rows = sessions.data?.data
  return (
    <Panel
      title={m.security_sessions()}
      hint={m.sessions_hint()}
      actions={
        rows !== undefined && rows.length > 1 ? (
          <Button variant="default" loading={endingOthers.isPending} onClick={() => endingOthers.mutate()}>
            {m.sessions_end_others()}
          </Button>
        ) : undefined
      }
    >
      {sessions.isError && <ErrorNotice what={m.settings_failed()} error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <LateRows rows={2} />}
      <ul className="panel-list">
        {rows?.map((session) => (
          <SessionItem key={session.id} session={session} isBusy={ending.isPending && ending.variables.id === session.id} onEnd={() => ending.mutate(session)} />
        ))}
      </ul>
    </Panel>
  )
}

function SessionItem({ session, isBusy, onEnd }: { session: DeviceSession; isBusy: boolean; onEnd: () => void }) {
  const now = useNow()
  const name = deviceName(session)
  const facts = [session.tenant_name, session.ip, session.method === 'provider' ? m.sessions_by_provider() : null, m.sessions_last({ time: ago(session.last_used_at, now) }), m.sessions_since({ date: date(session.created_at) })]
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          {name}
          {session.is_current && <Badge tone="accent">{m.sessions_this()}</Badge>}
        </p>
        <p className="muted small">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      </div>
      {!session.is_current && (
        <Button variant="default" aria-label={m.sessions_end_of({ name })} loading={isBusy} onClick={onEnd}>
          {m.sessions_end()}
        </Button>
      )}
    </li>
  )
}
