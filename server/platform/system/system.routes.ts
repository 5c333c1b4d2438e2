import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import type { Module, UsageCount } from '#kernel/module'
import { data, list } from '#kernel/shapes'
import { readLog } from './logs.service.ts'
import { changeSettings, listSettings } from './settings.service.ts'
import { LogPage, LogQuery, SettingRow, SettingsChange, Stats } from './system.schema.ts'

const tags = ['system']

/** What can be set, what is used, what happened: of all modules that this process has. */
export const systemRoutes = (modules: Module[]) => (app: App) => {
  const { services } = app
  const settings = modules.flatMap((module) => module.settings ?? [])
  const response = { 200: list(SettingRow) }

  app.get('/settings', { config: { access: 'admin' }, schema: { tags, summary: 'Settings that apply without a restart, within 15 seconds in every process', response } }, async ({ caller }) => ({
    data: await listSettings(services, settings, caller),
  }))
  app.put('/settings', { config: { access: 'admin', people_only: true, step_up: true }, schema: { tags, body: SettingsChange, response } }, async (req) => {
    await changeSettings(services, settings, req.body.values, { caller: req.caller, ip: req.ip, request_id: req.id })
    return { data: await listSettings(services, settings, req.caller) }
  })
  app.get('/stats', { config: { access: 'viewer' }, schema: { tags, summary: 'What your tenant has and used, and where its plan ends', response: { 200: data(Stats) } } }, async ({ caller }) => {
    const now = new Date()
    const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
    const counts = await withTenant(app.db, caller.tenant_id, async (trx) => {
      const found: UsageCount[] = []
      for (const { usage } of modules) if (usage !== undefined) found.push(...(await usage(trx, caller.tenant_id, since)))
      return found
    })
    return { data: { since, counts } }
  })
  const summary = 'Your tenant’s audit trail, and what failed for it (tasks, webhook deliveries), newest first. Never another tenant’s, and nothing of the processes themselves'
  app.get('/logs', { config: { access: 'admin', people_only: true }, schema: { tags, summary, querystring: LogQuery, response: { 200: LogPage } } }, (req) =>
    readLog(services, modules, req.caller.tenant_id, req.query),
  )
}
