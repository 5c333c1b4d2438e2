import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { randomToken } from '#kernel/crypto'
import { inTransaction, withTenant } from '#kernel/db'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { finish, listIdentities, listProviders, startLink, startSignIn, unlink } from './oidc.service.ts'
import { actorOf, originOf } from './origin.ts'
import { Callback, Identity, IdentityLink, IdentityParams, ProviderChoice, ProviderInput, ProviderQuery, ProviderSettings, ProviderStart, ProviderUrl } from './provider.schema.ts'
import { readProvider, removeProvider, saveProvider } from './provider.service.ts'
import { setCookie } from './session-answer.ts'

const COOKIE = 'tradewind_provider'
const COOKIE_S = 600
const guess = { access: 'public', rate: 'auth' } as const
const own = { access: 'viewer', people_only: true } as const
const admin = { access: 'admin', people_only: true } as const

/** Lax: it has to come along when the provider sends the browser back. Several windows share one. */
function browserOf(req: FastifyRequest, reply: FastifyReply): string {
  const given = req.cookies[COOKIE]
  const browser = given !== undefined && /^[\w-]{43}$/.test(given) ? given : randomToken()
  reply.setCookie(COOKIE, browser, { path: '/api/v1/auth/oidc', httpOnly: true, sameSite: 'lax', secure: req.protocol === 'https', maxAge: COOKIE_S })
  return browser
}

/** Log-in by somebody else's word for it (OpenID Connect): authorization code with PKCE. */
export function oidcRoutes(app: App) {
  const { services } = app

  app.get('/auth/providers', { config: guess, schema: { tags: ['auth'], summary: 'Where one can sign in besides here', querystring: ProviderQuery, response: { 200: list(ProviderChoice) } } }, async (req) => ({
    data: await listProviders(services, req.query.tenant_code, originOf(req)),
  }))
  app.post('/auth/oidc/start', { config: guess, schema: { tags: ['auth'], summary: 'Where to send the browser', body: ProviderStart, response: { 200: data(ProviderUrl) } } }, async (req, reply) => ({
    data: { url: await startSignIn(services, { ...req.body, browser: browserOf(req, reply) }, originOf(req)) },
  }))
  app.get('/auth/oidc/callback', { config: guess, schema: { tags: ['auth'], summary: 'The way back from the provider, for browsers', querystring: Callback, response: { 302: z.null() } } }, async (req, reply) => {
    const search = req.url.split('?')[1] ?? ''
    const way = await finish(services, { state: req.query.state, search, browser: req.cookies[COOKIE] }, originOf(req))
    reply.header('Cache-Control', 'no-store')
    if ('problem' in way) return reply.redirect(`${way.origin}${way.path}?problem=${encodeURIComponent(way.problem)}`)
    if ('linked' in way) return reply.redirect(`${way.origin}${way.path}?linked=1`)
    if ('challenge' in way.outcome) return reply.redirect(`${way.origin}/sign-in?redirect=${encodeURIComponent(way.path)}#challenge=${way.outcome.challenge}`)
    setCookie(reply, way.outcome.refresh_token)
    return reply.redirect(`${way.origin}${way.path}`)
  })

  app.get('/users/profile/identities', { config: own, schema: { tags: ['users'], summary: 'How you are known to providers', response: { 200: list(Identity) } } }, async (req) => ({ data: await listIdentities(services.authDb, actorOf(req)) }))
  app.post('/users/profile/identities', { config: { ...own, step_up: true }, schema: { tags: ['users'], summary: 'Where to send the browser to link an account of a provider', body: IdentityLink, response: { 200: data(ProviderUrl) } } }, async (req, reply) => ({
    data: { url: await startLink(services, { kind: req.body.kind, browser: browserOf(req, reply) }, actorOf(req)) },
  }))
  app.delete('/users/profile/identities/:identity_id', { config: { ...own, step_up: true }, schema: { tags: ['users'], params: IdentityParams, response: { 204: z.null() } } }, async (req, reply) => {
    await inTransaction(services.authDb, (trx) => unlink(trx, req.params.identity_id, actorOf(req)))
    return reply.code(204).send(null)
  })

  const shown = { tags: ['tenants'], response: { 200: data(ProviderSettings) } }
  const read = (tenantId: string) => withTenant(app.db, tenantId, (trx) => readProvider(trx, services, tenantId))
  app.get('/tenants/current/provider', { config: admin, schema: shown }, async ({ caller }) => ({ data: await read(caller.tenant_id) }))
  app.put('/tenants/current/provider', { config: { ...admin, step_up: true }, schema: { ...shown, body: ProviderInput } }, async (req) => {
    await saveProvider(services, req.body, actorOf(req))
    return { data: await read(req.caller.tenant_id) }
  })
  app.delete('/tenants/current/provider', { config: { ...admin, step_up: true }, schema: { tags: ['tenants'], response: { 204: z.null() } } }, async (req, reply) => {
    await withTenant(app.db, req.caller.tenant_id, (trx) => removeProvider(trx, actorOf(req)))
    return reply.code(204).send(null)
  })
}
