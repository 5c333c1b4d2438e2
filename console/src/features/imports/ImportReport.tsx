import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../api.ts'
import type { Import, Task } from '../../api.types.ts'
import { integer, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { isAboutProducts } from '../../query-client.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { ImportListings } from './ImportListings.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { ImportVerdict } from './ImportVerdict.tsx'
import { importQuery, isOver, taskQuery } from './imports.queries.ts'

interface ImportReportProps {
  importId: string
  /** Null when it was imported on the command line: there was nothing to watch. */
  taskId: string | null
  /** Called when a link of the report leads away. */
  onLeave?: () => void
}

/** An import while it runs and when it is over. */
export function ImportReport({ importId, taskId, onLeave }: ImportReportProps) {
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== null })
  const status = taskId === null ? 'succeeded' : task.data?.data.status
  const isDone = status !== undefined && isOver({ status })
  const report = useQuery({ ...importQuery(importId), refetchInterval: isDone ? false : 2_000 })
  useRefreshWhenDone(importId, isDone)
  if (task.isError && !task.data) return <ErrorNotice what={m.import_report_failed()} error={task.error} onRetry={() => void task.refetch()} />
  return (
    <section className="upload" aria-label={report.data?.data.file_name}>
      <p className="file-name strong">{report.data?.data.file_name}</p>
      {task.data && !isDone && <Running task={task.data.data} report={report.data?.data} />}
      {report.data && isDone && <Ended status={status} report={report.data.data} onLeave={onLeave} />}
    </section>
  )
}

/** What was counted last, and what the import has changed elsewhere; live events may not have come. */
function useRefreshWhenDone(importId: string, isDone: boolean) {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (!isDone) return
    void queryClient.invalidateQueries({ queryKey: importQuery(importId).queryKey })
    void queryClient.invalidateQueries({ predicate: isAboutProducts })
  }, [queryClient, importId, isDone])
}

function Running({ task, report }: { task: Task; report: Import | undefined }) {
  const queryClient = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => api.POST('/api/v1/tasks/{task_id}/cancel', { params: { path: { task_id: task.id } } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: taskQuery(task.id).queryKey }),
  })
  return (
    <>
      <div className="progress-line" role="status">
        <Progress value={task.progress} striped animated={task.status === 'running'} aria-label={m.import_progress()} />
        <span className="muted small num">{task.status === 'queued' ? m.task_queued() : percent(task.progress / 100)}</span>
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {m.action_cancel()}
        </Button>
      </div>
      {report && <p className="muted small num">{m.import_so_far({ count: report.items_read, n: integer(report.items_read), points: integer(report.points_read) })}</p>}
      {cancel.isError && <ErrorNotice what={m.task_cancel_failed()} error={cancel.error} />}
    </>
  )
}

function Ended({ status, report, onLeave }: { status: Task['status']; report: Import; onLeave: (() => void) | undefined }) {
  return (
    <>
      <ImportVerdict status={status} report={report} />
      {report.listings.length > 0 && <ImportListings report={report} onLeave={onLeave} />}
      {/* Values that were left out of items that were kept are told as well. */}
      <ImportProblems importId={report.id} />
    </>
  )
}
