import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list, page } from '#kernel/shapes'
import { getHistory, getProduct, listProducts } from './products.service.ts'
import { HistoryAnswer, HistoryQuery, ProductDetail, ProductParams, ProductQuery, ProductRow, Trend, TrendsQuery } from './tracking.schema.ts'
import { readTrends } from './trends.service.ts'

const tags = ['products']
const config = { access: 'viewer' } as const

export function productRoutes(app: App) {
  app.get('/products', { config, schema: { tags, querystring: ProductQuery, response: { 200: page(ProductRow) } } }, (req) =>
    listProducts(app.db, req.caller.tenant_id, req.query),
  )
  app.get('/products/trends', { config, schema: { tags, querystring: TrendsQuery, response: { 200: list(Trend) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => readTrends(trx, req.query.product_ids)),
  }))
  app.get('/products/:product_id', { config, schema: { tags, params: ProductParams, response: { 200: data(ProductDetail) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => getProduct(trx, req.params.product_id)),
  }))
  app.get('/products/:product_id/data', { config, schema: { tags, params: ProductParams, querystring: HistoryQuery, response: { 200: data(HistoryAnswer) } } }, async (req) => {
    const { metric, time_zone, ...range } = req.query
    return { data: await withTenant(app.db, req.caller.tenant_id, (trx) => getHistory(trx, req.params.product_id, { ...range, metrics: metric, timeZone: time_zone })) }
  })
}
