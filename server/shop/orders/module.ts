import { withTenant } from '#kernel/db'
import { onCall, onSchedule } from '#kernel/jobs'
import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { advanceJob } from './advance.job-type.ts'
import { orderAdminRoutes } from './orders.admin.routes.ts'
import { orderConsumers } from './orders.consumers.ts'
import { orderCancelled, orderConfirmed, orderDelivered, orderExpired, orderRefunded, orderShipped, returnRequested } from './orders.events.ts'
import { orderSold, returnAsked } from './orders.notices.ts'
import * as orders from './orders.repository.ts'
import { orderRoutes } from './orders.routes.ts'
import * as privacy from './privacy.repository.ts'
import { payWithin, returnDays, transferWithin } from './orders.settings.ts'
import { advanceOrder, expireOrder, loseHold } from './saga.service.ts'

const STEP = 500
const tenant = () => ['tenant']

export const ordersModule: Module = {
  name: 'orders',
  routes: (app) => {
    orderRoutes(app)
    orderAdminRoutes(app)
  },
  consumers: orderConsumers,
  settings: [payWithin, transferWithin, returnDays],
  notices: [orderSold, returnAsked],
  topics: [topic(orderConfirmed, tenant), topic(orderCancelled, tenant), topic(orderExpired, tenant), topic(orderShipped, tenant), topic(orderDelivered, tenant), topic(orderRefunded, tenant), topic(returnRequested, tenant)],
  personal: privacy.readCustomer,
  jobs: [
    onCall(advanceJob, ({ services: { db } }, { tenant_id, order_id, said }) =>
      withTenant(db, tenant_id, (trx) => (said === null ? loseHold(trx, order_id, new Date()) : advanceOrder(trx, order_id, new Date(), { ...said, actor: 'system' })))),
    onSchedule('orders.forget', '40 3 * * *', async ({ services: { db, systemDb } }) => {
      for (const tenant_id of await privacy.listForgetful(systemDb)) await withTenant(db, tenant_id, privacy.forgetEnded)
    }),
    onSchedule('orders.expire', '* * * * *', async ({ services: { db, systemDb }, signal }) => {
      const now = new Date()
      for (const { tenant_id, order_id } of await orders.listDue(systemDb, now, STEP)) {
        if (signal.aborted) return
        await withTenant(db, tenant_id, (trx) => expireOrder(trx, order_id, now))
      }
    }),
  ],
}
