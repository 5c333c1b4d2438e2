import type { Module } from '#kernel/module'
import { crawlingConsumers } from './crawling.consumers.ts'
import { crawlingJobs } from './crawling.jobs.ts'
import { readQuota } from './quota.service.ts'
import { crawlingRoutes } from './crawling.routes.ts'

export const crawlingModule: Module = {
  name: 'crawling', routes: crawlingRoutes, consumers: crawlingConsumers, jobs: crawlingJobs,
  usage: async (trx) => [{ name: 'crawls', ...(await readQuota(trx, new Date())), period: 'month' }],
}
