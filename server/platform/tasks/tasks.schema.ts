import { z } from 'zod'
import { pageQuery } from '#kernel/shapes'

export const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const
const Status = z.enum(STATUSES)
export type Status = z.infer<typeof Status>

export const Task = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  status: Status,
  priority: z.int().min(1).max(5),
  progress: z.int().min(0).max(100),
  params: z.record(z.string(), z.unknown()),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.string().nullable(),
  created_at: z.date(),
  started_at: z.date().nullable(),
  completed_at: z.date().nullable(),
})
export type Task = z.infer<typeof Task>

export const TaskParams = z.object({ task_id: z.uuid() })
export const TaskQuery = z.object({ ...pageQuery, status: Status.optional(), kind: z.string().max(40).optional() })
export type TaskQuery = z.infer<typeof TaskQuery>
