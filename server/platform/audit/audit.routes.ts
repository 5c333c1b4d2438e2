import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Db, withTenant } from '#kernel/db'
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

  const summary = 'The whole trail, oldest first, one JSON object a line (application/x-ndjson)'
  app.get('/tenants/current/audit/export', { config: { access: 'admin', people_only: true, rate: 'costly' }, schema: { tags: ['tenants'], summary, response: { 200: z.string() } } }, async (req, reply) => {
    const { tenant_id, id } = req.caller
    await withTenant(app.db, tenant_id, (trx) => audit.record(trx, { tenant_id, actor_id: id, action: 'audit.exported', request_id: req.id, ip: req.ip }))
    reply.type('application/x-ndjson; charset=utf-8').header('Cache-Control', 'no-store').header('Content-Disposition', 'attachment; filename="audit.ndjson"')
    const stream: unknown = Readable.from(linesOf(app.db, tenant_id))
    return reply.send(stream as string) // a stream is sent as it is
  })
}

const PIECE = 1_000

/** Each piece is a transaction of its own: a slow reader holds none open. */
async function* linesOf(db: Db, tenantId: string): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const entries = await withTenant(db, tenantId, (trx) => audit.listOldest(trx, after, PIECE))
    if (entries.length > 0) yield `${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`
    if (entries.length < PIECE) return
    after = Number(entries.at(-1)?.id)
  }
}
