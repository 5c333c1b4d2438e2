import type { Module } from '#kernel/module'
import { alertRoutes } from './alerts.routes.ts'

export const alertsModule: Module = { name: 'alerts', routes: alertRoutes }
