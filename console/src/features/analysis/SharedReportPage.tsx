import { Title } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Report } from '../../api.types.ts'
import { adoptLocale, useLocale } from '../../locale.ts'
import { m } from '../../paraglide/messages.js'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LateRows } from '../../ui/Late.tsx'
import { usePageTitle } from '../../ui/PageHeader.tsx'
import { DEPTHS } from './report-text.ts'
import { ReportView } from './ReportView.tsx'

const route = getRouteApi('/shared/reports/$token')

/** A report for somebody who has its link, and no account; and the page that the server prints. */
export function SharedReportPage() {
  const { token } = route.useParams()
  const { language: asked } = route.useSearch()
  const language = useLocale()
  useEffect(() => adoptLocale(asked ?? null), [asked])
  const query = useQuery({ queryKey: ['shared report', token, language], queryFn: ({ signal }) => fetchShared(token, language, signal), retry: 1 })
  const report = query.data
  usePageTitle(report?.title ?? m.report_tab())
  const isWhole = useIsPainted(report !== undefined && (asked === undefined || asked === language))
  return (
    <main className="shared-page" {...(isWhole && { 'data-print-ready': '' })}>
      {query.isPending && <section className="card"><LateRows rows={10} /></section>}
      {query.isError && <section className="card"><EmptyState icon={<IconUnlink size={22} />} text={`${m.report_shared_gone()} ${m.report_shared_gone_hint()}`} /></section>}
      {report && (
        <>
          <header className="page-header">
            <div className="page-heading">
              <Title order={1}>{report.title}</Title>
              <p className="muted">
                {report.content.product.asin} · {DEPTHS[report.analysis_type].label()}
              </p>
            </div>
          </header>
          <ReportView report={report} isLinked={false} />
          <footer className="shared-foot muted small">{m.report_by_tradewind()}</footer>
        </>
      )}
    </main>
  )
}

/** Without a session: the link is the right. */
async function fetchShared(token: string, language: string, signal: AbortSignal): Promise<Report> {
  const answer = await fetch(`/api/v1/shared/reports/${encodeURIComponent(token)}?language=${language}`, { signal, credentials: 'omit' })
  if (!answer.ok) throw new Error(`The report answered ${answer.status}`)
  const { data } = (await answer.json()) as { data: Report }
  return data
}

/** Two frames after everything is there: the chart is drawn then. */
function useIsPainted(isThere: boolean): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => {
    if (!isThere) return undefined
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => setPainted(true))))
    return () => cancelAnimationFrame(frame)
  }, [isThere])
  return isThere && isPainted
}
