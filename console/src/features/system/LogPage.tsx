import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconDownload, IconFileText } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '../../api.ts'
import type { LogLine } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { saveFile } from '../../save-file.ts'
import { AdminsOnly } from '../../ui/AdminsOnly.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { sayDone, sayFailed } from '../../ui/toast.tsx'
import { type LogSearch, SOURCES, type Source } from './log.search.ts'
import { logQuery, peopleQuery } from './system.queries.ts'
import './system.css'

const route = getRouteApi('/app/settings/log')
const sourceNames: Record<Source, () => string> = { audit: m.log_source_audit, tasks: m.log_source_tasks, webhooks: m.log_source_webhooks, notifications: m.log_source_notifications }

export function LogPage() {
  return (
    <AdminsOnly>
      <Log />
    </AdminsOnly>
  )
}

function Log() {
  const search = route.useSearch()
  const log = useInfiniteQuery(logQuery(search))
  const people = useQuery(peopleQuery).data?.data
  const lines = log.data?.pages.flatMap(({ data }) => data)
  const exporting = useMutation({
    mutationFn: async () => {
      const { data } = await api.GET('/api/v1/tenants/current/audit/export', { parseAs: 'text' })
      saveFile(String(data), 'tradewind-activity.ndjson', 'application/x-ndjson')
    },
    onSuccess: () => sayDone(m.log_exported()),
    onError: (error) => sayFailed(errorText(error)),
  })
  return (
    <>
      <PageHeader
        title={m.log_title()}
        detail={m.log_detail()}
        actions={
          <Button variant="default" leftSection={<IconDownload size={15} />} loading={exporting.isPending} onClick={() => exporting.mutate()}>
            {m.log_export()}
          </Button>
        }
      />
      <section className="card panel" aria-label={m.log_title()}>
        <LogFilters search={search} />
        {log.isError && <ErrorNotice what={m.log_failed()} error={log.error} onRetry={() => void log.refetch()} />}
        {log.isPending && <LateRows rows={6} />}
        {lines?.length === 0 && <EmptyState icon={<IconFileText size={22} />} text={m.log_empty()} />}
        <ol className="panel-list">
          {lines?.map((line) => (
            <LogItem key={line.id} line={line} actor={people?.find(({ id }) => id === line.actor_id)?.username} />
          ))}
        </ol>
        {log.hasNextPage && (
          <footer className="list-footer">
            <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {m.log_more()}
            </Button>
          </footer>
        )}
      </section>
    </>
  )
}

function LogFilters({ search }: { search: LogSearch }) {
  const navigate = route.useNavigate()
  const change = (next: Partial<LogSearch>) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  return (
    <div className="filters log-filters" role="search">
      <NativeSelect
        label={m.log_source()}
        value={search.source ?? ''}
        onChange={({ currentTarget: { value } }) => change({ source: SOURCES.find((each) => each === value) })}
        data={[{ value: '', label: m.log_source_all() }, ...SOURCES.map((value) => ({ value, label: sourceNames[value]() }))]}
      />
      <TextInput type="date" label={m.log_from()} value={search.from ?? ''} max={search.to} onChange={({ currentTarget: { value } }) => change({ from: value || undefined })} />
      <TextInput type="date" label={m.log_to()} value={search.to ?? ''} min={search.from} onChange={({ currentTarget: { value } }) => change({ to: value || undefined })} />
    </div>
  )
}

/** As it is written: this page is for looking into what happened, and for telling others of it. */
function LogItem({ line: { at, level, source, event, subject, message, request_id }, actor }: { line: LogLine; actor: string | undefined }) {
  const place = SOURCES.find((each) => each === source)
  return (
    <li className="log-line">
      <p className="log-event">
        <Badge tone={level === 'error' ? 'neg' : level === 'warn' ? 'warn' : 'neutral'}>{place ? sourceNames[place]() : source}</Badge>
        <code>{event}</code>
        {subject !== null && <code className="muted">{subject}</code>}
      </p>
      {message !== null && <p>{message}</p>}
      <p className="muted small log-when">
        <time dateTime={at}>{dateTime(at)}</time>
        {actor !== undefined && <span>{m.log_by({ name: actor })}</span>}
        {request_id !== null && <span>{m.log_request({ id: request_id })}</span>}
      </p>
    </li>
  )
}
