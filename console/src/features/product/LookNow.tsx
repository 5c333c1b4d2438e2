import { Button, Progress } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import { crawlReasons } from '../../crawl-reason.ts'
import { useLookNow } from '../../look-now.ts'
import { m } from '../../paraglide/messages.js'

const taskQuery = (taskId: string) => queryApi.queryOptions('get', '/api/v1/tasks/{task_id}', { params: { path: { task_id: taskId } } }, { meta: { topics: [`task:${taskId}`] } })

/** Fetches the page now, and shows how far that is. The values change by themselves when it is done. */
export function LookNow({ productId }: { productId: string }) {
  const look = useLookNow()
  const taskId = look.data?.queued ? look.data.task_id : undefined
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== undefined }).data?.data
  const isRunning = look.isPending || (taskId !== undefined && (task === undefined || task.status === 'queued' || task.status === 'running'))
  const reasons = task && crawlReasons(task)
  return (
    <>
      <Button variant="default" leftSection={<IconRefresh size={15} />} loading={look.isPending} disabled={isRunning} onClick={() => look.mutate([productId])}>
        {isRunning ? m.look_running() : m.look_now()}
      </Button>
      {isRunning && <Progress className="look-progress" value={Math.max(8, task?.progress ?? 0)} animated aria-label={m.look_running()} />}
      {task?.status === 'failed' && (
        <p className="small neg look-failed" role="alert">
          {reasons === undefined ? m.look_failed() : m.look_failed_because({ reason: reasons })}
        </p>
      )}
    </>
  )
}
