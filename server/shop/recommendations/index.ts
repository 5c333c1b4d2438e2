// What other modules may use.
export { forgetCustomer } from './behaviour.service.ts'
