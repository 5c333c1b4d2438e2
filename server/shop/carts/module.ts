import { onEvent } from '#kernel/events'
import { onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { customerErased } from '#shop/customers'
import * as carts from './carts.repository.ts'
import { cartRoutes } from './carts.routes.ts'
import { keepDays } from './carts.settings.ts'

const STEP = 1_000

export const cartsModule: Module = {
  name: 'carts',
  routes: cartRoutes,
  settings: [keepDays],
  personal: carts.readCustomer,
  consumers: [onEvent('carts.forget', customerErased, ({ db }, { customer_id }) => carts.forgetCustomer(db, customer_id))],
  jobs: [
    onSchedule('carts.remove_expired', '20 * * * *', async ({ services: { systemDb }, signal }) => {
      const now = new Date()
      while (!signal.aborted && (await carts.removeExpired(systemDb, now, STEP)) === STEP);
    }),
  ],
}
