import type { Module } from '#kernel/module'
import { couponRoutes } from './coupons.routes.ts'

export const couponsModule: Module = { name: 'coupons', routes: couponRoutes }
