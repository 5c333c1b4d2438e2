import { type Consumer, onEvent } from '#kernel/events'
import { taskEnded } from '#platform/tasks'
import * as reports from './reports.repository.ts'

export const analysisConsumers: Consumer[] = [
  onEvent('analysis.follow-task', taskEnded, async ({ db }, { kind, status, task_id }) => {
    if (kind === 'analysis' && (status === 'failed' || status === 'cancelled')) await reports.endByTask(db, task_id, status)
  }),
]
