import type { Module } from '#kernel/module'
import { taxRoutes } from './tax.routes.ts'

export const taxModule: Module = { name: 'tax', routes: taxRoutes }
