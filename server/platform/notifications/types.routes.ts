import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import type { Module } from '#kernel/module'
import { data, list } from '#kernel/shapes'
import { Preferences, PreferencesChange, TestOutcome } from './people/people.schema.ts'
import { changePreferences, readPreferences } from './people/preferences.service.ts'
import { addChannel, changeChannel, removeChannel, testChannel } from './team/channels.service.ts'
import { ChannelParams, ChannelTest, NewTeamChannel, Preview, PreviewOrder, TeamChannel, TeamChannelChange, Template, TemplateChange, TemplateParams, TypeParams } from './team/team.schema.ts'
import * as team from './team/team.repository.ts'
import { listTemplates, previewTemplate, resetTemplate, storeTemplate } from './team/templates.service.ts'

const tags = ['notifications']
const person = { access: 'viewer', people_only: true } as const
const admin = { access: 'admin', people_only: true } as const
const nothing = { 204: z.null() }

/** What depends on the closed list of types: that of all modules that this process has. */
export const noticeTypeRoutes = (modules: Module[]) => (app: App) => {
  const types = modules.flatMap(({ notices }) => notices ?? [])
  const toPeople = types.filter((type) => type.is_for_rooms_only !== true)
  const { services } = app
  const means = { cipher: services.cipher, allow: services.config.outgoing_allow, types }

  app.get('/notifications/preferences', { config: person, schema: { tags, summary: 'What the caller is told on which channel, and when', response: { 200: data(Preferences) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => readPreferences(trx, caller, toPeople)),
  }))
  app.put('/notifications/preferences', { config: person, schema: { tags, summary: 'What is left out stays', body: PreferencesChange, response: { 200: data(Preferences) } } }, async ({ caller, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => {
      await changePreferences(trx, caller, body, toPeople)
      return readPreferences(trx, caller, toPeople)
    }),
  }))
  app.get('/notifications/channels', { config: admin, schema: { tags, summary: 'Where the whole team is told: Discord, Slack, and the gateway of SMS', response: { 200: list(TeamChannel) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => team.list(trx)),
  }))
  // No Idempotency-Key: its kept request would keep the address.
  app.post('/notifications/channels', { config: admin, schema: { tags, body: NewTeamChannel, response: { 201: data(TeamChannel) } } }, async ({ caller, body }, reply) => {
    const made = await withTenant(app.db, caller.tenant_id, (trx) => addChannel(trx, caller, body, means))
    return reply.code(201).send({ data: made })
  })
  app.put('/notifications/channels/:channel_id', { config: admin, schema: { tags, params: ChannelParams, body: TeamChannelChange, response: { 200: data(TeamChannel) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => changeChannel(trx, caller, { id: params.channel_id, change: body, means })),
  }))
  app.delete('/notifications/channels/:channel_id', { config: admin, schema: { tags, params: ChannelParams, response: nothing } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => removeChannel(trx, caller, params.channel_id))
    return reply.code(204).send(null)
  })
  app.post('/notifications/channels/:channel_id/test', { config: { ...admin, rate: 'costly' }, schema: { tags, summary: 'Sends a message at once and says what became of it', params: ChannelParams, body: ChannelTest, response: { 200: data(TestOutcome) } } }, async ({ caller, params, body }) => ({
    data: await testChannel(services, caller, { id: params.channel_id, to: body.to }),
  }))
  app.get('/notifications/templates', { config: admin, schema: { tags, summary: 'Every type, and the team’s own words', response: { 200: list(Template) } } }, async ({ caller }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => listTemplates(trx, types)),
  }))
  app.post('/notifications/templates/:type/preview', { config: admin, schema: { tags, params: TypeParams, body: PreviewOrder, response: { 200: data(Preview) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, (trx) => previewTemplate(trx, services, { type: params.type, order: body, types })),
  }))
  app.put('/notifications/templates/:type/:language', { config: admin, schema: { tags, params: TemplateParams, body: TemplateChange, response: { 200: list(Template) } } }, async ({ caller, params, body }) => ({
    data: await withTenant(app.db, caller.tenant_id, async (trx) => {
      await storeTemplate(trx, caller, { ...params, change: body, types })
      return listTemplates(trx, types)
    }),
  }))
  app.delete('/notifications/templates/:type/:language', { config: admin, schema: { tags, params: TemplateParams, response: nothing } }, async ({ caller, params }, reply) => {
    await withTenant(app.db, caller.tenant_id, (trx) => resetTemplate(trx, caller, { ...params, types }))
    return reply.code(204).send(null)
  })
}
