import { Progress } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ExperimentDetail } from '../../api.types.ts'
import { integer, shortDay } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { DaysChart } from './DaysChart.tsx'
import { DaysTable } from './DaysTable.tsx'
import { Grounds } from './Grounds.tsx'
import { EndActions } from './EndActions.tsx'
import { designNames, metricNames, priceOf, statusNames, verdictNames, verdictText } from './experiment-text.ts'
import { experimentQuery } from './experiments.queries.ts'
import './experiments.css'

const route = getRouteApi('/app/experiments/$experimentId')

/** One change, its days beside those of the competitors, and the verdict once they are over. */
export function ExperimentPage() {
  const { experimentId } = route.useParams()
  const experiment = useQuery(experimentQuery(experimentId))
  if (experiment.data) return <View experiment={experiment.data.data} />
  if (experiment.isError) return <ErrorNotice what={m.exp_one_failed()} error={experiment.error} onRetry={() => void experiment.refetch()} />
  return (
    <div className="card">
      <LateRows rows={5} />
    </div>
  )
}

function View({ experiment }: { experiment: ExperimentDetail }) {
  const { name, product_id, product, status, days, metric, slices } = experiment
  return (
    <>
      <nav className="crumbs" aria-label={m.crumbs_label()}>
        <Link to={paths.experiments}>{m.exp_title()}</Link>
        <IconChevronRight size={14} aria-hidden="true" />
        <span aria-current="page">{product.asin}</span>
      </nav>
      <PageHeader
        title={name}
        detail={
          <>
            <Badge tone={statusNames[status].tone}>{statusNames[status].label()}</Badge>{' '}
            <Link to={paths.suggestions} params={{ productId: product_id }}>
              {m.suggest_title()}
            </Link>
          </>
        }
        actions={<EndActions experiment={experiment} />}
      />
      <Verdict experiment={experiment} />
      <Panel title={m.exp_chart()} hint={`${metricNames[metric]()}${metric === 'bsr' ? ` · ${m.exp_lower_is_better()}` : ''}`}>
        <div className="panel-body">{days.some(({ own }) => own !== null) ? <DaysChart experiment={experiment} /> : <p className="muted">{m.exp_no_days()}</p>}</div>
        <DaysTable experiment={experiment} />
      </Panel>
      {slices !== null && (
        <Panel title={m.exp_plan()} hint={status === 'running' && m.exp_plan_hint()}>
          <ol className="panel-list exp-plan">
            {slices.map(({ from, to, arm }) => (
              <li key={from}>
                <span>{m.exp_period({ from: shortDay(from), to: shortDay(to) })}</span>
                <b className="num">{priceOf(arm, experiment, product.currency)}</b>
              </li>
            ))}
          </ol>
        </Panel>
      )}
    </>
  )
}

/** At the end alone: half of the days would tell of chance. */
function Verdict({ experiment }: { experiment: ExperimentDetail }) {
  const { status, result, metric, design, starts_on, ends_on, baseline_days, settle_days, controls, progress, fact_set_id } = experiment
  const verdict = result === null ? undefined : verdictNames[result.verdict]
  return (
    <section className="card exp-verdict" aria-label={m.exp_verdict()} data-tone={verdict?.tone}>
      {result !== null && verdict !== undefined && (
        <>
          <p className="exp-said">{verdict.label()}</p>
          <p>{verdictText({ result, metric })}</p>
          {fact_set_id !== null && <Grounds factSetId={fact_set_id} />}
        </>
      )}
      {status === 'running' && (
        <>
          <p className="strong num">{m.exp_progress({ days: integer(progress.days), of: integer(progress.of) })}</p>
          <Progress value={(100 * progress.days) / Math.max(1, progress.of)} aria-label={m.exp_progress_label()} />
          <p className="muted">{m.exp_wait()}</p>
        </>
      )}
      {status === 'stopped' && <p>{m.exp_stopped_words()}</p>}
      <ul className="exp-terms muted small">
        <li>{designNames[design]()}</li>
        <li>{m.exp_period({ from: shortDay(starts_on), to: shortDay(ends_on) })}</li>
        {design === 'before_after' && <li>{m.exp_baseline({ n: integer(baseline_days) })}</li>}
        <li>{m.exp_settle({ n: integer(settle_days) })}</li>
        <li>{controls > 0 ? m.exp_controls({ n: integer(controls) }) : m.exp_controls_none()}</li>
      </ul>
    </section>
  )
}
