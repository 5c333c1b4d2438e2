import { onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import * as calls from './calls.repository.ts'
import { llmRoutes } from './llm.routes.ts'

export const llmModule: Module = {
  name: 'llm',
  routes: llmRoutes,
  jobs: [onSchedule('llm.clean', '40 3 * * *', ({ services }) => calls.removeOld(services.systemDb, new Date()))],
}
