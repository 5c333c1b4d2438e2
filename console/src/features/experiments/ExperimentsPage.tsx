import { Button, SegmentedControl } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Experiment } from '../../api.types.ts'
import { shortDay } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { designNames, metricNames, statusNames, verdictNames } from './experiment-text.ts'
import { experimentsQuery } from './experiments.queries.ts'
import { parseExperimentsSearch, STATUSES } from './experiments.search.ts'
import './experiments.css'

const route = getRouteApi('/app/experiments')
const ALL = 'all'

/** What was changed, and whether it helped. */
export function ExperimentsPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const experiments = useInfiniteQuery(experimentsQuery(search))
  const rows = experiments.data?.pages.flatMap((page) => page.data)
  return (
    <>
      <PageHeader title={m.exp_title()} detail={m.exp_detail()} />
      <section className="card" aria-label={m.exp_title()} aria-busy={experiments.isFetching}>
        <div className="exp-filter">
          <SegmentedControl
            aria-label={m.suggest_filter()}
            value={search.status ?? ALL}
            onChange={(status) => void navigate({ search: parseExperimentsSearch({ status }), replace: true })}
            data={[{ value: ALL, label: m.exp_all() }, ...STATUSES.map((value) => ({ value, label: statusNames[value].label() }))]}
          />
        </div>
        {experiments.isError && <ErrorNotice what={m.exp_failed()} error={experiments.error} onRetry={() => void experiments.refetch()} />}
        {experiments.isPending && <LateRows />}
        {rows?.length === 0 && <EmptyState icon={<IconFlask size={22} />} text={search.status === undefined ? m.exp_none() : m.exp_none_status()} />}
        <ul data-stale={experiments.isPlaceholderData || undefined}>
          {rows?.map((experiment) => (
            <ExperimentItem key={experiment.experiment_id} experiment={experiment} />
          ))}
        </ul>
        {experiments.hasNextPage && (
          <footer className="list-footer">
            <Button variant="default" loading={experiments.isFetchingNextPage} onClick={() => void experiments.fetchNextPage()}>
              {m.exp_more()}
            </Button>
          </footer>
        )}
      </section>
    </>
  )
}

function ExperimentItem({ experiment: { experiment_id, name, status, metric, design, starts_on, ends_on, result } }: { experiment: Experiment }) {
  const verdict = result === null ? undefined : verdictNames[result.verdict]
  return (
    <li className="exp-item">
      <div className="exp-words">
        <Link to={paths.experiment} params={{ experimentId: experiment_id }} className="exp-link">
          {name}
        </Link>
        <p className="muted small">
          {designNames[design]()} · {metricNames[metric]()} · {m.exp_period({ from: shortDay(starts_on), to: shortDay(ends_on) })}
        </p>
      </div>
      <div className="exp-badges">{verdict ? <Badge tone={verdict.tone}>{verdict.label()}</Badge> : <Badge tone={statusNames[status].tone}>{statusNames[status].label()}</Badge>}</div>
    </li>
  )
}
