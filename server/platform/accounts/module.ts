import type { Module } from '#kernel/module'
import { accountJobs } from './accounts.jobs.ts'
import { accountRoutes } from './accounts.routes.ts'

export const accountsModule: Module = { name: 'accounts', routes: accountRoutes, jobs: accountJobs }
