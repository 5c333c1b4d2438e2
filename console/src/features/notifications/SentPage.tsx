import { Button, NativeSelect, Switch } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { SentNotice } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { dateTime, integer } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan, useUser } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PageTabs } from '../../ui/PageTabs.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { channelNames, noticeName } from './notice-names.ts'
import { membersQuery, reloadNotifications, sentQuery } from './notifications.queries.ts'
import { CHANNELS, type SentSearch, STATUSES } from './notifications.search.ts'
import { TeamTabs } from './TeamTabs.tsx'
import './notifications.css'

const route = getRouteApi('/app/settings/deliveries')
type Status = SentNotice['status'] | 'handed_over'
const statuses: Record<Status, { label: () => string; tone: 'pos' | 'neg' | 'warn' | 'neutral' }> = {
  queued: { label: m.sent_is_queued, tone: 'neutral' }, held: { label: m.sent_is_held, tone: 'neutral' }, handed_over: { label: m.sent_is_handed_over, tone: 'neutral' }, sent: { label: m.sent_is_sent, tone: 'pos' },
  failed: { label: m.sent_is_failed, tone: 'neg' }, skipped: { label: m.sent_is_skipped, tone: 'warn' }, unknown: { label: m.sent_is_unknown, tone: 'neutral' },
}
const reasons = { digest: m.sent_because_digest, quiet_hours: m.sent_because_quiet_hours, cap: m.sent_because_cap, preference: m.sent_because_preference, muted: m.sent_because_muted }

/** Of the whole team for admins, else of the person. */
export function SentPage() {
  const search = route.useSearch()
  const isAdmin = useCan('admin')
  const sent = useInfiniteQuery(sentQuery(search))
  const rows = sent.data?.pages.flatMap((page) => page.data)
  return (
    <>
      <PageHeader title={m.sent_title()} detail={m.sent_detail()} />
      {isAdmin ? <TeamTabs /> : <PageTabs label={m.prefs_title()} tabs={[{ to: paths.preferences, label: m.prefs_tab() }, { to: paths.deliveries, label: m.sent_title() }]} />}
      <section className="card panel" aria-label={m.sent_title()} aria-busy={sent.isFetching}>
        <Filters search={search} isAdmin={isAdmin} />
        {sent.isError && <ErrorNotice what={m.sent_failed()} error={sent.error} onRetry={() => void sent.refetch()} />}
        {sent.isPending && <LateRows rows={5} />}
        {rows?.length === 0 && <EmptyState icon={<IconSend size={22} />} text={Object.keys(search).length > 0 ? m.notices_none() : m.sent_empty()} />}
        <ul className="panel-list" data-stale={sent.isPlaceholderData || undefined}>
          {rows?.map((row) => (
            <SentItem key={row.id} row={row} />
          ))}
        </ul>
        {sent.hasNextPage && (
          <footer className="list-footer">
            <Button variant="default" loading={sent.isFetchingNextPage} onClick={() => void sent.fetchNextPage()}>
              {m.notices_more()}
            </Button>
          </footer>
        )}
      </section>
    </>
  )
}

function Filters({ search, isAdmin }: { search: SentSearch; isAdmin: boolean }) {
  const navigate = route.useNavigate()
  const change = (next: Partial<Record<keyof SentSearch, unknown>>) => void navigate({ search: (before) => ({ ...before, ...next }) as SentSearch, replace: true })
  return (
    <div className="filters middle" role="search">
      <NativeSelect aria-label={m.sent_channel()} value={search.channel ?? ''} onChange={({ currentTarget: { value } }) => change({ channel: CHANNELS.find((each) => each === value) })} data={[{ value: '', label: m.sent_any_channel() }, ...CHANNELS.map((value) => ({ value, label: channelNames[value]() }))]} />
      <NativeSelect aria-label={m.sent_status()} value={search.status ?? ''} onChange={({ currentTarget: { value } }) => change({ status: STATUSES.find((each) => each === value) })} data={[{ value: '', label: m.sent_any_status() }, ...STATUSES.map((value) => ({ value, label: statuses[value].label() }))]} />
      {isAdmin && <Switch label={m.sent_mine()} checked={search.mine === true} onChange={({ currentTarget: { checked } }) => change({ mine: checked || undefined })} />}
    </div>
  )
}

function SentItem({ row }: { row: SentNotice }) {
  const { id, type, channel, person_id, link, status, reason, due_at, attempts, error, may_retry, created_at } = row
  const user = useUser()
  const members = useQuery({ ...membersQuery, enabled: person_id !== null && person_id !== user?.id }).data?.data
  const name = members?.find((member) => member.id === person_id)?.username
  const to = person_id === null ? m.sent_to_team() : person_id === user?.id ? m.sent_to_you() : name === undefined ? null : m.sent_to_member({ name })
  const facts = [
    channelNames[channel](), to, reason === null ? null : reasons[reason](), status === 'held' && due_at !== null ? m.sent_due({ time: dateTime(due_at) }) : null,
    attempts > 1 ? m.sent_attempts({ count: attempts, n: integer(attempts) }) : null,
  ]
  const retry = useMutation({
    mutationFn: () => api.POST('/api/v1/notifications/deliveries/{sending_id}/retry', { params: { path: { sending_id: id } } }),
    onSuccess: () => sayDone(m.sent_retried()),
    onError: (failure) => sayFailed(errorText(failure)),
    onSettled: reloadNotifications,
  })
  return (
    <li className="entry">
      <div className="entry-words">
        <p className="entry-name">
          <Link to={link}>{noticeName(type)}</Link> <Badge tone={statuses[status].tone}>{statuses[status].label()}</Badge>
          <time className="muted small" dateTime={created_at}>
            {dateTime(created_at)}
          </time>
        </p>
        <p className="muted small">{facts.filter((fact) => fact !== null).join(' · ')}</p>
        {error !== null && <p className="small neg-text">{error}</p>}
      </div>
      {may_retry && (
        <Button variant="default" loading={retry.isPending} aria-label={m.sent_retry_of({ type: noticeName(type), time: dateTime(created_at) })} onClick={() => retry.mutate()}>
          {m.sent_retry()}
        </Button>
      )}
    </li>
  )
}
