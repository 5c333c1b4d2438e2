import type { Module } from '#kernel/module'
import { recommendationConsumers, recommendationJobs } from './recommendations.jobs.ts'
import { recommendationRoutes } from './recommendations.routes.ts'
import { recommendationSettings } from './recommendations.settings.ts'

export const recommendationsModule: Module = { name: 'recommendations', routes: recommendationRoutes, consumers: recommendationConsumers, jobs: recommendationJobs, settings: recommendationSettings }
