import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { Implement } from '#track/experiments'
import { deleteSuggestion, editSuggestion, setStatus } from './change.service.ts'
import { orderSuggestions } from './order.service.ts'
import { getSuggestion, getSuggestionTask, listSuggestions } from './read.service.ts'
import { Edit, LanguageQuery, Order, ProductParams, ProductSuggestions, Started, StatusChange, Suggestion, SuggestionParams, SuggestionQuery, SuggestionTask, TaskParams } from './suggestions.schema.ts'

const tags = ['suggestions']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
const costly = { access: 'member', rate: 'costly', idempotent: true } as const
const one = { tags, params: SuggestionParams, querystring: LanguageQuery, response: { 200: data(Suggestion) } }

export function suggestionRoutes(app: App) {
  const ordering = (is_again: boolean) => ({ caller, params, body }: { caller: { tenant_id: string; id: string }; params: { product_id: string }; body: Order }) =>
    withTenant(app.db, caller.tenant_id, (trx) => orderSuggestions(trx, params.product_id, body, { tenant_id: caller.tenant_id, created_by: caller.id, is_again }))
  const order = { tags, params: ProductParams, body: Order, response: { 202: data(Started) } }
  const [start, startAgain] = [ordering(false), ordering(true)]

  app.post('/suggestions/:product_id', { config: costly, schema: { ...order, summary: 'Makes suggestions: what nobody has decided on is replaced, what was dismissed is not said again' } }, async (req, reply) => reply.code(202).send({ data: await start(req) }))
  app.post('/suggestions/:product_id/regenerate', { config: costly, schema: { ...order, summary: 'Makes them anew, the dismissed ones included; what is implemented stays' } }, async (req, reply) => reply.code(202).send({ data: await startAgain(req) }))
  app.get('/suggestions/tasks/:task_id', { config: read, schema: { tags, params: TaskParams, response: { 200: data(SuggestionTask) } } }, async ({ caller, params }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => getSuggestionTask(trx, params.task_id)),
  }))
  app.get('/suggestions/:product_id', { config: read, schema: { tags, params: ProductParams, querystring: SuggestionQuery, response: { 200: data(ProductSuggestions) } } }, async ({ caller, params, query }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listSuggestions(trx, params.product_id, query, new Date())),
  }))
  app.put('/suggestions/:suggestion_id/status', { config: write, schema: { ...one, body: StatusChange } }, async ({ caller, params, query, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => {
      const now = new Date()
      await setStatus(trx, caller, params.suggestion_id, { ...body, now })
      return getSuggestion(trx, params.suggestion_id, { ...query, now })
    }),
  }))
  app.put('/suggestions/:suggestion_id', { config: write, schema: { ...one, summary: 'Changes the suggested text or price', body: Edit } }, async ({ caller, params, query, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => {
      const now = new Date()
      await editSuggestion(trx, caller, params.suggestion_id, { edit: body, now })
      return getSuggestion(trx, params.suggestion_id, { ...query, now })
    }),
  }))
  app.delete('/suggestions/:suggestion_id', { config: write, schema: { tags, params: SuggestionParams, response: { 204: z.null() } } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => deleteSuggestion(trx, caller, params.suggestion_id))
    return reply.code(204).send(null)
  })
  app.post('/suggestions/:suggestion_id/implement', { config: write, schema: { ...one, summary: 'Marks it as done on the listing, and opens the experiment that measures whether it helped', body: Implement.nullish() } }, async ({ caller, params, query, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => {
      const now = new Date()
      await setStatus(trx, caller, params.suggestion_id, { status: 'implemented', now, plan: body ?? undefined })
      return getSuggestion(trx, params.suggestion_id, { ...query, now })
    }),
  }))
}
