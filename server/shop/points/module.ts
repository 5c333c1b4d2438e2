import type { Module } from '#kernel/module'
import * as points from './points.repository.ts'
import { pointsRoutes } from './points.routes.ts'
import { earned, worth } from './points.settings.ts'

/** Nobody has more. */
const ALL = 100_000

export const pointsModule: Module = { name: 'points', routes: pointsRoutes, settings: [earned, worth], personal: (trx, { customer_id }) => points.list(trx, customer_id, ALL) }
