import { onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { fileRoutes } from './files.routes.ts'
import { removeDue } from './files.service.ts'

export const filesModule: Module = {
  name: 'files',
  routes: fileRoutes,
  jobs: [onSchedule('files.clean', '17 * * * *', ({ services }) => removeDue(services, new Date()))],
}
