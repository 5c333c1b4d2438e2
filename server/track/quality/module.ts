import type { Module } from '#kernel/module'
import { qualityRoutes } from './quality.routes.ts'

export const qualityModule: Module = { name: 'quality', routes: qualityRoutes }
