import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { CardPage, CardQuery, CategoryNode, CategoryPage, OneQuery, ProductParams, ShownProduct } from './catalog.schema.ts'
import { currencyOf, listOffers, readCategory, readOffer, readTree } from './storefront.service.ts'
import { z } from 'zod'

const tags = ['shop']
const config = { access: 'shop' } as const
/** The same for everybody in a store; asked for again each time, for a sale opens and closes by the second. */
const SHARED = { 'cache-control': 'public, no-cache', vary: 'X-Store' }
/** Names and counts may be half a minute old. */
const TREE = { ...SHARED, 'cache-control': 'public, max-age=30' }

export function storefrontRoutes(app: App) {
  app.get('/shop/products', { config, schema: { tags, summary: 'What the shop offers', description: 'Totals are counted up to 1,000 (`is_capped` beyond), and pages end at row 10,000.', querystring: CardQuery, response: { 200: CardPage } } },
    async (req, reply) => reply.headers(SHARED).send(await listOffers(app.db, req.shopper, req.query, new Date())))

  app.get('/shop/products/:id_or_slug', { config, schema: { tags, summary: 'A product as its page shows it', description: 'By id, slug, or a slug that it had: then `moved_from` says so, and `slug` is where it is now.', params: ProductParams, querystring: OneQuery, response: { 200: data(ShownProduct) } } },
    async (req, reply) => reply.headers(SHARED).send({ data: await readOffer(app.db, req.shopper, { asked: req.params.id_or_slug, currency: req.query.currency }, new Date()) }))

  app.get('/shop/categories', { config, schema: { tags, summary: 'The tree of categories, with how many products each offers', querystring: OneQuery, response: { 200: list(CategoryNode) } } }, async (req, reply) => {
    const currency = currencyOf(req.shopper.store, req.query.currency)
    return reply.headers(TREE).send({ data: await withTenant(app.db, req.shopper.tenant_id, (trx) => readTree(trx, currency)) })
  })

  app.get('/shop/categories/:slug', { config, schema: { tags, summary: 'A category, the way to it, and those below it', params: z.object({ slug: z.string().min(1).max(120) }), querystring: OneQuery, response: { 200: data(CategoryPage) } } }, async (req, reply) => {
    const currency = currencyOf(req.shopper.store, req.query.currency)
    return reply.headers(TREE).send({ data: await withTenant(app.db, req.shopper.tenant_id, (trx) => readCategory(trx, { slug: req.params.slug.toLowerCase(), currency })) })
  })
}
