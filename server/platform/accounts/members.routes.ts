import { z } from 'zod'
import { type Db, withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { Message } from './accounts.schema.ts'
import { requestJoin } from './joining.service.ts'
import * as members from './members.repository.ts'
import { Approval, JoinWish, Member, MemberChange, UserParams } from './members.schema.ts'
import { approveJoin, changeMember, rejectJoin, removeMember } from './members.service.ts'
import { type Actor, actorOf } from './origin.ts'
import { tokensOf } from './tokens.ts'

const config = { access: 'admin', people_only: true } as const
const params = UserParams

export function memberRoutes(app: App) {
  /** Whoever it concerns is looked up again by the next request. */
  async function settle<T>(personId: string, by: Actor, work: (trx: Db) => Promise<T>): Promise<T> {
    const result = await withTenant(app.db, by.caller.tenant_id, work)
    ;(await tokensOf(app.services)).callers.forget(personId, by.caller.tenant_id) // and the keys that somebody made
    return result
  }

  for (const { path, tags, access } of [{ path: '/users', tags: ['users'], access: 'admin' as const }, { path: '/tenants/current/users', tags: ['tenants'], access: 'viewer' as const }]) {
    app.get(path, { config: { ...config, access }, schema: { tags, response: { 200: list(Member) } } }, async (req) => ({
      data: await withTenant(app.db, req.caller.tenant_id, (trx) => members.list(trx)),
    }))
    app.put(`${path}/:user_id`, { config, schema: { tags, params, body: MemberChange, response: { 200: data(Member) } } }, async (req) => ({
      data: await settle(req.params.user_id, actorOf(req), (trx) => changeMember(trx, req.params.user_id, req.body, actorOf(req))),
    }))
    app.delete(`${path}/:user_id`, { config, schema: { tags, params, response: { 204: z.null() } } }, async (req, reply) => {
      await settle(req.params.user_id, actorOf(req), (trx) => removeMember(trx, req.params.user_id, actorOf(req)))
      return reply.code(204).send(null)
    })
  }
  app.get('/users/:user_id', { config, schema: { tags: ['users'], params, response: { 200: data(Member) } } }, async (req) => {
    const member = await withTenant(app.db, req.caller.tenant_id, (trx) => members.find(trx, req.params.user_id))
    if (member === undefined) throw notFound('user')
    return { data: member }
  })

  const tags = ['tenants']
  app.post('/tenants/join-requests', { config: { access: 'viewer', people_only: true, rate: 'auth' }, schema: { tags, body: JoinWish, response: { 202: data(Message) } } }, async (req, reply) => {
    await requestJoin(app.services, req.body.tenant_code, actorOf(req))
    return reply.code(202).send({ data: { message: 'An admin of the tenant has to let you in' } })
  })
  app.get('/tenants/current/join-requests', { config, schema: { tags, response: { 200: list(Member) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => members.list(trx, { status: 'pending' })),
  }))
  app.post('/tenants/current/join-requests/:user_id/approve', { config, schema: { tags, params, body: Approval, response: { 200: data(Member) } } }, async (req) => ({
    data: await settle(req.params.user_id, actorOf(req), (trx) =>
      approveJoin(trx, { personId: req.params.user_id, role: req.body.role, config: app.services.config }, actorOf(req))),
  }))
  app.post('/tenants/current/join-requests/:user_id/reject', { config, schema: { tags, params, response: { 204: z.null() } } }, async (req, reply) => {
    await settle(req.params.user_id, actorOf(req), (trx) => rejectJoin(trx, req.params.user_id, actorOf(req)))
    return reply.code(204).send(null)
  })
}
