import { z } from 'zod'
import { cursorPage } from '#kernel/cursor'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { Experiment, ExperimentDetail, ExperimentParams, ExperimentQuery, NewExperiment } from './experiments.schema.ts'
import { describeExperiment, getExperiment, listExperiments, removeExperiment, stopExperiment } from './experiments.service.ts'
import { openExperiment } from './open.service.ts'

const tags = ['experiments']
const write = { access: 'member' } as const

export function experimentRoutes(app: App) {
  app.get('/experiments', { config: { access: 'viewer' }, schema: { tags, querystring: ExperimentQuery, response: { 200: cursorPage(Experiment) } } }, async ({ caller, query }) => withTenant(app.db, caller.tenant_id, (trx) => listExperiments(trx, query)))
  app.post('/experiments', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Opens an experiment; how it is judged is fixed from here on', body: NewExperiment, response: { 201: data(Experiment) } } }, async ({ caller, body }, reply) => {
    const made = await withTenant(app.db, caller.tenant_id, async (trx) => getExperiment(trx, await openExperiment(trx, { ...body, tenant_id: caller.tenant_id, created_by: caller.id, now: new Date() })))
    return reply.code(201).send({ data: made })
  })
  app.get('/experiments/:experiment_id', { config: { access: 'viewer' }, schema: { tags, params: ExperimentParams, response: { 200: data(ExperimentDetail) } } }, async ({ caller, params }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => describeExperiment(trx, params.experiment_id, new Date())),
  }))
  app.post('/experiments/:experiment_id/stop', { config: write, schema: { tags, summary: 'Ends it without a verdict', params: ExperimentParams, response: { 200: data(Experiment) } } }, async ({ caller, params }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => stopExperiment(trx, caller, params.experiment_id)),
  }))
  app.delete('/experiments/:experiment_id', { config: write, schema: { tags, params: ExperimentParams, response: { 204: z.null() } } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => removeExperiment(trx, caller, params.experiment_id))
    return reply.code(204).send(null)
  })
}
