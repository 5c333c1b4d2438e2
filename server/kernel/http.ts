import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { type Authenticate, guardAccess } from './http/access.ts'
import { answerError } from './http/answers.ts'
import { openApi } from './http/openapi.ts'
import { dropForgedHeaders, requestId } from './http/headers.ts'
import { idempotent } from './http/idempotency.ts'
import type { Services } from './services.ts'

export type { Access, Authenticate, Caller } from './http/access.ts'
export { keepAnswer } from './http/idempotency.ts'

const BODY_LIMIT = 1024 * 1024
const COMPRESS_FROM = 1024

/**
 * The HTTP server without routes. Every route declares its access rule, its tag and its answers, or the start fails.
 * `authenticate` tells who sends a token; the module that knows people provides it.
 */
export async function buildApp(services: Services, authenticate: Authenticate) {
  const { config, log, metrics } = services
  const logger: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: requestId,
    trustProxy: config.trust_proxy.length === 0 ? false : config.trust_proxy,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)

  app.addHook('onRequest', dropForgedHeaders)
  app.addHook('onResponse', (req, reply, done) => {
    const route = req.routeOptions.url ?? 'none'
    metrics.httpRequests.observe({ method: req.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    log.info({ request_id: req.id, method: req.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10, tenant_id: req.caller?.tenant_id, user_id: req.caller?.id }, 'request')
    done()
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'"], connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    hsts: { maxAge: 31_536_000, includeSubDomains: true },
    frameguard: { action: 'deny' },
  })
  await app.register(cors, {
    origin: config.cors_origins, credentials: true,
    exposedHeaders: ['ETag', 'Retry-After', 'X-Request-Id', 'Idempotent-Replayed'],
  })
  guardAccess(app, authenticate)
  idempotent(app, services.db) // before compression: it keeps the plain answer
  await app.register(compress, { threshold: COMPRESS_FROM, encodings: ['br', 'gzip'], requestEncodings: ['br', 'gzip', 'deflate', 'identity'] })
  await app.register(etag, { weak: true })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(openApi)

  app.addHook('onSend', (req, reply, payload, done) => {
    reply.header('X-Request-Id', req.id)
    // What a signed-in person reads is theirs alone, and must be asked for again: the ETag makes that cheap.
    if (!reply.hasHeader('cache-control')) reply.header('Cache-Control', req.method === 'GET' && reply.statusCode === 200 ? 'private, no-cache' : 'no-store')
    done(null, payload)
  })
  return Object.assign(app, { services, db: services.db })
}

export type App = Awaited<ReturnType<typeof buildApp>>

/** Hangs routes below `/api/v1`. */
export function mountV1(app: App, routes: ((app: App) => void)[]): void {
  const { services, db } = app
  app.register(
    async (scope) => {
      const v1 = Object.assign(scope.withTypeProvider<ZodTypeProvider>(), { services, db }) as App // the same instance type, with a prefix
      for (const add of routes) add(v1)
    },
    { prefix: '/api/v1' },
  )
}
