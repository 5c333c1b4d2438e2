import type { Module } from '#kernel/module'
import { pointsRoutes } from './points.routes.ts'
import { earned, worth } from './points.settings.ts'

export const pointsModule: Module = { name: 'points', routes: pointsRoutes, settings: [earned, worth] }
