import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { RuleTest, RuleTestAnswer } from './rule-test.schema.ts'
import { testRule } from './rule-test.service.ts'
import { Mute, NewRule, Rule, RuleChange, RuleDetail, RuleParams } from './rules.schema.ts'
import { changeRule, createRule, deleteRule, getRule, listRules, muteRule, restoreRule } from './rules.service.ts'
import type { RuleRow } from './rules.repository.ts'

const tags = ['alerts']
const read = { access: 'viewer' } as const
const write = { access: 'member' } as const
const params = RuleParams
const one = { 200: data(Rule) }

export function ruleRoutes(app: App) {
  app.get('/alerts/rules', { config: read, schema: { tags, response: { 200: list(Rule) } } }, async ({ caller }) => ({
    data: (await withTenant(app.db, caller.tenant_id, (trx) => listRules(trx, caller.tenant_id))).map(shown),
  }))
  app.post('/alerts/rules', { config: { ...write, idempotent: true }, schema: { tags, body: NewRule, response: { 201: data(Rule) } } }, async ({ caller, body }, reply) => {
    const made = await withTenant(app.db, caller.tenant_id, (trx) => createRule(trx, caller, body))
    return reply.code(201).send({ data: shown(made) })
  })
  app.post('/alerts/rules/test', { config: { ...read, rate: 'costly' }, schema: { tags, summary: 'What a rule would have told of the stored history', body: RuleTest, response: { 200: data(RuleTestAnswer) } } }, async ({ caller, body }) => ({
    data: await testRule(app.db, caller.tenant_id, { test: body, now: new Date(), worldSpeed: app.services.config.world_speed }),
  }))
  app.get('/alerts/rules/:rule_id', { config: read, schema: { tags, params, response: { 200: data(RuleDetail) } } }, async (req) => {
    const { products, ...rule } = await withTenant(app.db, req.caller.tenant_id, (trx) => getRule(trx, req.params.rule_id))
    return { data: { ...shown(rule), products } }
  })
  app.put('/alerts/rules/:rule_id', { config: write, schema: { tags, params, body: RuleChange, response: one } }, async (req) => ({
    data: shown(await withTenant(app.db, req.caller.tenant_id, (trx) => changeRule(trx, req.caller, req.params.rule_id, req.body))),
  }))
  app.delete('/alerts/rules/:rule_id', { config: write, schema: { tags, summary: 'Can be restored for a day', params, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => deleteRule(trx, req.caller, req.params.rule_id, new Date()))
    return reply.code(204).send(null)
  })
  app.post('/alerts/rules/:rule_id/restore', { config: write, schema: { tags, params, response: one } }, async (req) => ({
    data: shown(await withTenant(app.db, req.caller.tenant_id, (trx) => restoreRule(trx, req.caller, req.params.rule_id, new Date()))),
  }))
  app.post('/alerts/rules/:rule_id/mute', { config: write, schema: { tags, summary: 'Until a time; null ends it', params, body: Mute, response: one } }, async (req) => ({
    data: shown(await withTenant(app.db, req.caller.tenant_id, (trx) => muteRule(trx, req.caller, req.params.rule_id, req.body.until))),
  }))
}

/** The description of the API shows a condition as an object; its grammar stands with the body that is sent. */
const shown = (rule: RuleRow) => ({ ...rule, scope: { ...rule.scope }, condition: { ...rule.condition } })
