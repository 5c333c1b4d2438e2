import type { Module } from '#kernel/module'
import { accountJobs } from './accounts.jobs.ts'
import { allowedIps, deniedIps, requireTotp } from './accounts.settings.ts'
import { authRoutes } from './auth.routes.ts'
import { invitationRoutes } from './invitations.routes.ts'
import { keyRoutes } from './keys.routes.ts'
import { memberRoutes } from './members.routes.ts'
import { oidcRoutes } from './oidc.routes.ts'
import { profileRoutes } from './profile.routes.ts'
import { securityRoutes } from './security.routes.ts'
import { tenantAdminRoutes } from './tenant-admin.routes.ts'
import { tenantRoutes } from './tenants.routes.ts'
import { countUsage } from './tenants.service.ts'

export const accountsModule: Module = {
  name: 'accounts',
  routes: (app) => {
    for (const add of [authRoutes, oidcRoutes, profileRoutes, securityRoutes, memberRoutes, invitationRoutes, tenantRoutes, tenantAdminRoutes, keyRoutes]) add(app)
  },
  jobs: accountJobs,
  settings: [requireTotp, allowedIps, deniedIps],
  usage: countUsage,
}
