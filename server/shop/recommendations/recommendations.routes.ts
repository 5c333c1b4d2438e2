import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { keepBehaviour } from './behaviour.service.ts'
import { recommend } from './recommend.service.ts'
import { Counted, Recommendation, RecommendationQuery, Seen } from './recommendations.schema.ts'

export function recommendationRoutes(app: App) {
  app.post('/shop/events', { config: { access: 'shop' }, schema: { tags: ['shop'], summary: 'What a shopper looked at, as far as they agreed; sent twice it counts once', body: Seen, response: { 202: data(Counted) } } },
    async ({ shopper, body }, reply) => reply.code(202).send({ data: { counted: await withTenant(app.db, shopper.tenant_id, (trx) => keepBehaviour(trx, shopper, body)) } }))

  app.get('/shop/recommendations', { config: { access: 'shop' }, schema: { tags: ['shop'], summary: 'What to show beside a product or to a person, each with its reason', querystring: RecommendationQuery, response: { 200: list(Recommendation) } } },
    async ({ shopper, query }) => ({ data: await recommend(app.db, shopper, { ...query, now: new Date() }) }))
}
