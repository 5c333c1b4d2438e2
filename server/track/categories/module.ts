import type { Module } from '#kernel/module'
import { categoryConsumers, categoryJobs } from './categories.jobs.ts'
import { categoryRoutes } from './categories.routes.ts'

export const categoriesModule: Module = { name: 'categories', routes: categoryRoutes, consumers: categoryConsumers, jobs: categoryJobs }
