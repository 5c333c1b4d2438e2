import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import * as calls from './calls.repository.ts'
import { monthOf } from './complete.service.ts'
import { limitsOf } from './limits.service.ts'
import { Status } from './llm.schema.ts'

export function llmRoutes(app: App) {
  const { config } = app.services
  app.get('/llm/status', { config: { access: 'viewer' }, schema: { tags: ['system'], summary: 'Whether a language model writes, and what of its budget is used', response: { 200: data(Status) } } }, async ({ caller }) => {
    const month = monthOf(new Date())
    const { model, monthly_tokens } = await limitsOf(app.services, caller.tenant_id)
    const use = await withTenant(app.db, caller.tenant_id, (trx) => calls.sumMonth(trx, month))
    return { data: { is_on: config.llm.url !== undefined, model: config.llm.url === undefined ? null : model, month: month.slice(0, 7), limit_tokens: monthly_tokens, ...use } }
  })
}
