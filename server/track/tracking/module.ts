import type { Module } from '#kernel/module'
import { topic } from '#kernel/realtime'
import { planOf } from '#platform/accounts'
import { importRoutes } from './imports.routes.ts'
import { countProducts } from './product-writes.repository.ts'
import { productWriteRoutes } from './product-writes.routes.ts'
import { productRoutes } from './products.routes.ts'
import { historyImported, listingObserved } from './tracking.events.ts'
import { trackingJobs } from './tracking.jobs.ts'

export const trackingModule: Module = {
  name: 'tracking',
  routes: (app) => {
    productRoutes(app)
    productWriteRoutes(app)
    importRoutes(app)
  },
  jobs: trackingJobs,
  usage: async (trx) => [{ name: 'products', used: await countProducts(trx), limit: (await planOf(trx)).max_products, period: 'now' }],
  topics: [
    topic(historyImported, ({ product_id }) => [`product:${product_id}`, 'tenant']),
    // Not to the whole tenant: a crawl of ten thousand products is ten thousand facts, and a page shows fifty.
    topic(listingObserved, ({ product_id }) => [`product:${product_id}`]),
  ],
}
