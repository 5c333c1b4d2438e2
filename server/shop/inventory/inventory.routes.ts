import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list, page, paginate } from '#kernel/shapes'
import { adjustStock, changeItem } from './adjust-stock.service.ts'
import { importCounts } from './import-counts.service.ts'
import { Adjustment, Item, ItemChange, ItemDetail, ItemQuery, Location, LocationBody, Movement } from './inventory.schema.ts'
import * as items from './items.repository.ts'

const tags = ['shop_admin']
const SkuParams = z.object({ sku_id: z.uuid() })
const Counts = z.strictObject({ csv: z.string().min(1).max(900_000), location_id: z.uuid().optional(), is_dry: z.boolean().default(false) })
const Counted = z.object({ rows: z.int(), counted: z.int(), problems: z.array(z.object({ row: z.int(), field: z.string(), code: z.string() })) })

export function inventoryRoutes(app: App) {
  app.get('/shop/admin/inventory', { config: { access: 'viewer' }, schema: { tags, summary: 'Stock of every SKU', querystring: ItemQuery, response: { 200: page(Item) } } }, async (req) => {
    const { rows, total } = await withTenant(app.db, req.caller.tenant_id, (trx) => items.list(trx, req.query))
    return { data: rows, pagination: paginate(req.query, total) }
  })

  app.get('/shop/admin/inventory/:sku_id', { config: { access: 'viewer' }, schema: { tags, summary: 'Stock of a SKU by location', params: SkuParams, response: { 200: data(ItemDetail) } } }, async (req) => {
    const item = await withTenant(app.db, req.caller.tenant_id, (trx) => items.find(trx, req.params.sku_id))
    if (item === undefined) throw notFound('SKU')
    return { data: item }
  })

  app.put('/shop/admin/inventory/:sku_id', { config: { access: 'member' }, schema: { tags, summary: 'Low-stock line, tracking and shards of a SKU', params: SkuParams, body: ItemChange, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => changeItem(trx, req.caller, req.params.sku_id, req.body))
    return reply.code(204).send(null)
  })

  app.post('/shop/admin/inventory/:sku_id/adjustments', { config: { access: 'member', idempotent: true }, schema: { tags, summary: 'What came, went, or was counted', params: SkuParams, body: Adjustment, response: { 201: data(ItemDetail) } } }, async (req, reply) => {
    const item = await withTenant(app.db, req.caller.tenant_id, async (trx) => {
      await adjustStock(trx, req.caller, req.params.sku_id, req.body)
      return items.find(trx, req.params.sku_id)
    })
    if (item === undefined) throw notFound('SKU')
    return reply.code(201).send({ data: item })
  })

  app.get('/shop/admin/inventory/:sku_id/movements', { config: { access: 'viewer' }, schema: { tags, summary: 'Every change of what is on hand, newest first', params: SkuParams, querystring: z.object({ before: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }), response: { 200: list(Movement) } } },
    async (req) => ({
      data: await withTenant(app.db, req.caller.tenant_id, async (trx) => {
        if ((await items.find(trx, req.params.sku_id)) === undefined) throw notFound('SKU')
        return items.listMovements(trx, { sku_id: req.params.sku_id, before: req.query.before, limit: req.query.limit })
      }),
    }))

  app.post('/shop/admin/inventory/counts', { config: { access: 'member', rate: 'costly', idempotent: true }, schema: { tags, summary: 'A warehouse’s counts as CSV (sku,counted)', body: Counts, response: { 200: data(Counted) } } }, async (req) => {
    const { csv, location_id, is_dry } = req.body
    return { data: await withTenant(app.db, req.caller.tenant_id, (trx) => importCounts(trx, { tenant_id: req.caller.tenant_id, actor_id: req.caller.id, csv, location_id, is_dry })) }
  })

  app.get('/shop/admin/locations', { config: { access: 'viewer' }, schema: { tags, summary: 'Where stock lies', response: { 200: list(Location) } } },
    async (req) => ({ data: await withTenant(app.db, req.caller.tenant_id, items.listLocations) }))

  app.post('/shop/admin/locations', { config: { access: 'admin', idempotent: true }, schema: { tags, summary: 'Add a location', body: LocationBody.required({ name: true }), response: { 201: data(Location) } } },
    async (req, reply) => reply.code(201).send({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => items.insertLocation(trx, req.caller.tenant_id, req.body)) }))

  app.put('/shop/admin/locations/:location_id', { config: { access: 'admin' }, schema: { tags, summary: 'Change a location; not in use, its stock is not sold', params: z.object({ location_id: z.uuid() }), body: LocationBody, response: { 200: data(Location) } } }, async (req) => {
    const location = await withTenant(app.db, req.caller.tenant_id, (trx) => items.changeLocation(trx, req.params.location_id, req.body))
    if (location === undefined) throw notFound('location')
    return { data: location }
  })
}
