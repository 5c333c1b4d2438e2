import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ButtonLink } from '../../ButtonLink.tsx'
import { useLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { reportQuery } from './analysis.queries.ts'
import { ReportActions } from './ReportActions.tsx'
import { ReportView } from './ReportView.tsx'
import { DEPTHS } from './report-text.ts'

const route = getRouteApi('/app/analysis/$analysisId')

export function ReportPage() {
  const { analysisId } = route.useParams()
  const language = useLocale()
  const query = useQuery(reportQuery(analysisId, language))
  const report = query.data?.data
  return (
    <>
      <PageHeader
        title={report?.title ?? m.report_tab()}
        detail={report && `${report.content.product.asin} · ${DEPTHS[report.analysis_type].label()}`}
        actions={report && (
          <>
            <ButtonLink to={paths.reports} params={{ productId: report.product_id }} variant="subtle">
              {m.report_back()}
            </ButtonLink>
            <ReportActions report={report} />
          </>
        )}
      />
      {query.isError && <ErrorNotice what={m.report_load_failed()} error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <section className="card"><LateRows rows={10} /></section>}
      {report && <ReportView report={report} isLinked />}
    </>
  )
}
