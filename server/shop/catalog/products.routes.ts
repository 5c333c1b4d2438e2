import { z } from 'zod'
import { type Db, withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, page, paginate } from '#kernel/shapes'
import { NewProduct, NewSku, OptionsChange, PriceChanges, Product, ProductChange, ProductParams, ProductQuery, ProductRow, SkuChange, SkuParams } from './products.schema.ts'
import { changeProduct, createProduct, getProduct, listProducts, publishProduct, removeProduct, restoreProduct, unpublishProduct } from './products.service.ts'
import { changeOptions, changeSku, createSku, removeSku, setPrices } from './skus.service.ts'

const tags = ['shop_admin']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
const one = { 200: data(Product) }

export function productRoutes(app: App) {
  const act = (tenantId: string, productId: string, work: (trx: Db) => Promise<unknown>) =>
    withTenant(app.db, tenantId, async (trx) => {
      await work(trx)
      return { data: await getProduct(trx, productId) }
    })

  app.get('/shop/admin/products', { config: read, schema: { tags, summary: 'Products: drafts, published or removed', querystring: ProductQuery, response: { 200: page(ProductRow) } } }, (req) =>
    withTenant(app.db, req.caller.tenant_id, async (trx) => {
      const { rows, total } = await listProducts(trx, req.query)
      return { data: rows, pagination: paginate(req.query, total) }
    }))
  app.post('/shop/admin/products', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Products: a new draft, with options and SKUs', body: NewProduct, response: { 201: data(Product) } } }, async (req, reply) => {
    const made = await withTenant(app.db, req.caller.tenant_id, async (trx) => getProduct(trx, await createProduct(trx, req.caller, req.body)))
    return reply.code(201).send({ data: made })
  })
  app.get('/shop/admin/products/:product_id', { config: read, schema: { tags, summary: 'Products: one, with all its parts', params: ProductParams, response: one } }, async (req) =>
    ({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => getProduct(trx, req.params.product_id)) }))
  app.put('/shop/admin/products/:product_id', { config: write, schema: { tags, summary: 'Products: change one in part', params: ProductParams, body: ProductChange, response: one } }, (req) =>
    act(req.caller.tenant_id, req.params.product_id, (trx) => changeProduct(trx, req.caller, req.params.product_id, req.body)))
  app.put('/shop/admin/products/:product_id/options', { config: write, schema: { tags, summary: 'Products: the options and their values', params: ProductParams, body: OptionsChange, response: one } }, (req) =>
    act(req.caller.tenant_id, req.params.product_id, (trx) => changeOptions(trx, req.caller, req.params.product_id, req.body)))
  app.post('/shop/admin/products/:product_id/publish', { config: write, schema: { tags, summary: 'Products: show it to shoppers', params: ProductParams, response: one } }, (req) =>
    act(req.caller.tenant_id, req.params.product_id, (trx) => publishProduct(trx, req.caller, req.params.product_id)))
  app.post('/shop/admin/products/:product_id/unpublish', { config: write, schema: { tags, summary: 'Products: take it back to a draft', params: ProductParams, response: one } }, (req) =>
    act(req.caller.tenant_id, req.params.product_id, (trx) => unpublishProduct(trx, req.caller, req.params.product_id)))
  app.delete('/shop/admin/products/:product_id', { config: write, schema: { tags, summary: 'Products: remove it; for 30 days it can be brought back', params: ProductParams, response: one } }, (req) =>
    act(req.caller.tenant_id, req.params.product_id, (trx) => removeProduct(trx, req.caller, req.params.product_id)))
  app.post('/shop/admin/products/:product_id/restore', { config: write, schema: { tags, summary: 'Products: bring a removed one back', params: ProductParams, response: one } }, (req) =>
    act(req.caller.tenant_id, req.params.product_id, (trx) => restoreProduct(trx, req.caller, req.params.product_id)))

  app.post('/shop/admin/products/:product_id/skus', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Products: a further SKU', params: ProductParams, body: NewSku, response: { 201: data(z.object({ sku_id: z.uuid() })) } } }, async (req, reply) => {
    const sku_id = await withTenant(app.db, req.caller.tenant_id, (trx) => createSku(trx, req.caller, req.params.product_id, req.body))
    return reply.code(201).send({ data: { sku_id } })
  })
  app.put('/shop/admin/skus/:sku_id', { config: write, schema: { tags, summary: 'SKUs: change one in part, or link it to a tracked product', params: SkuParams, body: SkuChange, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => changeSku(trx, req.caller, req.params.sku_id, req.body))
    return reply.code(204).send(null)
  })
  app.delete('/shop/admin/skus/:sku_id', { config: write, schema: { tags, summary: 'SKUs: take one out of what is sold', params: SkuParams, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => removeSku(trx, req.caller, req.params.sku_id))
    return reply.code(204).send(null)
  })
  app.put('/shop/admin/prices', { config: write, schema: { tags, summary: 'Prices: up to 1,000 at once, all or none', body: PriceChanges, response: { 200: data(z.object({ changed: z.int() })) } } }, async (req) =>
    ({ data: { changed: await withTenant(app.db, req.caller.tenant_id, (trx) => setPrices(trx, req.caller, req.body.prices)) } }))
}
