import type { Module } from '#kernel/module'
import { accountJobs } from './accounts.jobs.ts'
import { authRoutes } from './auth.routes.ts'
import { invitationRoutes } from './invitations.routes.ts'
import { keyRoutes } from './keys.routes.ts'
import { memberRoutes } from './members.routes.ts'
import { profileRoutes } from './profile.routes.ts'
import { tenantRoutes } from './tenants.routes.ts'

export const accountsModule: Module = {
  name: 'accounts',
  routes: (app) => {
    for (const add of [authRoutes, profileRoutes, memberRoutes, invitationRoutes, tenantRoutes, keyRoutes]) add(app)
  },
  jobs: accountJobs,
}
