import type { Module } from '#kernel/module'
import { catalogConsumers } from './catalog.consumers.ts'
import { catalogJobs } from './catalog.jobs.ts'
import { stockLow } from './catalog.notices.ts'
import { categoryRoutes } from './categories.routes.ts'
import { imageRoutes } from './images.routes.ts'
import { importRoutes } from './import/imports.routes.ts'
import { productRoutes } from './products.routes.ts'
import { storefrontRoutes } from './storefront.routes.ts'

export const catalogModule: Module = {
  name: 'catalog',
  routes: (app) => {
    storefrontRoutes(app)
    imageRoutes(app)
    importRoutes(app)
    productRoutes(app)
    categoryRoutes(app)
  },
  consumers: catalogConsumers,
  jobs: catalogJobs,
  notices: [stockLow],
}
