// What other modules may use.
export { type Entry, record } from './audit.repository.ts'
