import { z } from 'zod'
import { defineEvent } from '#kernel/events'
import { STATUSES } from './tasks.schema.ts'

const state = { task_id: z.uuid(), kind: z.string(), status: z.enum(STATUSES), progress: z.int() }

export const taskProgressed = defineEvent('tasks.task_progressed', z.object(state))
export const taskEnded = defineEvent('tasks.task_ended', z.object({ ...state, error: z.string().nullable() }))
