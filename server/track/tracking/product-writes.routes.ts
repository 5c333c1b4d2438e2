import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { AppError, conflict, notFound } from '#kernel/errors'
import { type App, keepAnswer } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { addProducts, type AddResult, failureOfShape, firstLookBy, listingOf } from './add-products.service.ts'
import { changeProducts, removeProducts, restoreProduct, restoreProducts } from './change-products.service.ts'
import { contentChanges } from './content-changes.ts'
import { listContentChanges } from './contents.repository.ts'
import { findRefs } from './products.repository.ts'
import { getProduct } from './products.service.ts'
import { listTags } from './product-writes.repository.ts'
import { BatchAnswer, BulkAnswer, BulkChange, ContentChange, NewProduct, ProductAdded, ProductBatch, ProductChange, ProductIds, StatusChange, TagCount } from './product-writes.schema.ts'
import { ProductDetail, ProductParams } from './tracking.schema.ts'

const tags = ['products']
const config = { access: 'member' } as const
const NONE = { product_id: null, code: null, field: null, message: null }

export function productWriteRoutes(app: App) {
  app.post('/products', { config: { ...config, idempotent: true }, schema: { tags, body: NewProduct, response: { 201: data(ProductAdded) } } }, async (req, reply) => {
    listingOf(req.body) // a wrong address is the request's fault, before anything is locked
    const body = await withTenant(app.db, req.caller.tenant_id, async (trx) => {
      const [result] = await addProducts(trx, req.caller, [req.body])
      if (result?.status !== 'added') throw explain(result)
      const added = { data: { product_id: result.product_id, message: 'Product added to tracking list', estimated_first_crawl: firstLookBy(Date.now()) } }
      await keepAnswer(trx, req, { status: 201, body: added })
      return added
    })
    return reply.code(201).send(body)
  })

  app.post('/products/batch', { config: { ...config, idempotent: true }, schema: { tags, body: ProductBatch, response: { 200: data(BatchAnswer) } } }, async (req, reply) => {
    const rows = req.body.products.map((row) => NewProduct.safeParse(row))
    const good = rows.flatMap((row) => (row.success ? [row.data] : []))
    const body = await withTenant(app.db, req.caller.tenant_id, async (trx) => {
      const done = (await addProducts(trx, req.caller, good)).values()
      const results = rows.map((row, index) => ({ index, ...NONE, ...(row.success ? done.next().value : failureOfShape(row.error)) }) as z.infer<typeof BatchAnswer>['results'][number])
      const count = (status: AddResult['status']) => results.filter((result) => result.status === status).length
      const answer = { data: { added: count('added'), existing: count('existing'), failed: count('failed'), estimated_first_crawl: firstLookBy(Date.now()), results } }
      await keepAnswer(trx, req, { status: 200, body: answer })
      return answer
    })
    return reply.send(body)
  })

  app.put('/products/bulk', { config, schema: { tags, body: BulkChange, response: { 200: data(BulkAnswer) } } }, async ({ caller, body: { product_ids, ...change } }) => ({
    data: { changed: await withTenant(app.db, caller.tenant_id, (trx) => changeProducts(trx, caller, { ids: product_ids, change })) },
  }))
  app.post('/products/remove', { config, schema: { tags, summary: 'Stops tracking these; they can be restored for 30 days', body: ProductIds, response: { 200: data(BulkAnswer) } } }, async ({ caller, body }) => ({
    data: { changed: await withTenant(app.db, caller.tenant_id, (trx) => removeProducts(trx, caller, body.product_ids)) },
  }))
  app.post('/products/restore', { config, schema: { tags, body: ProductIds, response: { 200: data(BulkAnswer) } } }, async ({ caller, body }) => ({
    data: { changed: await withTenant(app.db, caller.tenant_id, (trx) => restoreProducts(trx, caller, body.product_ids)) },
  }))
  app.get('/products/tags', { config: { access: 'viewer' }, schema: { tags, response: { 200: list(TagCount) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listTags(trx)),
  }))

  const one = { tags, params: ProductParams, response: { 200: data(ProductDetail) } }
  app.put('/products/:product_id', { config, schema: { ...one, body: ProductChange } }, ({ caller, params, body }) =>
    withTenant(app.db, caller.tenant_id, async (trx) => {
      await changeProducts(trx, caller, { ids: [params.product_id], change: body })
      return { data: await getProduct(trx, params.product_id) }
    }),
  )
  app.put('/products/:product_id/status', { config, schema: { ...one, body: StatusChange } }, ({ caller, params, body }) =>
    withTenant(app.db, caller.tenant_id, async (trx) => {
      await changeProducts(trx, caller, { ids: [params.product_id], change: body })
      return { data: await getProduct(trx, params.product_id) }
    }),
  )
  app.post('/products/:product_id/restore', { config, schema: one }, ({ caller, params }) =>
    withTenant(app.db, caller.tenant_id, async (trx) => {
      await restoreProduct(trx, caller, params.product_id)
      return { data: await getProduct(trx, params.product_id) }
    }),
  )
  app.delete('/products/:product_id', { config, schema: { tags, params: ProductParams, response: { 204: z.null() } } }, async ({ caller, params }, reply) => {
    const removed = await withTenant(app.db, caller.tenant_id, (trx) => removeProducts(trx, caller, [params.product_id]))
    if (removed === 0) throw notFound('product')
    return reply.code(204).send(null)
  })
  app.get('/products/:product_id/changes', { config: { access: 'viewer' }, schema: { tags, summary: 'How the words and pictures of its page changed, newest first', params: ProductParams, response: { 200: list(ContentChange) } } }, ({ caller, params }) =>
    withTenant(app.db, caller.tenant_id, async (trx) => {
      const [product] = await findRefs(trx, [params.product_id])
      if (product === undefined) throw notFound('product')
      return { data: contentChanges(await listContentChanges(trx, product.listing_id)).slice(0, 500) }
    }),
  )
}

function explain(result: AddResult | undefined): AppError {
  if (result?.status === 'failed') return new AppError([422, result.code], result.message, result.field === null ? {} : { field: result.field })
  return conflict('ALREADY_TRACKED', 'This product is tracked already')
}
