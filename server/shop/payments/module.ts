import { onEvent } from '#kernel/events'
import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { customerErased } from '#shop/customers'
import { paymentAdminRoutes } from './admin.routes.ts'
import { bookRoutes } from './books.routes.ts'
import { callbackRoutes } from './callbacks.routes.ts'
import { paymentAuthorized, paymentCompleted, paymentDisputed, paymentFailed, paymentRefunded, refundFailed } from './payments.events.ts'
import { paymentJobs } from './payments.jobs.ts'
import { paymentDisputedNotice, refundFailedNotice } from './payments.notices.ts'
import { paymentRoutes } from './payments.routes.ts'
import { forgetPayer, readPayer } from './payer-privacy.service.ts'
import { paymentSettings } from './payments.settings.ts'

const team = () => ['tenant']

export const paymentsModule: Module = {
  name: 'payments',
  routes: (app) => {
    paymentRoutes(app)
    callbackRoutes(app)
    paymentAdminRoutes(app)
    bookRoutes(app)
  },
  jobs: paymentJobs,
  consumers: [onEvent('payments.forget', customerErased, ({ db }, { customer_id }) => forgetPayer(db, customer_id))],
  personal: readPayer,
  settings: paymentSettings,
  notices: [paymentDisputedNotice, refundFailedNotice],
  topics: [topic(paymentAuthorized, team), topic(paymentCompleted, team), topic(paymentFailed, team), topic(paymentRefunded, team), topic(refundFailed, team), topic(paymentDisputed, team)],
}
