import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { Fact, FactDetail, FactParams, FactSetParams } from './facts.schema.ts'
import { explainFact, getFactSet } from './facts.service.ts'

const tags = ['products']

export function factRoutes(app: App) {
  app.get('/facts/:fact_id', { config: { access: 'viewer' }, schema: { tags, summary: 'A number of an advice or report, and the observation it came from', params: FactParams, response: { 200: data(FactDetail) } } }, async ({ params, caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => explainFact(trx, params.fact_id)),
  }))
  app.get('/fact-sets/:fact_set_id', { config: { access: 'viewer' }, schema: { tags, params: FactSetParams, response: { 200: data(z.array(Fact)) } } }, async ({ params, caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => getFactSet(trx, params.fact_set_id)),
  }))
}
