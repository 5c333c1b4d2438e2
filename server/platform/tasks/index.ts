// What other modules may use.
export { taskEnded } from './tasks.events.ts'
export { failTask, openTask, type Running, runTask } from './tasks.service.ts'
