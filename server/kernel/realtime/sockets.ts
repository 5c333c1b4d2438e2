import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Authenticate, Caller } from '../http.ts'
import { admission, originBehind } from '../http/networks.ts'
import type { Services } from '../services.ts'
import { type Feed, MAX_TOPICS, mayHear, type Message, roomOf } from './feed.ts'

export const REALTIME_PATH = '/api/v1/realtime'
/** Rooms of one connection, with its own. */
const MAX_ROOMS = 1_000
/** How often the tokens of open connections are looked at again. */
const RECHECK_MS = 15_000

const Subscribe = z.strictObject({ topics: z.array(z.string().min(1).max(120)).min(1).max(MAX_TOPICS), after: z.string().optional() })
const Unsubscribe = z.strictObject({ topics: z.array(z.string()).max(MAX_TOPICS) })

interface Options {
  server: HttpServer
  authenticate: Authenticate
  feed: Feed
  recheckMs?: number
}
interface SocketData {
  caller: Caller
}
/** What a client sends is anything: also where a function to reply with should be. */
interface Incoming {
  subscribe: (body: unknown, reply: unknown) => void
  unsubscribe: (body: unknown, reply: unknown) => void
}
interface Outgoing {
  event: (message: Message) => void
}
type Client = Socket<Incoming, Outgoing, Record<never, never>, SocketData>

/**
 * Live events for signed-in people. Rooms are named by tenant, so nobody can join another tenant's; a client that
 * returns gets what it missed first (`after`), then the stream goes on.
 */
export function startSockets(services: Services, { server, authenticate, feed, recheckMs = RECHECK_MS }: Options): () => void {
  const { config, log, metrics } = services
  const originOf = originBehind(config.trust_proxy)
  const admits = admission({ allowed: config.allowed_ips, denied: config.denied_ips })
  const io = new Server<Incoming, Outgoing, Record<never, never>, SocketData>(server, {
    path: REALTIME_PATH, serveClient: false, maxHttpBufferSize: 64 * 1024, perMessageDeflate: false,
    cors: { origin: config.cors_origins, credentials: true },
  })
  io.use((socket, next) => {
    void admit(socket, false).then(next)
  })
  io.on('connection', (socket) => {
    metrics.sockets.inc()
    socket.on('disconnect', () => metrics.sockets.dec())
    socket.on('subscribe', (body, reply) => {
      void subscribe(socket, body).catch(explain).then((answer) => answerTo(reply, answer))
    })
    socket.on('unsubscribe', (body, reply) => {
      const read = Unsubscribe.safeParse(body)
      for (const name of read.data?.topics ?? []) void socket.leave(roomOf(socket.data.caller.tenant_id, name))
      answerTo(reply, { ok: read.success })
    })
  })

  /** Undefined when the token is good: socket.io then lets the connection in. */
  async function admit(socket: Client, isFresh: boolean): Promise<Error | undefined> {
    try {
      const { token } = socket.handshake.auth as { token?: unknown }
      const from = originOf(socket.handshake)
      if (admits?.(from.ip) === false) return new Error('This address may not come in')
      socket.data.caller = await authenticate(typeof token === 'string' ? token : '', { ...from, isFresh })
      return undefined
    } catch (error) {
      return new Error(explain(error).error)
    }
  }

  /** A connection is good as long as its token. It is cut, not refused: the client comes back with a new token. */
  const rechecking = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) {
      void admit(socket, true).then((problem) => problem !== undefined && socket.conn.close())
    }
  }, recheckMs)
  rechecking.unref()

  function explain(error: unknown) {
    if (error instanceof AppError) return { ok: false, error: error.message }
    log.error({ err: error }, 'a live client could not be answered')
    return { ok: false, error: 'Something went wrong on our side' }
  }

  async function subscribe(socket: Client, body: unknown) {
    const read = Subscribe.safeParse(body)
    if (!read.success) return { ok: false, error: read.error.issues[0]?.message }
    const { caller } = socket.data
    const allowed = read.data.topics.filter((name) => mayHear(caller, name))
    if (socket.rooms.size + allowed.length > MAX_ROOMS) return { ok: false, error: `A connection listens to ${MAX_ROOMS} topics at most` }
    await feed.ready // at the start: what happens after the answer is heard
    await socket.join(allowed.map((name) => roomOf(caller.tenant_id, name)))
    const { missed, complete } = await feed.catchUp(caller, allowed, read.data.after)
    for (const message of missed) socket.emit('event', message)
    return { ok: true, refused: read.data.topics.filter((name) => !allowed.includes(name)), complete }
  }

  const deafen = feed.listen((room, message) => void io.to(room).emit('event', message))
  return () => {
    clearInterval(rechecking)
    deafen()
    io.engine.close() // without a word of farewell, after which a client would not come back
  }
}

function answerTo(reply: unknown, answer: unknown) {
  if (typeof reply === 'function') reply(answer)
}
