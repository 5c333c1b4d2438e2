import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { CompareOrder, ComparisonAnswer } from './compare.schema.ts'
import { compareProducts } from './compare.service.ts'
import { Competitor, CompetitorParams, CompetitorQuery, Group, GroupChange, GroupParams, NewGroup, NewRelation, ProductParams, RelationChange } from './competitors.schema.ts'
import * as groups from './groups.repository.ts'
import { changeGroup, createGroup, deleteGroup } from './groups.service.ts'
import { addCompetitor, changeCompetitor, listRelations, removeCompetitor } from './relations.service.ts'
import { suggestCompetitors } from './suggest.service.ts'

const tags = ['competitors']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
const nothing = { 204: z.null() }

export function competitorRoutes(app: App) {
  app.get('/competitors/groups', { config: read, schema: { tags, summary: 'Named sets of competitors', response: { 200: list(Group) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => groups.list(trx)),
  }))
  app.post('/competitors/groups', { config: { ...write, idempotent: true }, schema: { tags, body: NewGroup, response: { 201: data(Group) } } }, async ({ caller, body }, reply) => {
    const made = await withTenant(app.db, caller.tenant_id, (trx) => createGroup(trx, caller, body))
    return reply.code(201).send({ data: made })
  })
  app.put('/competitors/groups/:group_id', { config: write, schema: { tags, params: GroupParams, body: GroupChange, response: { 200: data(Group) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => changeGroup(trx, caller, params.group_id, body)),
  }))
  app.delete('/competitors/groups/:group_id', { config: write, schema: { tags, summary: 'The competitors in it stay', params: GroupParams, response: nothing } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => deleteGroup(trx, caller, params.group_id))
    return reply.code(204).send(null)
  })

  app.get('/competitors/:product_id', { config: read, schema: { tags, params: ProductParams, querystring: CompetitorQuery, response: { 200: list(Competitor) } } }, async ({ caller, params, query }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listRelations(trx, params.product_id, query)),
  }))
  app.get('/competitors/:product_id/suggested', { config: { ...read, rate: 'costly' }, schema: { tags, summary: 'Products of the tenant that are most like this one, with what the score is made of', params: ProductParams, response: { 200: list(Competitor) } } }, async ({ caller, params }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => suggestCompetitors(trx, { tenant_id: caller.tenant_id, product_id: params.product_id, now: new Date() })),
  }))
  app.post('/competitors/:product_id/relations', { config: { ...write, idempotent: true }, schema: { tags, summary: 'Adds a competitor by its address, its ASIN or as a product; what is not tracked is tracked from now on', params: ProductParams, body: NewRelation, response: { 201: data(Competitor) } } }, async ({ caller, params, body }, reply) => {
    const added = await withTenant(app.db, caller.tenant_id, (trx) => addCompetitor(trx, caller, params.product_id, body))
    return reply.code(201).send({ data: added })
  })
  app.post('/competitors/:product_id/compare', { config: { ...read, rate: 'costly' }, schema: { tags, summary: 'The product side by side with its competitors', params: ProductParams, body: CompareOrder, response: { 200: data(ComparisonAnswer) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => compareProducts(trx, { product_id: params.product_id, ...body, now: new Date() })),
  }))
  app.put('/competitors/relations/:competitor_id', { config: write, schema: { tags, summary: 'Confirms, dismisses, or changes type and group', params: CompetitorParams, body: RelationChange, response: { 200: data(Competitor) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => changeCompetitor(trx, caller, params.competitor_id, body)),
  }))
  app.delete('/competitors/:competitor_id', { config: write, schema: { tags, summary: 'Removes the relation; the product stays', params: CompetitorParams, response: nothing } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => removeCompetitor(trx, caller, params.competitor_id))
    return reply.code(204).send(null)
  })
}
