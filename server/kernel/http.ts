import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { type Authenticate, guardAccess, type Recognise } from './http/access.ts'
import { answerError } from './http/answers.ts'
import { conditional } from './http/conditional.ts'
import { dropForgedHeaders, requestId } from './http/headers.ts'
import { idempotent } from './http/idempotency.ts'
import { refuseUnstorable } from './http/text.ts'
import { openApi } from './http/openapi.ts'
import { admission } from './http/networks.ts'
import { createRequestCount } from './http/request-count.ts'
import { createLimiter } from './http/rate.ts'
import { startRateSync } from './http/rate-sync.ts'
import { securityHeaders } from './http/security-headers.ts'
import { AppError } from './errors.ts'
import type { Services } from './services.ts'
import { accessLog, rememberLabels } from './telemetry.ts'

export type { Access, Authenticate, Caller, From, MemberRole, Recognise } from './http/access.ts'
export { mayCall } from './http/access.ts'
export { keepAnswer } from './http/idempotency.ts'

const BODY_LIMIT = 1024 * 1024
const COMPRESS_FROM = 1024
/** A client that sends nothing for this long is gone. */
const SILENCE_MS = 60_000
/** The largest upload on a slow line; whoever needs longer for a request only holds a connection. */
const REQUEST_MS = 30 * 60_000

/**
 * The HTTP server without routes. Every route declares its access rule, its tag and its answers, or the start fails.
 * `authenticate` tells which seller sends a token, `recognise` which shopper; the modules that know people provide them.
 */
export async function buildApp(services: Services, { authenticate, recognise }: { authenticate: Authenticate; recognise: Recognise }) {
  const { config, log, metrics } = services
  const logger: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    childLoggerFactory: (parent) => parent, // lines name the request themselves: a logger for each would cost more than they
    genReqId: requestId,
    trustProxy: config.trust_proxy.length === 0 ? false : config.trust_proxy,
    bodyLimit: BODY_LIMIT,
    connectionTimeout: SILENCE_MS,
    requestTimeout: REQUEST_MS,
    frameworkErrors: (error, req, reply) => void answerError(error, req, reply),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)

  app.addHook('onRequest', dropForgedHeaders)
  const admits = admission({ allowed: config.allowed_ips, denied: config.denied_ips })
  if (admits !== undefined) {
    app.addHook('onRequest', (req, _reply, done) => {
      const isProbe = req.routeOptions.url?.startsWith('/api/v1/health') === true // of the orchestrator, wherever it asks from
      done(isProbe || admits(req.ip) ? undefined : new AppError([403, 'ADDRESS_REFUSED'], 'This address may not come in'))
    })
  }
  const requests = createRequestCount(services.systemDb, log)
  app.addHook('onClose', () => requests.stop())
  const written = accessLog(log)
  const timeOf = rememberLabels(metrics.httpRequests)
  app.addHook('onResponse', (req, reply, done) => {
    const route = req.routeOptions.url ?? 'none'
    if (req.caller !== undefined) requests.add(req.caller.tenant_id)
    timeOf(req.method, route, reply.statusCode).observe(reply.elapsedTime / 1000)
    written.info({ request_id: req.id, method: req.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10, tenant_id: (req.caller ?? req.shopper)?.tenant_id, user_id: req.caller?.id ?? req.shopper?.customer_id }, 'request')
    done()
  })
  app.addHook('onRequest', securityHeaders)
  if (config.cors_origins.length > 0) {
    await app.register(cors, { origin: config.cors_origins, credentials: true, exposedHeaders: ['ETag', 'Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'X-Request-Id', 'Idempotent-Replayed'] })
  }
  const limiter = createLimiter()
  guardAccess(app, { authenticate, recognise, limiter, shopperLimit: config.shopper_limit })
  const stopRateSync = startRateSync(services.systemDb, limiter, log)
  app.addHook('onClose', async () => stopRateSync())
  idempotent(app, services.db) // before compression: it keeps the plain answer
  app.addHook('preValidation', refuseUnstorable)
  app.addHook('onSend', conditional)
  await app.register(compress, { threshold: COMPRESS_FROM, encodings: ['br', 'gzip'], requestEncodings: ['br', 'gzip', 'deflate', 'identity'] })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(openApi)

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
