// What other modules, and the processes, may use.
export { recogniserOf } from './shoppers.ts'
