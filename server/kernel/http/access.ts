import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { AppError, forbidden, unauthorized } from '../errors.ts'
import { type Limiter, type RateClass, limitOf, rateKeyOf } from './rate.ts'

const RANKS = { viewer: 1, member: 2, admin: 3, owner: 4 } as const
export type MemberRole = keyof typeof RANKS
/** `public`: anybody. Else the least role of the caller in its tenant. */
export type Access = 'public' | MemberRole

/** Who sends the request, once the token is verified. */
export interface Caller {
  /** The person's id, or the key's. */
  id: string
  tenant_id: string
  role: MemberRole
  kind: 'person' | 'key'
  /** `<area>:<read|write>` of a key; null: everything its role may do. */
  scopes: readonly string[] | null
  /** What the tenant's plan allows. */
  requests_per_minute: number
  /** The log-in a person came by. */
  session_id?: string
}

/** @throws AppError 401 when the token is not (or no longer) good */
export type Authenticate = (token: string) => Promise<Caller> | Caller

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** No API key may call it: what concerns people, their passwords, and keys themselves. */
    people_only?: boolean
    /** Read for GET and write for the rest, where a route says nothing. */
    rate?: RateClass
    /** The route honours `Idempotency-Key`. */
    idempotent?: boolean
  }
  interface FastifyRequest {
    /** Set on every route but the public ones. */
    caller: Caller
  }
}

/** Refuses a route that does not say who may call it, what it takes and what it answers; checks the caller of the others, and how often it calls. */
export function guardAccess(app: FastifyInstance, authenticate: Authenticate, limiter: Limiter): void {
  app.decorateRequest('caller')
  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.schema?.hide === true) return
    for (const missing of missingParts(route)) throw new Error(`route ${String(route.method)} ${route.url} declares no ${missing}`)
  })
  app.addHook('onRequest', (req, reply, done) => {
    const { access } = req.routeOptions.config
    if (access === undefined) return done()
    if (access === 'public') return done(refusalByRate(req, reply, limiter))
    const admit = (caller: Caller) => {
      req.caller = caller
      done(refusalByRate(req, reply, limiter) ?? refusalByRight(req, caller, access))
    }
    try {
      // A token that was verified before is known at once: no promise for most requests.
      const caller = authenticate(bearerOf(req))
      if (caller instanceof Promise) caller.then(admit, done)
      else admit(caller)
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  })
}

export const mayCall = (role: MemberRole, access: MemberRole): boolean => RANKS[role] >= RANKS[access]

function refusalByRight(req: FastifyRequest, { role, kind, scopes }: Caller, access: MemberRole): AppError | undefined {
  if (!mayCall(role, access)) return forbidden()
  if (kind === 'person') return undefined
  const { config, schema } = req.routeOptions
  if (config.people_only === true) return new AppError([403, 'PEOPLE_ONLY'], 'No API key may do this')
  const scope = `${schema?.tags?.[0] ?? ''}:${isRead(req.method) ? 'read' : 'write'}`
  return scopes === null || scopes.includes(scope) ? undefined : new AppError([403, 'SCOPE_MISSING'], `This API key lacks the scope ${scope}`)
}

function refusalByRate(req: FastifyRequest, reply: FastifyReply, limiter: Limiter): AppError | undefined {
  const rate = req.routeOptions.config.rate ?? (isRead(req.method) ? 'read' : 'write')
  const limit = limitOf(rate, req.caller)
  const { isAllowed, remaining, resetS, retryS } = limiter.take(rateKeyOf(rate, req), limit)
  reply.headers({ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': resetS })
  return isAllowed ? undefined : new AppError([429, 'RATE_LIMIT_EXCEEDED'], `More than ${limit} requests in a minute`, { retryAfter: retryS })
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

function missingParts({ schema, config, url }: RouteOptions): string[] {
  const missing: string[] = []
  if (config?.access === undefined) missing.push('access rule')
  if (!schema?.tags?.length) missing.push('tag')
  if (!schema?.response) missing.push('response')
  if (url.includes(':') && !schema?.params) missing.push('params')
  if (schema?.body instanceof z.ZodObject && !(schema.body.def.catchall instanceof z.ZodNever)) missing.push('strict body (z.strictObject)')
  return missing
}

function bearerOf(req: FastifyRequest): string {
  const header = req.headers.authorization
  if (header === undefined) throw unauthorized()
  const [scheme, token] = header.split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined) throw unauthorized('The Authorization header reads "Bearer <token>"')
  return token
}
