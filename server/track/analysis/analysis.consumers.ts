import { type Consumer, onEvent } from '#kernel/events'
import { isTaskOver, taskEnded } from '#platform/tasks'
import * as reports from './reports.repository.ts'

export const analysisConsumers: Consumer[] = [
  onEvent('analysis.follow-task', taskEnded, async ({ db }, { kind, status, task_id }) => {
    if (kind !== 'analysis' || (status !== 'failed' && status !== 'cancelled')) return
    // Retried since: the report is being made again.
    if (await isTaskOver(db, task_id)) await reports.endByTask(db, task_id, status)
  }),
]
