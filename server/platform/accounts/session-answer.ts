import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '#kernel/http'
import { CHALLENGE_S, type Challenged, type SignedIn } from './sessions.service.ts'
import { ACCESS_S, tokensOf } from './tokens.ts'

const COOKIE = 'tradewind_refresh'
const COOKIE_PATH = '/api/v1/auth'
const REFRESH_S = 30 * 86_400

/** The answer to everything that signs somebody in. */
export async function answerSession(app: App, reply: FastifyReply, { profile, session_id, refresh_token }: SignedIn, kind: 'cookie' | 'token') {
  const inCookie = kind === 'cookie'
  if (inCookie) setCookie(reply, refresh_token)
  const access_token = await (await tokensOf(app.services)).sign({ person_id: profile.id, tenant_id: profile.tenant_id, session_id })
  return { data: { access_token, ...(inCookie ? {} : { refresh_token }), token_type: 'bearer' as const, expires_in: ACCESS_S, user: profile } }
}

/** The session, or (202) what waits for the second step. */
export async function answerLogin(app: App, reply: FastifyReply, outcome: SignedIn | Challenged, kind: 'cookie' | 'token') {
  if (!('challenge' in outcome)) return reply.code(200).send(await answerSession(app, reply, outcome, kind))
  return reply.code(202).send({ data: { challenge: outcome.challenge, expires_in: CHALLENGE_S } })
}

/** Strict: no other site can make the browser send it. Secure wherever the page itself came by HTTPS. */
export function setCookie(reply: FastifyReply, token: string) {
  reply.setCookie(COOKIE, token, { path: COOKIE_PATH, httpOnly: true, sameSite: 'strict', secure: reply.request.protocol === 'https', maxAge: REFRESH_S })
}

export const clearCookie = (reply: FastifyReply) => reply.clearCookie(COOKIE, { path: COOKIE_PATH })

export const refreshTokenOf = (req: FastifyRequest, { refresh_token }: { refresh_token?: string | undefined }): string => refresh_token ?? req.cookies[COOKIE] ?? ''
