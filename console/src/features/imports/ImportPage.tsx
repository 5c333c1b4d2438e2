import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { importQuery } from './imports.queries.ts'
import { ImportReport } from './ImportReport.tsx'

const route = getRouteApi('/app/imports/$importId')

export function ImportPage() {
  const { importId } = route.useParams()
  const report = useQuery(importQuery(importId))
  return (
    <>
      <PageHeader title={m.import_report()} detail={report.data && dateTime(report.data.data.created_at)} />
      {report.isError && !report.data && <ErrorNotice what={m.import_report_failed()} error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && (
        <div className="card import-page">
          <ImportReport importId={importId} taskId={report.data.data.task_id} />
        </div>
      )}
    </>
  )
}
