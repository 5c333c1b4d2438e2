import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import { forbidden, invalid, unavailable } from '../errors.ts'
import type { App, Authenticate, Caller } from '../http.ts'
import { type Feed, MAX_TOPICS, mayHear, type Message, roomOf } from './feed.ts'

/** Proxies close what is silent for a minute. */
const BEAT_MS = 15_000
/** How often the token of an open stream is looked at again. */
const RECHECK_MS = 15_000
/** A reader that does not keep up is cut; it comes back and goes on where it was. */
const MAX_WAITING_BYTES = 1024 * 1024

const EventQuery = z.object({
  /** `tenant`, `user:<id>`, `task:<id>`, `product:<id>`, with commas between. */
  topics: z.string().min(1).max(20_000).default('tenant'),
  /** The last id that was seen, where a `Last-Event-ID` header cannot be sent. */
  after: z.string().max(60).optional(),
})

interface Options {
  /** None: this process carries no live events. */
  feed: Feed | undefined
  authenticate: Authenticate
  recheckMs?: number
}

/** The same topics as the sockets, as server-sent events: for programs and for networks that let nothing else through. */
export const eventStreamRoutes = ({ feed, authenticate, recheckMs = RECHECK_MS }: Options) => (app: App) => {
  const open = new Set<ServerResponse>()
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end()
  })
  const schema = { tags: ['notifications'], summary: 'Live events (text/event-stream); go on with Last-Event-ID', querystring: EventQuery, response: { 200: z.string() } }
  app.get('/events', { config: { access: 'viewer' }, schema }, async (req, reply) => {
    if (feed === undefined) throw unavailable('This process carries no live events')
    if (req.caller.scopes !== null) throw forbidden('Live events need an API key of all scopes')
    const names = [...new Set(req.query.topics.split(',').map((name) => name.trim()))]
    if (names.length > MAX_TOPICS) throw invalid('topics', `A stream carries ${MAX_TOPICS} topics at most`)
    const refused = names.filter((name) => !mayHear(req.caller, name))
    if (refused.length > 0) throw invalid('topics', `You may not listen to ${refused[0]}`)
    const last = req.headers['last-event-id']
    const stream = begin(reply)
    open.add(stream)
    const stop = carry(feed, { stream, caller: req.caller, names, after: typeof last === 'string' ? last : req.query.after })
    const beat = setInterval(() => stream.write(': beat\n\n'), BEAT_MS)
    const recheck = setInterval(() => void stillGood(authenticate, req).then((isGood) => isGood || stream.end()), recheckMs)
    stream.once('close', () => {
      clearInterval(beat)
      clearInterval(recheck)
      open.delete(stream)
      stop()
    })
    return reply
  })
}

function begin(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  raw.on('error', () => {}) // the reader is gone; `close` follows
  raw.writeHead(200, { ...reply.getHeaders(), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } as Record<string, string>)
  raw.flushHeaders()
  return raw
}

interface Carried {
  stream: ServerResponse
  caller: Caller
  names: string[]
  after: string | undefined
}

/** @returns a function that stops it */
function carry(feed: Feed, { stream, caller, names, after }: Carried): () => void {
  const rooms = new Set(names.map((name) => roomOf(caller.tenant_id, name)))
  const send = (message: Message) => {
    if (stream.writableLength > MAX_WAITING_BYTES) stream.destroy()
    else stream.write(`id: ${message.id}\nevent: ${message.type}\ndata: ${JSON.stringify({ topic: message.topic, occurred_at: message.occurred_at, payload: message.payload })}\n\n`)
  }
  // What comes while the past is read waits behind it: a reader goes on from the last id it saw.
  let waiting: Message[] | undefined = []
  const stop = feed.listen((room, message) => {
    if (!rooms.has(room)) return
    if (waiting === undefined) send(message)
    else waiting.push(message)
  })
  const start = async () => {
    await feed.ready
    const { missed, complete } = await feed.catchUp(caller, names, after)
    const told = new Set(missed.map(({ id, topic }) => `${id} ${topic}`))
    for (const message of [...missed, ...waiting?.filter(({ id, topic }) => !told.has(`${id} ${topic}`)) ?? []]) send(message)
    waiting = undefined
    stream.write(`event: ready\ndata: ${JSON.stringify({ complete })}\n\n`)
  }
  // A stream that cannot be begun is ended: its reader tries again.
  start().catch(() => stream.end())
  return stop
}

async function stillGood(authenticate: Authenticate, req: FastifyRequest): Promise<boolean> {
  try {
    await authenticate(req.headers.authorization?.split(' ')[1] ?? '', { ip: req.ip, host: req.hostname, isFresh: true })
    return true
  } catch {
    return false // whatever the reason, the stream ends, and says it when its reader comes back
  }
}
