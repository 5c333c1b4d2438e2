import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { withTenant } from '#kernel/db'
import { notFound } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { KeySet, Login, Profile, ProfileChange, Refresh, Session } from './accounts.schema.ts'
import * as signIn from './sign-in.repository.ts'
import { logIn, logOut, refresh } from './sign-in.service.ts'
import { ACCESS_S, tokensOf } from './tokens.ts'

const COOKIE = 'tradewind_refresh'
const COOKIE_PATH = '/api/v1/auth'
const REFRESH_S = 30 * 86_400

export function accountRoutes(app: App) {
  const { authDb } = app.services
  const auth = { tags: ['auth'] }

  async function session(reply: FastifyReply, { profile, refresh_token }: { profile: Profile; refresh_token: string }, inCookie: boolean) {
    if (inCookie) setCookie(reply, refresh_token)
    const access_token = await (await tokensOf(app.services)).sign(profile)
    return { data: { access_token, ...(inCookie ? {} : { refresh_token }), token_type: 'bearer' as const, expires_in: ACCESS_S, user: profile } }
  }

  app.post('/auth/login', { config: { access: 'public' }, schema: { ...auth, body: Login, response: { 200: data(Session) } } }, async (req, reply) =>
    session(reply, await logIn(authDb, req.body), req.body.session === 'cookie'),
  )
  app.post('/auth/refresh', { config: { access: 'public' }, schema: { ...auth, body: Refresh, response: { 200: data(Session) } } }, async (req, reply) =>
    session(reply, await refresh(authDb, tokenOf(req, req.body)), req.body.refresh_token === undefined),
  )
  app.post('/auth/logout', { config: { access: 'public' }, schema: { ...auth, body: Refresh, response: { 204: z.null() } } }, async (req, reply) => {
    await logOut(authDb, tokenOf(req, req.body))
    return reply.clearCookie(COOKIE, { path: COOKIE_PATH }).code(204).send(null)
  })
  app.get('/auth/keys', { config: { access: 'public' }, schema: { ...auth, summary: 'The public keys of access tokens (JWKS)', response: { 200: KeySet } } }, async (_req, reply) => {
    reply.header('Cache-Control', 'public, max-age=300')
    return (await tokensOf(app.services)).keySet()
  })

  const users = { tags: ['users'], response: { 200: data(Profile) } }
  app.get('/users/profile', { config: { access: 'viewer' }, schema: users }, async ({ caller }) => ({ data: await readProfile(app, caller) }))
  app.put('/users/profile', { config: { access: 'viewer' }, schema: { ...users, body: ProfileChange } }, async ({ caller, body }) => {
    const { language, time_zone } = body
    const change = { ...(language ? { language } : {}), ...(time_zone ? { time_zone } : {}) }
    if (Object.keys(change).length > 0) await withTenant(app.db, caller.tenant_id, (trx) => signIn.changeProfile(trx, caller.id, change))
    return { data: await readProfile(app, caller) }
  })
}

async function readProfile(app: App, { tenant_id, id }: { tenant_id: string; id: string }): Promise<Profile> {
  const profile = await withTenant(app.db, tenant_id, (trx) => signIn.findMember(trx, tenant_id, id))
  if (profile === undefined) throw notFound('user')
  return profile
}

/** Strict: no other site can make the browser send it. Secure wherever the page itself came by HTTPS. */
function setCookie(reply: FastifyReply, token: string) {
  reply.setCookie(COOKIE, token, { path: COOKIE_PATH, httpOnly: true, sameSite: 'strict', secure: reply.request.protocol === 'https', maxAge: REFRESH_S })
}

const tokenOf = (req: FastifyRequest, { refresh_token }: { refresh_token?: string | undefined }): string => refresh_token ?? req.cookies[COOKIE] ?? ''
