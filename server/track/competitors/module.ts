import type { Module } from '#kernel/module'
import { competitorJobs } from './competitors.jobs.ts'
import { competitorRoutes } from './competitors.routes.ts'

export const competitorsModule: Module = { name: 'competitors', routes: competitorRoutes, jobs: competitorJobs }
