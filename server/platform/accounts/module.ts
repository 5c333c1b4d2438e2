import type { Module } from '#kernel/module'
import { accountJobs } from './accounts.jobs.ts'
import { authRoutes } from './auth.routes.ts'
import { profileRoutes } from './profile.routes.ts'

export const accountsModule: Module = {
  name: 'accounts',
  routes: (app) => {
    authRoutes(app)
    profileRoutes(app)
  },
  jobs: accountJobs,
}
