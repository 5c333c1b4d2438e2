import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { AuditParams, ProductAudit } from './quality.schema.ts'
import { auditProduct } from './quality.service.ts'

export function qualityRoutes(app: App) {
  app.get('/products/:product_id/audit', {
    config: { access: 'viewer' },
    schema: { tags: ['products'], summary: 'The page held against Amazon’s dated rules: score of 100, every check with its measured value, limit, source and date', params: AuditParams, response: { 200: data(ProductAudit) } },
  }, async (req) => ({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => auditProduct(trx, req.params.product_id, new Date())) }))
}
