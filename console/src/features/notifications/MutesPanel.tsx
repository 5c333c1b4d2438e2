import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { errorText } from '../../error-text.ts'
import { date } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { mutesQuery, productQuery } from './notifications.queries.ts'
import { unmute } from './use-mute.ts'

export function MutesPanel() {
  const mutes = useQuery(mutesQuery)
  return (
    <Panel title={m.mutes_title()} hint={m.mutes_hint()}>
      {mutes.isError && <ErrorNotice what={m.settings_failed()} error={mutes.error} onRetry={() => void mutes.refetch()} />}
      {mutes.data?.data.length === 0 && <p className="panel-body muted">{m.mutes_none()}</p>}
      <ul className="panel-list">
        {mutes.data?.data.map((mute) => (
          <MuteItem key={mute.id} id={mute.id} productId={mute.product_id} isTeam={mute.for === 'team'} since={mute.created_at} />
        ))}
      </ul>
    </Panel>
  )
}

function MuteItem({ id, productId, isTeam, since }: { id: string; productId: string; isTeam: boolean; since: string }) {
  const product = useQuery(productQuery(productId)).data?.data
  const mayTeam = useCan('member')
  const name = product?.name ?? product?.asin ?? '…'
  const undo = useMutation({ mutationFn: () => unmute(id), onSuccess: () => sayDone(m.mutes_undone({ name })), onError: (error) => sayFailed(errorText(error)) })
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          <Link to={paths.product} params={{ productId }}>
            {name}
          </Link>
          {isTeam && <Badge tone="neutral">{m.mutes_team()}</Badge>}
        </p>
        <p className="muted small">{m.devices_since({ date: date(since) })}</p>
      </div>
      {(!isTeam || mayTeam) && (
        <Button variant="default" loading={undo.isPending} aria-label={m.mutes_undo_of({ name })} onClick={() => undo.mutate()}>
          {m.mutes_undo()}
        </Button>
      )}
    </li>
  )
}
