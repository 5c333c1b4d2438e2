import type { Module } from '#kernel/module'
import { marketRoutes } from './market.routes.ts'
import { optimizationRoutes } from './optimization.routes.ts'
import { suggestionJobs } from './suggestions.jobs.ts'
import { suggestionRoutes } from './suggestions.routes.ts'

export const suggestionsModule: Module = {
  name: 'suggestions',
  routes: (app) => {
    suggestionRoutes(app)
    optimizationRoutes(app)
    marketRoutes(app)
  },
  jobs: suggestionJobs,
}
