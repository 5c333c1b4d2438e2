import { keepPreviousData } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import type { Task } from '../../api.types.ts'
import { pollingInterval } from '../../liveness.ts'

export const isOver = (task: Pick<Task, 'status'>) => task.status === 'succeeded' || task.status === 'failed' || task.status === 'cancelled'

export const importQuery = (importId: string) =>
  queryApi.queryOptions('get', '/api/v1/imports/{import_id}', { params: { path: { import_id: importId } } }, { staleTime: 0 })

/** Live by its topic, and asked for while it runs in case no event comes. */
export const taskQuery = (taskId: string) =>
  queryApi.queryOptions(
    'get',
    '/api/v1/tasks/{task_id}',
    { params: { path: { task_id: taskId } } },
    {
      meta: { topics: [`task:${taskId}`] },
      staleTime: 0,
      refetchInterval: ({ state }: { state: { data?: { data: Task } | undefined } }) => (state.data && isOver(state.data.data) ? false : pollingInterval()),
    },
  )

export const problemsQuery = (importId: string, page: number) =>
  queryApi.queryOptions(
    'get',
    '/api/v1/imports/{import_id}/problems',
    { params: { path: { import_id: importId }, query: { page, limit: 20 } } },
    { placeholderData: keepPreviousData },
  )
