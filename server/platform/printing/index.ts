// What other modules may use.
export { printPage } from './print.service.ts'
