import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { randomToken } from '#kernel/crypto'
import { withTenant } from '#kernel/db'
import { unauthorized } from '#kernel/errors'
import type { App } from '#kernel/http'
import { data, list } from '#kernel/shapes'
import { tokensOf } from '#platform/accounts'
import { EmailProof, Forgotten, type Language, Login, Message, ProviderCallback, ProviderChoice, ProviderFinish, ProviderStart, ProviderUrl, Refresh, Registration, Reset, Session } from './customers.schema.ts'
import { comeBack, finishSignIn, startSignIn } from './provider.service.ts'
import * as providers from './provider.repository.ts'
import { register, verifyEmail } from './register.service.ts'
import * as sessions from './sessions.repository.ts'
import { endByToken, exchange, type SignedIn, type Visit } from './sessions.service.ts'
import { ACCESS_S, AUDIENCE, forgetShopper } from './shoppers.ts'
import { askForReset, logIn, resetPassword } from './sign-in.service.ts'

const tags = ['shop']
const guess = { access: 'shop', rate: 'auth' } as const
const REFRESH_S = 30 * 86_400
const BROWSER = 'tw_provider'
const BROWSER_PATH = '/api/v1/shop/auth/oidc'
const BROWSER_S = 600
const PATH = '/api/v1/shop/auth'

export const visitOf = (req: FastifyRequest): Visit => ({ tenant_id: req.shopper.tenant_id, ip: req.ip, user_agent: req.headers['user-agent']?.slice(0, 300) ?? null })

/** Several stores may share a host: each has a cookie of its own. */
const cookieOf = (req: FastifyRequest) => `tw_refresh_${req.shopper.store.code}`

/** The language of somebody who has not chosen one: the browser's. */
function languageOf({ headers }: FastifyRequest): Language {
  const tag = (headers['accept-language'] ?? '').slice(0, 100).split(/[,;]/)[0]?.trim().toLowerCase() ?? ''
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
  return tag.startsWith('zh') ? 'zh-CN' : 'en'
}

/** The answer to everything that signs somebody in. */
export async function answerSession(app: App, reply: FastifyReply, { customer, session_id, refresh_token }: SignedIn, kind: 'cookie' | 'token') {
  const req = reply.request
  const inCookie = kind === 'cookie'
  // Strict: no other site can make the browser send it.
  if (inCookie) reply.setCookie(cookieOf(req), refresh_token, { path: PATH, httpOnly: true, sameSite: 'strict', secure: req.protocol === 'https', maxAge: REFRESH_S })
  const tokens = await tokensOf(app.services)
  const access_token = await tokens.issue({ audience: AUDIENCE, subject: customer.customer_id, claims: { tid: req.shopper.tenant_id, sid: session_id }, lifetime_s: ACCESS_S })
  reply.header('Cache-Control', 'no-store')
  return { data: { access_token, ...(inCookie ? {} : { refresh_token }), token_type: 'bearer' as const, expires_in: ACCESS_S, customer } }
}

