import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import * as audit from './audit.repository.ts'
import { AuditPage, AuditQuery } from './audit.schema.ts'

/** Newest first; the trail grows without bound, so pages go on from a cursor. */
export function auditRoutes(app: App) {
  app.get('/tenants/current/audit', { config: { access: 'admin', people_only: true }, schema: { tags: ['tenants'], querystring: AuditQuery, response: { 200: AuditPage } } }, async (req) => {
    const data = await withTenant(app.db, req.caller.tenant_id, (trx) => audit.list(trx, req.query))
    const next = data.length === req.query.limit ? (data.at(-1)?.id ?? null) : null
    return { data, pagination: { cursor: req.query.cursor ?? null, next } }
  })
}
