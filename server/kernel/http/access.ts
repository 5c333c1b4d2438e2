import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { AppError, forbidden, unauthorized } from '../errors.ts'
import type { Shopper } from '../shopper.ts'
import { type Limiter, type RateClass, limitOf, rateKeyOf } from './rate.ts'

const RANKS = { viewer: 1, member: 2, admin: 3, owner: 4 } as const
export type MemberRole = keyof typeof RANKS
/**
 * `public`: anybody. `shop`: anybody in a store, signed in or not; `customer`: who is signed in there. Else the least role of
 * the caller in its tenant; `super_admin`: who runs the installation, whatever their role.
 */
export type Access = 'public' | 'shop' | 'customer' | MemberRole | 'super_admin'

/** Which store a request is for, and who asks. @throws AppError 404 when there is no such store, 401 when the token is not good */
export type Recognise = (token: string | undefined, asked: { host: string; store: string | undefined }) => Shopper | Promise<Shopper>

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
  /** Runs the installation. */
  is_super_admin?: boolean
  /** Proved within the last minutes that it is still them. */
  is_proven?: boolean
  /** Their tenant asks for a second factor, and they have none yet. */
  must_enrol?: boolean
  /** Came by the tenant's own provider: may do nothing that concerns the person elsewhere. */
  is_tenant_bound?: boolean
}

/** Where a request comes from, and which host it asked for. */
export interface From {
  ip: string
  host: string
  /** What was read of the caller a moment ago does not do. */
  isFresh: boolean
}

/** @throws AppError 401 when the token is not (or no longer) good; 403 when it may not be used from there */
export type Authenticate = (token: string, from: From) => Promise<Caller> | Caller

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** No API key may call it: what concerns people, their passwords, and keys themselves. */
    people_only?: boolean
    /** Dangerous: asks for a proof of a few minutes ago (`POST /auth/step-up`). */
    step_up?: boolean
    /** Also for who still has to set up the second factor that their tenant asks for. */
    before_enrolment?: boolean
    /** Read for GET and write for the rest, where a route says nothing. */
    rate?: RateClass
    /** The route honours `Idempotency-Key`. */
    idempotent?: boolean
  }
  interface FastifyRequest {
    /** Set on every route of a seller. */
    caller: Caller
    /** Set on every route of a store. */
    shopper: Shopper
  }
}

interface Guards {
  authenticate: Authenticate
  recognise: Recognise
  limiter: Limiter
  /** Requests a minute of one shopper, or of one address where nobody is signed in. */
  shopperLimit: number
}

/** Refuses a route that does not say who may call it, what it takes and what it answers; checks the caller of the others, and how often it calls. */
export function guardAccess(app: FastifyInstance, { authenticate, recognise, limiter, shopperLimit }: Guards): void {
  app.decorateRequest('caller')
  app.decorateRequest('shopper')
  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.schema?.hide === true) return
    for (const missing of missingParts(route)) throw new Error(`route ${String(route.method)} ${route.url} declares no ${missing}`)
  })
  app.addHook('onRequest', (req, reply, done) => {
    const { access } = req.routeOptions.config
    if (access === undefined) return done()
    if (access === 'public') return done(refusalByRate(req, reply, limiter))
    if (access === 'shop' || access === 'customer') {
      const enter = (shopper: Shopper) => {
        req.shopper = shopper
        done(refusalByRate(req, reply, limiter, shopperLimit) ?? (access === 'customer' && shopper.customer_id === null ? unauthorized() : undefined))
      }
      try {
        const shopper = recognise(req.headers.authorization === undefined ? undefined : bearerOf(req), { host: req.hostname, store: storeOf(req) })
        if (shopper instanceof Promise) shopper.then(enter, done)
        else enter(shopper)
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
      return
    }
    const admit = (caller: Caller) => {
      req.caller = caller
      done(refusalByRate(req, reply, limiter) ?? refusalByRight(req, caller, access))
    }
    try {
      // A token that was verified before is known at once: no promise for most requests.
      const caller = authenticate(bearerOf(req), { ip: req.ip, host: req.hostname, isFresh: req.routeOptions.config.step_up === true })
      if (caller instanceof Promise) caller.then(admit, done)
      else admit(caller)
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  })
}

export const mayCall = (role: MemberRole, access: MemberRole): boolean => RANKS[role] >= RANKS[access]

function refusalByRight(req: FastifyRequest, caller: Caller, access: MemberRole | 'super_admin'): AppError | undefined {
  const { role, kind, scopes } = caller
  const { config, schema } = req.routeOptions
  if (access === 'super_admin' ? caller.is_super_admin !== true : !mayCall(role, access)) return forbidden()
  if (kind === 'person') return refusalByProof(caller, config)
  if (config.people_only === true) return new AppError([403, 'PEOPLE_ONLY'], 'No API key may do this')
  const scope = `${schema?.tags?.[0] ?? ''}:${isRead(req.method) ? 'read' : 'write'}`
  return scopes === null || scopes.includes(scope) ? undefined : new AppError([403, 'SCOPE_MISSING'], `This API key lacks the scope ${scope}`)
}

function refusalByRate(req: FastifyRequest, reply: FastifyReply, limiter: Limiter, shopperLimit?: number): AppError | undefined {
  const rate = req.routeOptions.config.rate ?? (isRead(req.method) ? 'read' : 'write')
  const limit = shopperLimit !== undefined && rate !== 'auth' ? shopperLimit : limitOf(rate, req.caller)
  const { isAllowed, remaining, resetS, retryS } = limiter.take(rateKeyOf(rate, req), limit)
  reply.headers({ 'ratelimit-limit': limit, 'ratelimit-remaining': remaining, 'ratelimit-reset': resetS })
  return isAllowed ? undefined : new AppError([429, 'RATE_LIMIT_EXCEEDED'], `More than ${limit} requests in a minute`, { retryAfter: retryS })
}

function refusalByProof({ must_enrol, is_proven }: Caller, { before_enrolment, step_up }: FastifyContextConfig): AppError | undefined {
  if (must_enrol === true && before_enrolment !== true) return new AppError([403, 'SECOND_FACTOR_REQUIRED'], 'Your team asks for a second factor: set it up first')
  if (step_up === true && is_proven !== true) return new AppError([403, 'STEP_UP_REQUIRED'], 'Prove first that it is you')
  return undefined
}

const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'

function missingParts({ schema, config, url }: RouteOptions): string[] {
  const missing: string[] = []
  if (config?.access === undefined) missing.push('access rule')
  if (config?.step_up === true && config.people_only !== true) missing.push('people_only beside step_up')
  if (!schema?.tags?.length) missing.push('tag')
  if (!schema?.response) missing.push('response')
  if (url.includes(':') && !schema?.params) missing.push('params')
  if (schema?.body instanceof z.ZodObject && !(schema.body.def.catchall instanceof z.ZodNever)) missing.push('strict body (z.strictObject)')
  return missing
}

/** The header wins over nothing: a request that names no store is for that of its host, or for the only one. */
function storeOf(req: FastifyRequest): string | undefined {
  const named = req.headers['x-store']
  return typeof named === 'string' && named !== '' ? named : undefined
}

function bearerOf(req: FastifyRequest): string {
  const header = req.headers.authorization
  if (header === undefined) throw unauthorized()
  const [scheme, token] = header.split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined) throw unauthorized('The Authorization header reads "Bearer <token>"')
  return token
}
