// What the processes may use.
export { systemRoutes } from './system.routes.ts'
