import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { Implement } from '#track/experiments'
import { setStatus } from './change.service.ts'
import { orderSuggestions } from './order.service.ts'
import { getSuggestion, getSuggestionTask, listOfTask } from './read.service.ts'
import { AnalyzeOrder, LanguageQuery, Started, Suggestion, SuggestionParams, TaskAnswer, TaskParams } from './suggestions.schema.ts'

const tags = ['suggestions']

/** The same under the names of the first document: an analysis is a task, and its id reads both how it stands and what came of it. */
export function optimizationRoutes(app: App) {
  app.post('/optimization/analyze', { config: { access: 'member', rate: 'costly', idempotent: true }, schema: { tags, body: AnalyzeOrder, response: { 202: data(Started) } } }, async ({ caller, body: { product_id, ...order } }, reply) => {
    const started = await withTenant(app.db, caller.tenant_id, (trx) => orderSuggestions(trx, product_id, order, { tenant_id: caller.tenant_id, created_by: caller.id, is_again: false }))
    return reply.code(202).send({ data: started })
  })
  app.get('/optimization/:task_id', { config: { access: 'viewer' }, schema: { tags, params: TaskParams, querystring: LanguageQuery, response: { 200: data(TaskAnswer) } } }, async ({ caller, params, query }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => ({ ...(await getSuggestionTask(trx, params.task_id)), suggestions: await listOfTask(trx, params.task_id, { ...query, now: new Date() }) })),
  }))
  app.post('/optimization/:suggestion_id/implement', { config: { access: 'member' }, schema: { tags, params: SuggestionParams, querystring: LanguageQuery, body: Implement.nullish(), response: { 200: data(Suggestion) } } }, async ({ caller, params, query, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => {
      const now = new Date()
      await setStatus(trx, caller, params.suggestion_id, { status: 'implemented', now, plan: body ?? undefined })
      return getSuggestion(trx, params.suggestion_id, { ...query, now })
    }),
  }))
}
