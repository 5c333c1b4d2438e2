import { sql } from 'kysely'
import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import { messageOf, notFound } from '../errors.ts'
import type { App } from '../http.ts'
import { data } from '../shapes.ts'

const Status = z.object({ status: z.enum(['up', 'down', 'stopping']) })
const Part = z.object({ name: z.string(), status: z.enum(['up', 'down']), latency_ms: z.number(), error: z.string().nullable() })
const Detailed = Status.extend({ uptime_s: z.int(), parts: z.array(Part) })

/** Set when the process begins to stop: load balancers then send no more requests, while those in hand are answered. */
export interface Readiness {
  stopping: boolean
}

/** Live says the process runs, ready that it can answer now, detailed what it depends on. A database that is down fails ready alone. */
export const healthRoutes = (readiness: Readiness) => (app: App) => {
  const { registry } = app.services.metrics
  const open = { config: { access: 'public' as const }, schema: { tags: ['system'], response: { 200: data(Status), 503: data(Status) } } }

  app.get('/health/live', open, () => ({ data: { status: 'up' as const } }))
  for (const path of ['/health', '/health/ready']) {
    app.get(path, open, async (_req, reply) => {
      const status = readiness.stopping ? 'stopping' : (await checkDatabase(app)).status
      return reply.code(status === 'up' ? 200 : 503).send({ data: { status } })
    })
  }
  app.get('/health/detailed', { config: { access: 'admin' }, schema: { tags: ['system'], response: { 200: data(Detailed) } } }, async () => {
    const parts = await Promise.all([checkDatabase(app), checkBacklog(app)])
    return { data: { status: parts.every((part) => part.status === 'up') ? ('up' as const) : ('down' as const), uptime_s: Math.floor(process.uptime()), parts } }
  })
  app.get('/metrics', { config: { access: 'public' }, schema: { tags: ['system'], summary: 'Prometheus metrics: from this machine, or with METRICS_TOKEN', response: { 200: z.string() } } }, async (req, reply) => {
    if (!mayScrape(req, app.services.config.metrics_token)) throw notFound('page')
    return reply.type(registry.contentType).serializer((text: unknown) => String(text)).send(await registry.metrics())
  })
}

/** A request that came through a proxy is never local, whatever its socket says. */
function mayScrape(req: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return req.headers.authorization === `Bearer ${token}`
  const isDirect = req.headers['x-forwarded-for'] === undefined && req.headers.forwarded === undefined
  return isDirect && /^(127\.|::1$|::ffff:127\.)/.test(req.socket.remoteAddress ?? '')
}

const checkDatabase = (app: App) => check('database', () => sql`select 1`.execute(app.db))

/** Events older than a minute that nobody has delivered: the relay is dead or far behind. */
const checkBacklog = (app: App) =>
  check('events', async () => {
    const { rows } = await sql<{ late: boolean }>`select exists (select from kernel.outbox where done_at is null and occurred_at < now() - interval '1 minute') as late`.execute(app.services.systemDb)
    if (rows[0]?.late) throw new Error('events wait for more than a minute')
  })

async function check(name: string, ask: () => Promise<unknown>): Promise<z.output<typeof Part>> {
  const from = performance.now()
  const outcome = await ask().then(() => null, messageOf)
  return { name, status: outcome === null ? 'up' : 'down', latency_ms: Math.round((performance.now() - from) * 10) / 10, error: outcome }
}
