import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { z } from 'zod'
import { forbidden, unauthorized } from '../errors.ts'

const RANKS = { viewer: 1, member: 2, admin: 3, owner: 4 } as const
export type MemberRole = keyof typeof RANKS
/** `public`: anybody. Else the least role of the caller in its tenant. */
export type Access = 'public' | MemberRole

/** Who sends the request, once the token is verified. */
export interface Caller {
  id: string
  tenant_id: string
  role: MemberRole
}

/** @throws AppError 401 when the token is not (or no longer) good */
export type Authenticate = (token: string) => Promise<Caller> | Caller

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** The route honours `Idempotency-Key`. */
    idempotent?: boolean
  }
  interface FastifyRequest {
    /** Set on every route but the public ones. */
    caller: Caller
  }
}

/** Refuses a route that does not say who may call it, what it takes and what it answers; checks the caller of the others. */
export function guardAccess(app: FastifyInstance, authenticate: Authenticate): void {
  app.decorateRequest('caller')
  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || route.schema?.hide === true) return
    for (const missing of missingParts(route)) throw new Error(`route ${String(route.method)} ${route.url} declares no ${missing}`)
  })
  app.addHook('onRequest', (req, _reply, done) => {
    const { access } = req.routeOptions.config
    if (access === undefined || access === 'public') return done()
    const admit = (caller: Caller) => {
      req.caller = caller
      done(mayCall(caller.role, access) ? undefined : forbidden())
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
