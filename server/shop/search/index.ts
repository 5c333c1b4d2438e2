// What other modules may use.
export { readQuery } from './query.ts'
