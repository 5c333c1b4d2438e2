import { type Db, withTenant } from '#kernel/db'
import { cursorPage } from '#kernel/cursor'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import * as incidents from './incidents.repository.ts'
import { AcknowledgedMany, AcknowledgeMany, Incident, IncidentDetail, IncidentParams, IncidentQuery, Summary } from './incidents.schema.ts'
import { acknowledge, acknowledgeAll, getIncident, listIncidents, reopen, resolve } from './incidents.service.ts'

const tags = ['alerts']
const config = { access: 'viewer' } as const
const params = IncidentParams
const one = { tags, params, response: { 200: data(IncidentDetail) } }

export function incidentRoutes(app: App) {
  app.get('/alerts/incidents', { config, schema: { tags, summary: 'Newest first', querystring: IncidentQuery, response: { 200: cursorPage(Incident) } } }, ({ caller, query }) =>
    withTenant(app.db, caller.tenant_id, (trx) => listIncidents(trx, query)),
  )
  app.get('/alerts/summary', { config, schema: { tags, response: { 200: data(Summary) } } }, async ({ caller }) => ({
    data: (await withTenant(app.db, caller.tenant_id, (trx) => incidents.summarise(trx))) ?? { open: 0, acknowledged: 0, high: 0, medium: 0, low: 0 },
  }))
  app.get('/alerts/incidents/:incident_id', { config, schema: one }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => getIncident(trx, req.params.incident_id)),
  }))
  app.post('/alerts/incidents/acknowledge', { config: { access: 'member' }, schema: { tags, body: AcknowledgeMany, response: { 200: data(AcknowledgedMany) } } }, async ({ caller, body }) => ({
    data: { acknowledged: await withTenant(app.db, caller.tenant_id, (trx) => acknowledgeAll(trx, body.ids, { id: caller.id, now: new Date() })) },
  }))

  const acts: [string, (trx: Db, id: string, actor: { id: string; now: Date }) => Promise<void>][] = [['acknowledge', acknowledge], ['resolve', resolve], ['reopen', reopen]]
  for (const [verb, act] of acts) {
    app.post(`/alerts/incidents/:incident_id/${verb}`, { config: { access: 'member' }, schema: one }, async (req) => {
      const { caller, params: { incident_id } } = req
      const incident = await withTenant(app.db, caller.tenant_id, async (trx) => {
        await act(trx, incident_id, { id: caller.id, now: new Date() })
        return getIncident(trx, incident_id)
      })
      return { data: incident }
    })
  }
}
