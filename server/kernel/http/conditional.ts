import { hash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Gives reads an ETag and answers 304 to who has the same already. What a signed-in person reads is theirs alone, and must
 * be asked for again: the ETag makes that cheap.
 */
export function conditional(req: FastifyRequest, reply: FastifyReply, payload: unknown, done: (error?: Error | null, payload?: unknown) => void): void {
  const isRead = (req.method === 'GET' || req.method === 'HEAD') && reply.statusCode === 200
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', isRead ? 'private, no-cache' : 'no-store')
  if (!isRead || typeof payload !== 'string' || reply.hasHeader('etag')) return done(null, payload)
  const tag = `W/"${hash('sha1', payload, 'base64url')}"`
  reply.header('etag', tag)
  if (!knows(req.headers['if-none-match'], tag)) return done(null, payload)
  reply.code(304).removeHeader('content-type')
  done(null, '')
}

const knows = (header: string | undefined, tag: string): boolean => header !== undefined && (header === '*' || header.split(',').some((known) => known.trim() === tag))
