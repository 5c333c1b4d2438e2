// What other modules may use.
export { taskEnded } from './tasks.events.ts'
export { beginTask, cancelTask, failTask, finishTask, getTask, isTaskOver, openTask, progressTask, type Running, runTask } from './tasks.service.ts'
