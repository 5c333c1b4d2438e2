// What other modules, and the processes, may use.
export { findTenant, hasTenants, insertTenant, lockInstallation } from './installation.repository.ts'
export { hashPassword } from './passwords.ts'
export { type Tokens, tokensOf } from './tokens.ts'
