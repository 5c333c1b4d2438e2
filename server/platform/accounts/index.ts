// What other modules, and the processes, may use.
export { findTenant, hasTenants, insertTenant, lockInstallation } from './sign-in.repository.ts'
export { hashPassword } from './sign-in.service.ts'
export { planOf } from './plan.ts'
export { type Tokens, tokensOf } from './tokens.ts'
