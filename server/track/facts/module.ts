import type { Module } from '#kernel/module'
import { factRoutes } from './facts.routes.ts'

export const factsModule: Module = { name: 'facts', routes: factRoutes }
