import type { App } from '#kernel/http'
import { list } from '#kernel/shapes'
import { EventQuery, ProductEvent, ProductParams } from './alerts.schema.ts'
import { listProductEvents } from './alerts.service.ts'

export function alertRoutes(app: App) {
  const schema = {
    tags: ['products'],
    summary: 'What changed in the stored history, oldest first: the findings the detector would have told live',
    params: ProductParams,
    querystring: EventQuery,
    response: { 200: list(ProductEvent) },
  }
  app.get('/products/:product_id/events', { config: { access: 'viewer' }, schema }, async ({ caller, params, query }) => ({
    data: await listProductEvents(app.services, { tenantId: caller.tenant_id, productId: params.product_id, ...query }),
  }))
}
