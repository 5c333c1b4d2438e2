import type { Module } from '#kernel/module'
import { crawlingConsumers } from './crawling.consumers.ts'
import { crawlingJobs } from './crawling.jobs.ts'
import { crawlingRoutes } from './crawling.routes.ts'

export const crawlingModule: Module = { name: 'crawling', routes: crawlingRoutes, consumers: crawlingConsumers, jobs: crawlingJobs }
