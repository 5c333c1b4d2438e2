// What other modules, and the processes, may use.
export { personVerified } from './accounts.events.ts'
export type { Plan, Role, TenantStatus } from './accounts.schema.ts'
export { findTenant, hasTenants, insertTenant, lockInstallation } from './installation.repository.ts'
export { listActive as listMembers } from './members.repository.ts'
export { clearAttempts, countAttempt } from './attempts.service.ts'
export { checkPassword, hashPassword, isRightPassword } from './passwords.ts'
export { getTenantStatus, listIds as listTenantIds, planOf } from './tenants.repository.ts'
export { type Tokens, tokensOf } from './tokens.ts'
