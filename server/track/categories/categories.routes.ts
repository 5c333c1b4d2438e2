import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list, page } from '#kernel/shapes'
import { Category, CategoryChange, CategoryParams, CategoryProduct, CategoryStarted, FindQuery, LanguageQuery, NewCategory, Preset, PresetOrder, PresetParams, SearchStarted } from './categories.schema.ts'
import { changeCategory, createCategory, deleteCategory, getCategory, listCategories, listCategoryProducts } from './categories.service.ts'
import { applyPreset, listPresets } from './presets.service.ts'
import { startSearch } from './search.service.ts'

const tags = ['categories']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
const params = CategoryParams

export function categoryRoutes(app: App) {
  const { config } = app.services
  const around = () => ({ config, now: new Date() })

  app.get('/categories', { config: read, schema: { tags, response: { 200: list(Category) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listCategories(trx)),
  }))
  app.post('/categories', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Searches at once, and again by its schedule', body: NewCategory, response: { 201: data(CategoryStarted) } } }, async ({ caller, body }, reply) => {
    const made = await withTenant(app.db, caller.tenant_id, (trx) => createCategory(trx, caller, body, { preset: null, ...around() }))
    return reply.code(201).send({ data: made })
  })
  app.get('/categories/presets', { config: read, schema: { tags, summary: 'Set-ups that one call makes', querystring: LanguageQuery, response: { 200: list(Preset) } } }, async ({ caller, query }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listPresets(trx, query.language)),
  }))
  app.post('/categories/presets/:preset', { config: write, schema: { tags, summary: 'A category, its columns and alert rules; the same again when it is there already (200)', params: PresetParams, querystring: LanguageQuery, body: PresetOrder, response: { 200: data(CategoryStarted), 201: data(CategoryStarted) } } }, async (req, reply) => {
    const { caller, params: { preset }, query: { language }, body: { marketplace } } = req
    const { is_new, category } = await withTenant(app.db, caller.tenant_id, (trx) => applyPreset(trx, caller, { preset, marketplace, language, ...around() }))
    return reply.code(is_new ? 201 : 200).send({ data: category })
  })
  app.get('/categories/:category_id', { config: read, schema: { tags, params, response: { 200: data(Category) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => getCategory(trx, req.params.category_id)),
  }))
  app.put('/categories/:category_id', { config: write, schema: { tags, params, body: CategoryChange, response: { 200: data(Category) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => changeCategory(trx, req.caller, req.params.category_id, { change: req.body, ...around() })),
  }))
  app.delete('/categories/:category_id', { config: write, schema: { tags, summary: 'What it found stays tracked', params, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => deleteCategory(trx, req.caller, req.params.category_id, new Date()))
    return reply.code(204).send(null)
  })
  app.get('/categories/:category_id/products', { config: read, schema: { tags, summary: 'What was found, the best place first, tracked or not', params, querystring: FindQuery, response: { 200: page(CategoryProduct) } } }, (req) =>
    withTenant(app.db, req.caller.tenant_id, (trx) => listCategoryProducts(trx, req.params.category_id, req.query)),
  )
  app.post('/categories/:category_id/crawl', { config: { ...write, rate: 'costly' }, schema: { tags, summary: 'Searches now; a search under way is joined', params, response: { 202: data(SearchStarted) } } }, async (req, reply) => {
    const { task_id, is_new, estimated_completion } = await withTenant(app.db, req.caller.tenant_id, (trx) => startSearch(trx, req.caller, req.params.category_id, around()))
    return reply.code(202).send({ data: { task_id, message: is_new ? 'Category search started' : 'A search of this category is under way', estimated_completion } })
  })
}
