import { Button, Progress, SegmentedControl } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '../../api.ts'
import type { ReportSummary } from '../../api.types.ts'
import { errorText } from '../../error-text.ts'
import { currentLocale } from '../../locale.ts'
import { dateTime } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { taskQuery } from './analysis.queries.ts'
import { type Depth, DEPTHS, type ReportType, TYPES } from './report-text.ts'

const isDepth = (value: string): value is Depth => value in DEPTHS
const isType = (value: string): value is ReportType => value in TYPES

/** Orders a report and shows how far it is; when it is done, it opens. */
export function OrderReport({ productId, running }: { productId: string; running: ReportSummary | undefined }) {
  const canOrder = useCan('member')
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [depth, setDepth] = useState<Depth>('full')
  const [type, setType] = useState<ReportType>('competitor_analysis')
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/competitors/reports/{product_id}'] })
  const order = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/api/v1/competitors/{product_id}', { params: { path: { product_id: productId } }, body: { analysis_type: depth, report_type: type, language: currentLocale(), priority: 'high', competitor_urls: [] } })
      return data?.data
    },
  })
  const taskId = order.data?.task_id ?? running?.task_id ?? undefined
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== undefined }).data?.data
  const isRunning = order.isPending || task?.status === 'queued' || task?.status === 'running'
  const analysisId = order.data?.analysis_id
  useEffect(() => {
    if (task?.status !== 'succeeded') return
    void queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/competitors/reports/{product_id}'] })
    // Whoever has just asked for it wants to read it.
    if (analysisId !== undefined) void navigate({ to: paths.report, params: { analysisId } })
  }, [task?.status, analysisId, navigate, queryClient])
  const cancel = useMutation({
    mutationFn: async () => {
      if (taskId !== undefined) await api.POST('/api/v1/tasks/{task_id}/cancel', { params: { path: { task_id: taskId } } })
    },
    onSettled: refresh,
  })
  return (
    <section className="card report-order" aria-label={m.report_new()}>
      {canOrder && (
        <div className="report-order-row">
          <div className="report-choice">
            <SegmentedControl aria-label={m.report_type()} value={type} disabled={isRunning} onChange={(value) => isType(value) && setType(value)} data={Object.entries(TYPES).map(([value, label]) => ({ value, label: label() }))} />
          </div>
          <div className="report-choice">
            <SegmentedControl aria-label={m.report_depth()} value={depth} disabled={isRunning} onChange={(value) => isDepth(value) && setDepth(value)} data={Object.entries(DEPTHS).map(([value, { label }]) => ({ value, label: label() }))} />
          </div>
          <Button leftSection={<IconReportAnalytics size={15} />} disabled={isRunning} loading={order.isPending} onClick={() => order.mutate()}>
            {m.report_start()}
          </Button>
        </div>
      )}
      {canOrder && <p className="muted small">{DEPTHS[depth].hint()}</p>}
      <div role="status">
        {isRunning && (
          <div className="report-choice">
            <span>
              {m.report_running()} {order.data && <span className="muted">{m.report_ready_at({ at: dateTime(order.data.estimated_completion) })}</span>}
            </span>
            <Progress value={Math.max(4, task?.progress ?? 0)} animated aria-label={m.report_running()} />
            {canOrder && (
              <div>
                <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                  {m.action_cancel()}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
      {task?.status === 'failed' && (
        <p className="neg" role="alert">
          {task.error === null ? m.report_failed_plain() : m.report_failed({ reason: task.error })}
        </p>
      )}
      {order.isError && (
        <p className="neg" role="alert">
          {errorText(order.error)}
        </p>
      )}
    </section>
  )
}
