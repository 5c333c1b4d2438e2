import type { Module } from '#kernel/module'
import { auditRoutes } from './audit.routes.ts'

export const auditModule: Module = { name: 'audit', routes: auditRoutes }
