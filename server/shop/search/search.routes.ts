import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list, page } from '#kernel/shapes'
import { engineOf } from './engines.ts'
import { forgetLexicon } from './lexicon.ts'
import * as lexicon from './lexicon.repository.ts'
import * as log from './log.repository.ts'
import { startRebuild } from './rebuild.service.ts'
import { searchLogOf } from './search-log.ts'
import { LoggedQuery, LogQuery, NewSynonym, RebuildTask, SearchPage, SearchQuery, SuggestionQuery, Suggestions, Synonym, SynonymParams } from './search.schema.ts'
import { currencyOf, search } from './search.service.ts'
import { plainText, suggest } from './suggest.service.ts'
import { addSynonym, changeSynonym, removeSynonym } from './synonyms.service.ts'

const PUBLIC = 'public, max-age=30'

export function searchRoutes(app: App) {
  const { db, services } = app
  const engine = engineOf(services)
  const written = searchLogOf(services)
  app.addHook('onClose', () => written.write())

  app.get('/shop/search', { config: { access: 'shop' }, schema: { tags: ['shop'], summary: 'Search the shop: words, filters, counts of every filter', querystring: SearchQuery, response: { 200: SearchPage } } }, async (req, reply) => {
    const { shopper, query } = req
    const found = await search({ db, engine, shopper, now: new Date() }, query)
    const asked = plainText(query.q).trimEnd()
    if (asked !== '' && query.page === 1) {
      written.add({ tenant_id: shopper.tenant_id, query: asked, results: found.pagination.total, corrected: found.did_you_mean, who: shopper.customer_id ?? req.ip })
    }
    return reply.header('Cache-Control', PUBLIC).header('Vary', 'X-Store, Host').send(found)
  })

  app.get('/shop/search/suggestions', { config: { access: 'shop' }, schema: { tags: ['shop'], summary: 'What a shopper may be typing: queries, categories, products', querystring: SuggestionQuery, response: { 200: data(Suggestions) } } },
    async ({ shopper, query }, reply) => {
      const found = await suggest(db, shopper, { ...query, currency: currencyOf(shopper.store, query.currency), now: new Date() })
      return reply.header('Cache-Control', PUBLIC).header('Vary', 'X-Store, Host').send({ data: found })
    })

  app.get('/shop/admin/search/log', { config: { access: 'viewer' }, schema: { tags: ['shop_admin'], summary: 'Search: what shoppers looked for, and what found nothing', querystring: LogQuery, response: { 200: page(LoggedQuery) } } },
    (req) => withTenant(db, req.caller.tenant_id, (trx) => log.list(trx, req.query)))

  app.get('/shop/admin/search/synonyms', { config: { access: 'viewer' }, schema: { tags: ['shop_admin'], summary: 'Search: synonyms', response: { 200: list(Synonym) } } },
    async (req) => ({ data: await withTenant(db, req.caller.tenant_id, lexicon.listSynonyms) }))

  app.post('/shop/admin/search/synonyms', { config: { access: 'member', idempotent: true }, schema: { tags: ['shop_admin'], summary: 'Search: add a synonym', body: NewSynonym, response: { 201: data(Synonym) } } }, async (req, reply) => {
    const made = await withTenant(db, req.caller.tenant_id, (trx) => addSynonym(trx, req.caller, req.body))
    forgetLexicon(db, req.caller.tenant_id)
    return reply.code(201).send({ data: made })
  })

  app.put('/shop/admin/search/synonyms/:synonym_id', { config: { access: 'member' }, schema: { tags: ['shop_admin'], summary: 'Search: change a synonym', params: SynonymParams, body: NewSynonym, response: { 200: data(Synonym) } } }, async (req) => {
    const changed = await withTenant(db, req.caller.tenant_id, (trx) => changeSynonym(trx, req.caller, { id: req.params.synonym_id, input: req.body }))
    forgetLexicon(db, req.caller.tenant_id)
    return { data: changed }
  })

  app.delete('/shop/admin/search/synonyms/:synonym_id', { config: { access: 'member' }, schema: { tags: ['shop_admin'], summary: 'Search: remove a synonym', params: SynonymParams, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(db, req.caller.tenant_id, (trx) => removeSynonym(trx, req.caller, req.params.synonym_id))
    forgetLexicon(db, req.caller.tenant_id)
    return reply.code(204).send(null)
  })

  app.post('/shop/admin/search/reindex', { config: { access: 'admin', idempotent: true, rate: 'costly' }, schema: { tags: ['shop_admin'], summary: 'Search: build the index anew beside the present one, and swap them', response: { 202: data(RebuildTask) } } }, async (req, reply) => {
    const task_id = await withTenant(db, req.caller.tenant_id, (trx) => startRebuild(trx, req.caller))
    return reply.code(202).send({ data: { task_id } })
  })
}
