import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { App } from '#kernel/http'
import { data } from '#kernel/shapes'
import { Challenge, EmailProof, ForgottenPassword, KeySet, Login, Message, PasswordReset, Refresh, Registered, Registration, SecondStep, Session, TenantSwitch } from './accounts.schema.ts'
import { subdomainOf } from './callers.ts'
import { actorOf, languageOf, originOf } from './origin.ts'
import { findTenantBySubdomain } from './people.repository.ts'
import { askForReset, resetPassword } from './passwords.service.ts'
import { register, verifyEmail } from './registration.service.ts'
import { answerChallenge } from './second-factor.service.ts'
import { answerLogin, answerSession, clearCookie, refreshTokenOf } from './session-answer.ts'
import { logIn, logOut, logOutEverywhere, refresh, switchTenant } from './sign-in.service.ts'
import { tokensOf } from './tokens.ts'

const tags = ['auth']
const guess = { access: 'public', rate: 'auth' } as const
const people = { access: 'viewer', people_only: true, before_enrolment: true } as const

export function authRoutes(app: App) {
  const { services } = app
  const { authDb } = services
  const forget = async (...ids: string[]) => (await tokensOf(services)).callers.forget(...ids)

  /** Who registers at a tenant's own address wants to join it. */
  const namedTenant = async (req: FastifyRequest) => {
    const subdomain = subdomainOf(req.hostname, services.config.tenant_domain)
    const tenant = subdomain === undefined ? undefined : await findTenantBySubdomain(authDb, subdomain)
    return tenant === undefined ? {} : { tenant_code: tenant.code, tenant_name: undefined }
  }

  app.post('/auth/register', { config: guess, schema: { tags, body: Registration, response: { 201: data(Registered) } } }, async (req, reply) => {
    const ids = await register(services, { ...req.body, ...(await namedTenant(req)), language: req.body.language ?? languageOf(req.headers['accept-language']) })
    return reply.code(201).send({ data: { message: 'We sent you a mail: follow its link to go on', ...ids } })
  })
  app.post('/auth/verify-email', { config: guess, schema: { tags, body: EmailProof, response: { 200: data(Session), 202: data(Message) } } }, async (req, reply) => {
    const signedIn = await verifyEmail(services, req.body.token, originOf(req))
    if (signedIn === undefined) return reply.code(202).send({ data: { message: 'Your address is confirmed. An admin of the tenant has to let you in' } })
    return reply.code(200).send(await answerSession(app, reply, signedIn, req.body.session))
  })
  app.post('/auth/login', { config: guess, schema: { tags, body: Login, response: { 200: data(Session), 202: data(Challenge) } } }, async (req, reply) =>
    answerLogin(app, reply, await logIn(services, req.body, originOf(req)), req.body.session),
  )
  app.post('/auth/login/second-step', { config: guess, schema: { tags, summary: 'The second step of a log-in that was answered with a challenge', body: SecondStep, response: { 200: data(Session) } } }, async (req, reply) =>
    answerSession(app, reply, await answerChallenge(services, req.body, originOf(req)), req.body.session),
  )
  app.post('/auth/refresh', { config: { access: 'public' }, schema: { tags, body: Refresh, response: { 200: data(Session) } } }, async (req, reply) =>
    answerSession(app, reply, await refresh(services, refreshTokenOf(req, req.body), originOf(req)), req.body.refresh_token === undefined ? 'cookie' : 'token'),
  )
  app.post('/auth/logout', { config: { access: 'public' }, schema: { tags, body: Refresh, response: { 204: z.null() } } }, async (req, reply) => {
    const session = await logOut(authDb, refreshTokenOf(req, req.body), originOf(req))
    if (session !== undefined) await forget(session)
    return clearCookie(reply).code(204).send(null)
  })
  app.post('/auth/logout-all', { config: people, schema: { tags, response: { 204: z.null() } } }, async (req, reply) => {
    await logOutEverywhere(authDb, actorOf(req))
    await forget(req.caller.id)
    return clearCookie(reply).code(204).send(null)
  })
  app.post('/auth/switch-tenant', { config: people, schema: { tags, body: TenantSwitch, response: { 200: data(Session) } } }, async (req, reply) => {
    const signedIn = await switchTenant(authDb, req.body.tenant_id, actorOf(req))
    await forget(req.caller.session_id ?? '')
    return answerSession(app, reply, signedIn, req.body.session)
  })
  app.post('/auth/forgot-password', { config: guess, schema: { tags, body: ForgottenPassword, response: { 202: data(Message) } } }, async (req, reply) => {
    await askForReset(authDb, { email: req.body.email, language: req.body.language ?? languageOf(req.headers['accept-language']) })
    return reply.code(202).send({ data: { message: 'If this address has an account, a mail is on its way' } })
  })
  app.post('/auth/reset-password', { config: guess, schema: { tags, body: PasswordReset, response: { 204: z.null() } } }, async (req, reply) => {
    await forget(await resetPassword(services, req.body, originOf(req)))
    return reply.code(204).send(null)
  })
  app.get('/auth/keys', { config: { access: 'public' }, schema: { tags, summary: 'The public keys of access tokens (JWKS)', response: { 200: KeySet } } }, async (_req, reply) => {
    reply.header('Cache-Control', 'public, max-age=300')
    return (await tokensOf(services)).keySet()
  })
}
