import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { IconReportAnalytics } from '@tabler/icons-react'
import type { ReportSummary } from '../../api.types.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ProductTabs } from '../../ProductTabs.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { productQuery, reportsQuery } from './analysis.queries.ts'
import { OrderReport } from './OrderReport.tsx'
import { DEPTHS, STATUSES, TYPES } from './report-text.ts'
import './report.css'

const route = getRouteApi('/app/products/$productId/reports')

/** The reports of a product, and the making of new ones. */
export function ReportsPage() {
  const { productId } = route.useParams()
  const product = useQuery(productQuery(productId)).data?.data
  const reports = useQuery(reportsQuery(productId))
  const found = reports.data?.data
  const running = found?.find(({ status }) => status === 'pending' || status === 'running')
  return (
    <>
      <PageHeader title={product?.name ?? m.reports_title()} />
      <ProductTabs productId={productId} />
      <OrderReport key={running?.analysis_id ?? 'none'} productId={productId} running={running} />
      {reports.isError && <ErrorNotice what={m.reports_load_failed()} error={reports.error} onRetry={() => void reports.refetch()} />}
      {reports.isPending && <section className="card"><LateRows rows={4} /></section>}
      {found?.length === 0 && <section className="card"><EmptyState icon={<IconReportAnalytics size={22} />} text={m.reports_empty()} /></section>}
      {found !== undefined && found.length > 0 && (
        <Panel title={m.reports_title()}>
          <ul className="panel-list">
            {found.map((report) => (
              <li key={report.analysis_id}>
                <ReportRow report={report} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

function ReportRow({ report: { analysis_id, report_type, analysis_type, status, is_weekly, model, created_at } }: { report: ReportSummary }) {
  const words = (
    <>
      <span className="strong">{TYPES[report_type]()}</span>
      <span>{DEPTHS[analysis_type].label()}</span>
      {is_weekly && <Badge tone="neutral">{m.report_weekly()}</Badge>}
      {status !== 'completed' && <Badge tone={status === 'failed' ? 'neg' : 'neutral'}>{STATUSES[status]()}</Badge>}
      {status === 'completed' && <span className="muted small">{model === null ? m.report_by_us() : m.report_by_model({ model })}</span>}
      <span className="muted small">{dateTime(created_at)}</span>
    </>
  )
  return status === 'completed' ? <Link className="report-row" to={paths.report} params={{ analysisId: analysis_id }}>{words}</Link> : <div className="report-row">{words}</div>
}
