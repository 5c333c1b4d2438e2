import { ActionIcon, Button, Progress } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { Task } from '../../api.types.ts'
import { ButtonLink } from '../../ButtonLink.tsx'
import { ago, dateTime, percent } from '../../format.ts'
import { m } from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useCan } from '../../session.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { taskError, taskKind, taskResult, taskStatuses, taskTitle } from './task-text.ts'

export function TaskItem({ task }: { task: Task }) {
  const now = useNow()
  const { label, tone } = taskStatuses[task.status]
  const isRunning = task.status === 'running' || task.status === 'queued'
  return (
    <li className="task">
      <div className="task-words">
        <p className="strong">{taskTitle(task)}</p>
        <p className="muted small">
          {taskKind(task.kind)} ·{' '}
          <time dateTime={task.created_at} title={dateTime(task.created_at)}>
            {ago(task.created_at, now)}
          </time>
        </p>
        {taskResult(task) && <p className="muted small num">{taskResult(task)}</p>}
        {task.status === 'failed' && task.error && <p className="small neg">{taskError(task)}</p>}
      </div>
      <div className="task-state">
        <Badge tone={tone}>{label()}</Badge>
        {isRunning && (
          <>
            <Progress value={task.progress} aria-label={m.task_progress({ task: taskTitle(task) })} />
            <span className="muted small num">{percent(task.progress / 100)}</span>
          </>
        )}
      </div>
      <TaskActions task={task} isRunning={isRunning} />
    </li>
  )
}

type Action = 'cancel' | 'retry' | 'delete'

function TaskActions({ task, isRunning }: { task: Task; isRunning: boolean }) {
  const queryClient = useQueryClient()
  const params = { path: { task_id: task.id } }
  const act = useMutation({
    mutationFn: async (action: Action) => {
      if (action === 'delete') await api.DELETE('/api/v1/tasks/{task_id}', { params })
      else await api.POST(`/api/v1/tasks/{task_id}/${action}`, { params })
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/tasks'] }),
  })
  const canAct = useCan('member')
  const importId = task.params['import_id']
  return (
    <div className="task-actions">
      {typeof importId === 'string' && (
        <ButtonLink to={paths.imports} params={{ importId }} variant="default">
          {m.task_report()}
        </ButtonLink>
      )}
      {canAct && isRunning && (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate('cancel')} aria-label={m.task_cancel_named({ task: taskTitle(task) })}>
          {m.action_cancel()}
        </Button>
      )}
      {canAct && (task.status === 'failed' || task.status === 'cancelled') && (
        <Button variant="default" loading={act.isPending} onClick={() => act.mutate('retry')} aria-label={m.task_retry_named({ task: taskTitle(task) })}>
          {m.action_retry()}
        </Button>
      )}
      {canAct && !isRunning && (
        <ActionIcon className="danger" disabled={act.isPending} onClick={() => act.mutate('delete')} aria-label={m.task_delete_named({ task: taskTitle(task) })}>
          <IconTrash size={15} />
        </ActionIcon>
      )}
      {act.isError && <ErrorNotice what={m.task_action_failed()} error={act.error} />}
    </div>
  )
}
