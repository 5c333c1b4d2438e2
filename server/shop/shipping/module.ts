import type { Module } from '#kernel/module'
import { shippingRoutes } from './shipping.routes.ts'

export const shippingModule: Module = { name: 'shipping', routes: shippingRoutes }
