import type { Module } from '#kernel/module'
import { storeRoutes } from './stores.routes.ts'

export const storesModule: Module = { name: 'stores', routes: storeRoutes }
