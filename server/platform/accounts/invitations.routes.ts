import { z } from 'zod'
import { withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { Challenge, Session } from './accounts.schema.ts'
import * as invitations from './invitations.repository.ts'
import { acceptInvitation, invite, inviteAgain, lookAtInvitation, revokeInvitation } from './invitations.service.ts'
import { Acceptance, Invitation, InvitationLook, InvitationParams, InvitationSeen, NewInvitation } from './members.schema.ts'
import { actorOf, originOf } from './origin.ts'
import { answerLogin } from './session-answer.ts'

const tags = ['tenants']
const config = { access: 'admin', people_only: true } as const
const params = InvitationParams

export function invitationRoutes(app: App) {
  const { services } = app

  app.post('/tenants/current/users', { config: { ...config, idempotent: true }, schema: { tags, body: NewInvitation, response: { 201: data(Invitation) } } }, async (req, reply) =>
    reply.code(201).send({ data: await withTenant(app.db, req.caller.tenant_id, (trx) => invite(trx, services, req.body, actorOf(req))) }),
  )
  app.get('/tenants/current/invitations', { config, schema: { tags, response: { 200: list(Invitation) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => invitations.list(trx)),
  }))
  app.post('/tenants/current/invitations/:invitation_id/resend', { config, schema: { tags, params, response: { 200: data(Invitation) } } }, async (req) => ({
    data: await withTenant(app.db, req.caller.tenant_id, (trx) => inviteAgain(trx, services, req.params.invitation_id, actorOf(req))),
  }))
  app.delete('/tenants/current/invitations/:invitation_id', { config, schema: { tags, params, response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => revokeInvitation(trx, req.params.invitation_id, actorOf(req)))
    return reply.code(204).send(null)
  })

  const guess = { access: 'public', rate: 'auth' } as const
  app.post('/auth/invitations/look', { config: guess, schema: { tags: ['auth'], body: InvitationLook, response: { 200: data(InvitationSeen) } } }, async (req) => ({
    data: await lookAtInvitation(services.authDb, req.body.token),
  }))
  app.post('/auth/invitations/accept', { config: guess, schema: { tags: ['auth'], body: Acceptance, response: { 200: data(Session), 202: data(Challenge) } } }, async (req, reply) =>
    answerLogin(app, reply, await acceptInvitation(services, req.body, originOf(req)), req.body.session),
  )
}
