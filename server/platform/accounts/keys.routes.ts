import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { Key, KeyParams, MadeKey, NewKey } from './keys.schema.ts'
import { createKey, listKeys, revokeKey } from './keys.service.ts'
import { actorOf } from './origin.ts'
import { tokensOf } from './tokens.ts'

const tags = ['tenants']
const config = { access: 'admin', people_only: true } as const

export function keyRoutes(app: App) {
  app.get('/tenants/current/keys', { config, schema: { tags, response: { 200: list(Key) } } }, async (req) => ({ data: await withTenant(app.db, req.caller.tenant_id, listKeys) }))
  // No Idempotency-Key: its kept answer would keep the secret.
  app.post('/tenants/current/keys', { config: { ...config, step_up: true }, schema: { tags, body: NewKey, response: { 201: data(MadeKey) } } }, async (req, reply) =>
    reply.code(201).send({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => createKey(trx, req.body, actorOf(req))) }),
  )
  app.delete('/tenants/current/keys/:key_id', { config, schema: { tags, params: KeyParams, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => revokeKey(trx, req.params.key_id, actorOf(req)))
    ;(await tokensOf(app.services)).callers.forget(req.params.key_id)
    return reply.code(204).send(null)
  })
}
