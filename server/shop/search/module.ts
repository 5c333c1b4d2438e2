import type { Module } from '#kernel/module'
import { searchConsumers, searchJobs } from './search.jobs.ts'
import { searchRoutes } from './search.routes.ts'
import { searchSettings } from './search.settings.ts'

export const searchModule: Module = { name: 'search', routes: searchRoutes, consumers: searchConsumers, jobs: searchJobs, settings: searchSettings }