export function authRoutes(app: App) {
  const { services, db } = app

  app.post('/shop/auth/register', { config: { ...guess, idempotent: true }, schema: { tags, summary: 'Open an account: a link is mailed. The answer is the same for an address that has one', body: Registration, response: { 202: data(Message) } } }, async (req, reply) => {
    await register(services, req.shopper.tenant_id, { ...req.body, language: req.body.language ?? languageOf(req) })
    return reply.code(202).send({ data: { message: 'A link was sent to this address' } })
  })
  app.post('/shop/auth/verify-email', { config: guess, schema: { tags, summary: 'Use a mailed link: of a registration, or of a new address', body: EmailProof, response: { 200: data(Session) } } }, async (req, reply) => {
    const signed = await verifyEmail(services, req.body.token, visitOf(req))
    forgetShopper(services, signed.customer.customer_id)
    return answerSession(app, reply, signed, req.body.session)
  })
  app.post('/shop/auth/login', { config: guess, schema: { tags, summary: 'Sign in', body: Login, response: { 200: data(Session) } } }, async (req, reply) =>
    answerSession(app, reply, await logIn(services, req.body, visitOf(req)), req.body.session),
  )
  app.post('/shop/auth/refresh', { config: guess, schema: { tags, summary: 'The next tokens of a session; one that was exchanged before ends it', body: Refresh.nullish(), response: { 200: data(Session) } } }, async (req, reply) => {
    const given = req.body?.refresh_token
    const token = given ?? req.cookies[cookieOf(req)] ?? ''
    const signed = await withTenant(db, req.shopper.tenant_id, (trx) => exchange(trx, token, req.shopper.tenant_id))
    if (signed === undefined) throw unauthorized('The session has ended: sign in again', 'INVALID_REFRESH_TOKEN')
    return answerSession(app, reply, signed, given === undefined ? 'cookie' : 'token')
  })
  app.post('/shop/auth/logout', { config: guess, schema: { tags, summary: 'End the session of a refresh token', body: Refresh.nullish(), response: { 204: z.null() } } }, async (req, reply) => {
    const token = req.body?.refresh_token ?? req.cookies[cookieOf(req)] ?? ''
    const customer_id = await withTenant(db, req.shopper.tenant_id, (trx) => endByToken(trx, token))
    if (customer_id !== undefined) forgetShopper(services, customer_id)
    return reply.clearCookie(cookieOf(req), { path: PATH }).code(204).send(null)
  })
  app.post('/shop/auth/logout-all', { config: { access: 'customer' }, schema: { tags, summary: 'End all of one’s sessions', response: { 204: z.null() } } }, async (req, reply) => {
    const customer_id = req.shopper.customer_id ?? ''
    await withTenant(db, req.shopper.tenant_id, (trx) => sessions.endAll(trx, customer_id))
    forgetShopper(services, customer_id)
    return reply.clearCookie(cookieOf(req), { path: PATH }).code(204).send(null)
  })
  app.post('/shop/auth/forgot-password', { config: guess, schema: { tags, summary: 'Mail a link to choose a new password, if somebody has this address', body: Forgotten, response: { 202: data(Message) } } }, async (req, reply) => {
    await askForReset(services, { tenant_id: req.shopper.tenant_id, email: req.body.email, language: req.body.language ?? languageOf(req) })
    return reply.code(202).send({ data: { message: 'If this address has an account, a link is on its way' } })
  })
  app.post('/shop/auth/reset-password', { config: guess, schema: { tags, summary: 'Choose a new password with a mailed link; all sessions end', body: Reset, response: { 204: z.null() } } }, async (req, reply) => {
    forgetShopper(services, await resetPassword(services, { tenant_id: req.shopper.tenant_id, ...req.body }))
    return reply.code(204).send(null)
  })

  app.get('/shop/auth/providers', { config: { access: 'shop' }, schema: { tags, summary: 'Where one can sign in besides here', response: { 200: list(ProviderChoice) } } }, async ({ shopper }) => {
    const provider = await withTenant(db, shopper.tenant_id, providers.find)
    return { data: provider?.is_on === true ? [{ name: provider.name }] : [] }
  })
  app.post('/shop/auth/oidc/start', { config: guess, schema: { tags, summary: 'Where to send the browser', body: ProviderStart, response: { 200: data(ProviderUrl) } } }, async (req, reply) => {
    const given = req.cookies[BROWSER]
    const browser = given !== undefined && /^[\w-]{43}$/.test(given) ? given : randomToken()
    // Lax: it has to come along when the provider sends the browser back.
    reply.setCookie(BROWSER, browser, { path: BROWSER_PATH, httpOnly: true, sameSite: 'lax', secure: req.protocol === 'https', maxAge: BROWSER_S })
    return { data: { url: await startSignIn(services, { tenant_id: req.shopper.tenant_id, return_to: req.body.return_to, browser }) } }
  })
  app.get('/shop/auth/oidc/callback', { config: { access: 'public', rate: 'auth' }, schema: { tags, summary: 'The way back from the provider, for browsers', querystring: ProviderCallback, response: { 302: z.null() } } }, async (req, reply) => {
    const to = await comeBack(services, { state: req.query.state, search: req.url.split('?')[1] ?? '', browser: req.cookies[BROWSER] })
    return reply.header('Cache-Control', 'no-store').redirect(to)
  })
  app.post('/shop/auth/oidc/finish', { config: guess, schema: { tags, summary: 'Sign in with the code that the way back brought', body: ProviderFinish, response: { 200: data(Session) } } }, async (req, reply) =>
    answerSession(app, reply, await finishSignIn(services, req.body.code, visitOf(req)), req.body.session),
  )
}
