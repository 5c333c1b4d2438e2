import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'

const ID = /^[\w.:-]{8,80}$/

/** The caller's request id where it is harmless in a log, else a new one. */
export function requestId(req: Pick<IncomingMessage, 'headers'>): string {
  const given = req.headers['x-request-id']
  return typeof given === 'string' && ID.test(given) ? given : randomUUID()
}

/** Identity comes from the token alone: headers by which a gateway might vouch for somebody are dropped. */
export function dropForgedHeaders(req: FastifyRequest, _reply: unknown, done: () => void): void {
  for (const name in req.raw.headers) {
    if (name.startsWith('x-user-') || name.startsWith('x-tenant-')) delete req.raw.headers[name]
  }
  done()
}
