import type { QueryClient } from '@tanstack/react-query'
import type { Task } from '../api.types.ts'

/** Progress comes often, so it is written into what is shown instead of asked for again. */
export function patchTask(queryClient: QueryClient, payload: Record<string, unknown>) {
  const { task_id, progress, status } = payload
  if (typeof task_id !== 'string' || typeof progress !== 'number') return
  // Nothing to patch yet: the lists do not know it.
  if (status === 'queued') return void queryClient.invalidateQueries({ queryKey: ['get', '/api/v1/tasks'] })
  const patch = (task: Task): Task =>
    task.id !== task_id || task.status === 'succeeded' || task.status === 'failed' || task.status === 'cancelled'
      ? task
      : { ...task, progress: Math.max(task.progress, progress), status: 'running' }
  queryClient.setQueriesData<{ data: Task }>({ queryKey: ['get', '/api/v1/tasks/{task_id}'] }, (old) => old && { ...old, data: patch(old.data) })
  queryClient.setQueriesData<{ data: Task[] }>({ queryKey: ['get', '/api/v1/tasks'] }, (old) => old && { ...old, data: old.data.map(patch) })
}

/** What the end of a task may have changed. */
const AFTER_TASK = [
  '/api/v1/tasks/{task_id}', '/api/v1/tasks', '/api/v1/crawl/usage', '/api/v1/categories', '/api/v1/categories/{category_id}', '/api/v1/imports/{import_id}', '/api/v1/imports/{import_id}/problems',
  '/api/v1/suggestions/{product_id}', '/api/v1/competitors/reports/{product_id}', '/api/v1/competitors/analysis/{analysis_id}/report', '/api/v1/competitors/analysis/{analysis_id}/pdf',
] as const

export function refreshAfterTask(queryClient: QueryClient) {
  for (const path of AFTER_TASK) {
    void queryClient.invalidateQueries({ queryKey: ['get', path] })
  }
}
