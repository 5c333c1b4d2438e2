import { keepPreviousData } from '@tanstack/react-query'
import { queryApi } from '../../api.ts'
import type { Task } from '../../api.types.ts'
import { pollingInterval } from '../../liveness.ts'
import type { TasksSearch } from './tasks.search.ts'

const isMoving = (task: Task) => task.status === 'queued' || task.status === 'running'

export const tasksQuery = ({ page = 1, status }: TasksSearch) =>
  queryApi.queryOptions(
    'get',
    '/api/v1/tasks',
    { params: { query: { page, limit: 20, ...(status && { status }) } } },
    {
      placeholderData: keepPreviousData,
      staleTime: 0,
      refetchInterval: ({ state }: { state: { data?: { data: Task[] } | undefined } }) => (state.data?.data.some(isMoving) ? pollingInterval() : false),
    },
  )
