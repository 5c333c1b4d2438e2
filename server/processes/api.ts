import { forbidden, StartError } from '#kernel/errors'
import { type App, type From, buildApp, mountV1 } from '#kernel/http'
import type { Module } from '#kernel/module'
import type { Services } from '#kernel/services'
import { type Tokens, tokensOf } from '#platform/accounts'
import { noticeTypeRoutes } from '#platform/notifications'
import { systemRoutes } from '#platform/system'
import { privacyRoutes, recogniserOf } from '#shop/customers'
import { answerMissing } from '../kernel/http/answers.ts'
import { healthRoutes, type Readiness } from '../kernel/http/health.ts'
import { eventStreamRoutes } from '../kernel/realtime/event-stream.ts'
import { type Feed, startFeed } from '../kernel/realtime/feed.ts'
import { startSockets } from '../kernel/realtime/sockets.ts'
import { aboutRoutes } from './about.ts'
import { serveConsole } from './console.ts'

interface Options {
  modules: Module[]
  readiness?: Readiness
  /** The live events that this process carries, or none. */
  feed?: Feed | undefined
  /** The console's built pages, or none for an API alone. */
  console?: string | undefined
}

/** Answers at once for a token that was verified before. */
function authenticate(services: Services) {
  let tokens: Tokens | undefined
  return (token: string, from: From) => tokens?.verify(token, from) ?? tokensOf(services).then((opened) => (tokens = opened).verify(token, from))
}

/** Live events are not divided by scopes: a key that may not see everything hears nothing. */
function authenticateListener(services: Services) {
  const find = authenticate(services)
  return async (token: string, from: From) => {
    const caller = await find(token, from)
    if (caller.scopes !== null) throw forbidden('Live events need an API key of all scopes')
    return caller
  }
}

/** The HTTP application with all its routes, not listening yet. */
export async function buildApi(services: Services, { modules, readiness = { stopping: false }, feed, console }: Options): Promise<App> {
  const app = await buildApp(services, { authenticate: authenticate(services), recognise: recogniserOf(services) })
  mountV1(app, [healthRoutes(readiness), aboutRoutes, eventStreamRoutes({ feed, authenticate: authenticateListener(services) }), systemRoutes(modules), noticeTypeRoutes(modules), privacyRoutes(modules), ...modules.flatMap((m) => m.routes ?? [])])
  if (console === undefined) app.setNotFoundHandler(answerMissing)
  else await serveConsole(app, console)
  return app
}

/**
 * Listens; with `realtime`, live connections share the port.
 * @throws StartError when the port is taken or not allowed
 */
export async function startApi(services: Services, options: Options & { realtime: boolean }) {
  const { config } = services
  const readiness = { stopping: false }
  const feed = options.realtime ? startFeed(services, options.modules.flatMap((m) => m.topics ?? [])) : undefined
  const app = await buildApi(services, { ...options, readiness, feed })
  await app.ready()
  const stopSockets = feed && startSockets(services, { server: app.server, authenticate: authenticateListener(services), feed })
  const stopLive = async () => {
    stopSockets?.()
    await feed?.stop()
  }
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await stopLive()
    await app.close()
    throw explain(error, config)
  }
  const address = app.server.address()
  // Port 0 takes any that is free: links and prints must know which.
  if (config.port === 0 && typeof address === 'object' && address !== null) config.port = address.port
  return {
    address,
    async stop() {
      readiness.stopping = true
      await stopLive()
      await app.close()
    },
  }
}

function explain(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return new StartError(`port ${port} of ${host} is taken: stop what uses it, or set PORT`, { cause: error })
  if (code === 'EACCES') return new StartError(`port ${port} may not be used by this user: set PORT to 1024 or more`, { cause: error })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartError(`${host} is no address of this machine: set HOST`, { cause: error })
  return error
}
