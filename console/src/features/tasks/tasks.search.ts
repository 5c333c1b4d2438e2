export const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
export type Status = (typeof STATUSES)[number]

export interface TasksSearch {
  page?: number
  status?: Status
}

export function parseTasksSearch(raw: Record<string, unknown>): TasksSearch {
  const page = Number(raw['page'])
  const status = STATUSES.find((each) => each === raw['status'])
  return { ...(Number.isInteger(page) && page > 1 && { page }), ...(status && { status }) }
}
