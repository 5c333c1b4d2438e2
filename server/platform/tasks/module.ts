import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { taskEnded, taskProgressed } from './tasks.events.ts'
import { countSince, readFailed } from './tasks.log.repository.ts'
import { taskRoutes } from './tasks.routes.ts'

const heard = ({ task_id }: { task_id: string }) => [`task:${task_id}`, 'tenant']

export const tasksModule: Module = {
  name: 'tasks', routes: taskRoutes, topics: [topic(taskProgressed, heard), topic(taskEnded, heard)],
  log: { source: 'tasks', read: readFailed },
  usage: async (trx, _tenantId, since) => [{ name: 'tasks', used: await countSince(trx, since), limit: null, period: 'month' }],
}
