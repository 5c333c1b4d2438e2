// What other modules, and the processes, may use.
export { listAddresses } from './addresses.service.ts'
export { customerErased, customerRegistered } from './customers.events.ts'
export { find as getCustomer, findByEmail } from './customers.repository.ts'
export type { Customer } from './customers.schema.ts'
export { privacyRoutes } from './privacy.routes.ts'
export { recogniserOf } from './shoppers.ts'
export { storeUrl } from './store-url.ts'
