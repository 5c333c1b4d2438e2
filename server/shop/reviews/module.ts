import type { Module } from '#kernel/module'
import { reviewAdminRoutes } from './reviews.admin.routes.ts'
import { reviewConsumers } from './reviews.consumers.ts'
import { reviewJobs } from './reviews.jobs.ts'
import { reviewRoutes } from './reviews.routes.ts'
import { reviewSettings } from './reviews.settings.ts'

export const reviewsModule: Module = {
  name: 'reviews',
  routes: (app) => {
    reviewRoutes(app)
    reviewAdminRoutes(app)
  },
  consumers: reviewConsumers,
  jobs: reviewJobs,
  settings: reviewSettings,
}
