import type { Module } from '#kernel/module'
import * as audit from './audit.repository.ts'
import { auditRoutes } from './audit.routes.ts'

export const auditModule: Module = { name: 'audit', routes: auditRoutes, log: { source: 'audit', read: audit.readForLog } }
