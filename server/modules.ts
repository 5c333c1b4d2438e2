import type { Module } from '#kernel/module'
import { kernelModule } from './kernel/maintenance.ts'
import { accountsModule } from './platform/accounts/module.ts'
import { auditModule } from './platform/audit/module.ts'
import { filesModule } from './platform/files/module.ts'
import { llmModule } from './platform/llm/module.ts'
import { mailModule } from './platform/mail/module.ts'
import { notificationsModule } from './platform/notifications/module.ts'
import { systemModule } from './platform/system/module.ts'
import { tasksModule } from './platform/tasks/module.ts'
import { webhooksModule } from './platform/webhooks/module.ts'
import { catalogModule } from './shop/catalog/module.ts'
import { cartsModule } from './shop/carts/module.ts'
import { customersModule } from './shop/customers/module.ts'
import { paymentsModule } from './shop/payments/module.ts'
import { inventoryModule } from './shop/inventory/module.ts'
import { taxModule } from './shop/tax/module.ts'
import { ordersModule } from './shop/orders/module.ts'
import { shippingModule } from './shop/shipping/module.ts'
import { couponsModule } from './shop/coupons/module.ts'
import { pointsModule } from './shop/points/module.ts'
import { recommendationsModule } from './shop/recommendations/module.ts'
import { searchModule } from './shop/search/module.ts'
import { reviewsModule } from './shop/reviews/module.ts'
import { storesModule } from './shop/stores/module.ts'
import { alertsModule } from './track/alerts/module.ts'
import { categoriesModule } from './track/categories/module.ts'
import { competitorsModule } from './track/competitors/module.ts'
import { confirmationsModule } from './track/confirmations/module.ts'
import { crawlingModule } from './track/crawling/module.ts'
import { qualityModule } from './track/quality/module.ts'
import { analysisModule } from './track/analysis/module.ts'
import { experimentsModule } from './track/experiments/module.ts'
import { factsModule } from './track/facts/module.ts'
import { suggestionsModule } from './track/suggestions/module.ts'
import { trackingModule } from './track/tracking/module.ts'

/** The only list of modules. */
export const modules: Module[] = [
  kernelModule,
  auditModule,
  mailModule,
  filesModule,
  llmModule,
  accountsModule,
  systemModule,
  tasksModule,
  webhooksModule,
  notificationsModule,
  trackingModule,
  factsModule,
  crawlingModule,
  confirmationsModule,
  alertsModule,
  categoriesModule,
  qualityModule,
  analysisModule,
  experimentsModule,
  competitorsModule,
  suggestionsModule,
  storesModule,
  customersModule,
  searchModule,
  recommendationsModule,
  paymentsModule,
  inventoryModule,
  taxModule,
  shippingModule,
  couponsModule,
  pointsModule,
  catalogModule,
  cartsModule,
  ordersModule,
  reviewsModule,
]
