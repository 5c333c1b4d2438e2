import { onCall, onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { customerAdminRoutes } from './admin.routes.ts'
import { authRoutes } from './auth.routes.ts'
import { forgottenJob } from './customers.job-types.ts'
import { meRoutes } from './me.routes.ts'
import { readPersonal } from './privacy.service.ts'
import * as sessions from './sessions.repository.ts'
import { sendReset } from './sign-in.service.ts'

/** What is held of oneself is told of all modules, so the process mounts it (`privacyRoutes`). */
export const customersModule: Module = {
  name: 'customers',
  routes: (app) => {
    authRoutes(app)
    meRoutes(app)
    customerAdminRoutes(app)
  },
  jobs: [
    onCall(forgottenJob, ({ services }, wish) => sendReset(services, wish)),
    onSchedule('customers.prune', '15 4 * * *', ({ services }) => sessions.prune(services.systemDb)),
  ],
  personal: readPersonal,
}
