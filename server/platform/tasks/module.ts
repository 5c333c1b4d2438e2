import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { taskEnded, taskProgressed } from './tasks.events.ts'
import { readFailed } from './tasks.log.repository.ts'
import { taskRoutes } from './tasks.routes.ts'

const heard = ({ task_id }: { task_id: string }) => [`task:${task_id}`, 'tenant']

export const tasksModule: Module = { name: 'tasks', routes: taskRoutes, log: { source: 'tasks', read: readFailed }, topics: [topic(taskProgressed, heard), topic(taskEnded, heard)] }
