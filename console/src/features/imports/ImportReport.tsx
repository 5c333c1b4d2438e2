import { Button, Progress } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
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
  const isSettled = useSettled(importId, isDone)
  if (task.isError && !task.data) return <ErrorNotice what={m.import_report_failed()} error={task.error} onRetry={() => void task.refetch()} />
  return (
    <section className="upload" aria-label={report.data?.data.file_name}>
      <p className="file-name strong">{report.data?.data.file_name}</p>
      {task.data && !isSettled && <Running task={task.data.data} report={report.data?.data} />}
      {report.data && status && isSettled && <ImportVerdict status={status} report={report.data.data} />}
      {report.data && report.data.data.listings.length > 0 && <ImportListings report={report.data.data} onLeave={onLeave} />}
      {/* Values that were left out of items that were kept are told as well. */}
      {isSettled && <ImportProblems importId={importId} />}
    </section>
  )
}

/** True once what was counted last has come, whether or not live events did; what the import changed elsewhere is asked for again. */
function useSettled(importId: string, isDone: boolean): boolean {
  const queryClient = useQueryClient()
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    if (!isDone) return
    let isCurrent = true
    void queryClient.invalidateQueries({ predicate: isAboutProducts })
    void queryClient.invalidateQueries({ queryKey: importQuery(importId).queryKey }).then(() => isCurrent && setSettled(true))
    return () => {
      isCurrent = false
      setSettled(false)
    }
  }, [queryClient, importId, isDone])
  return isSettled
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
        {!isOver(task) && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {m.action_cancel()}
          </Button>
        )}
      </div>
      {report && <p className="muted small num">{m.import_so_far({ count: report.items_read, n: integer(report.items_read), points: integer(report.points_read) })}</p>}
      {cancel.isError && <ErrorNotice what={m.task_cancel_failed()} error={cancel.error} />}
    </>
  )
}
