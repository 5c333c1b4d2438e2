import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { Market } from './market.schema.ts'
import { readMarket } from './market.service.ts'
import { ProductParams } from './suggestions.schema.ts'

export function marketRoutes(app: App) {
  app.get('/products/:product_id/market', {
    config: { access: 'viewer', rate: 'costly' },
    schema: { tags: ['products'], summary: 'Keywords of the competitors and who uses them, the price among theirs, and how the sales rank answered to the own price', params: ProductParams, response: { 200: data(Market) } },
  }, async ({ caller, params }) => ({ data: await withTenant(app.db, caller.tenant_id, (trx) => readMarket(trx, params.product_id, new Date())) }))
}
