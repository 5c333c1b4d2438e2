import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import * as categories from './categories.repository.ts'
import { Category, CategoryChange, CategoryParams, NewCategory } from './categories.schema.ts'
import { changeCategory, createCategory, removeCategory } from './categories.service.ts'

const tags = ['shop_admin']

export function categoryRoutes(app: App) {
  app.get('/shop/admin/categories', { config: { access: 'viewer' }, schema: { tags, summary: 'Categories: all, parents first', response: { 200: list(Category) } } }, async (req) =>
    ({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => categories.list(trx)) }))
  app.post('/shop/admin/categories', { config: { access: 'member', idempotent: true }, schema: { tags, summary: 'Categories: a new one', body: NewCategory, response: { 201: data(Category) } } }, async (req, reply) =>
    reply.code(201).send({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => createCategory(trx, req.caller, req.body)) }))
  app.put('/shop/admin/categories/:category_id', { config: { access: 'member' }, schema: { tags, summary: 'Categories: rename, move or reorder', params: CategoryParams, body: CategoryChange, response: { 200: data(Category) } } }, async (req) =>
    ({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => changeCategory(trx, req.caller, req.params.category_id, req.body)) }))
  app.delete('/shop/admin/categories/:category_id', { config: { access: 'member' }, schema: { tags, summary: 'Categories: remove an empty branch; its products stay', params: CategoryParams, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => removeCategory(trx, req.caller, req.params.category_id))
    return reply.code(204).send(null)
  })
}
