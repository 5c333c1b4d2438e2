import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError } from '../errors.ts'

interface Failure {
  status: number
  code: string
  error: string
  field?: string | undefined
  retryAfter?: number | undefined
}

/** The one place where an error becomes an answer: `{ error, code, field?, request_id, timestamp }`. */
export function answerError(error: FastifyError | Error, req: FastifyRequest, reply: FastifyReply) {
  const failure = describe(error)
  if (failure.status >= 500) req.log.error({ err: error, request_id: req.id, route: req.routeOptions.url }, 'request failed')
  return send(req, reply, failure)
}

/** A page of the console answers with the console itself (see static.ts); everything else unknown is a 404. */
export function answerMissing(req: FastifyRequest, reply: FastifyReply) {
  return send(req, reply, { status: 404, code: 'NOT_FOUND', error: 'There is nothing at this address' })
}

function send(req: FastifyRequest, reply: FastifyReply, { status, code, error, field, retryAfter }: Failure) {
  if (retryAfter !== undefined) reply.header('Retry-After', String(retryAfter))
  return reply.code(status).serializer(JSON.stringify).type('application/json; charset=utf-8').send({
    error, code, ...(field === undefined ? {} : { field }), request_id: req.id, timestamp: new Date().toISOString(),
  })
}

function describe(error: FastifyError | Error): Failure {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation
    const field = first?.instancePath.replace(/^\//, '').replaceAll('/', '.') || unknownKey(first?.params)
    return { status: 400, code: 'VALIDATION_ERROR', error: first?.message ?? 'The input is not valid', field }
  }
  if (error instanceof AppError) return { status: error.status, code: error.code, error: error.message, field: error.field, retryAfter: error.retryAfter }
  const { statusCode, code, message } = error as FastifyError
  if (statusCode === 413) return { status: 413, code: 'TOO_LARGE', error: message }
  if (statusCode === 415) return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', error: message }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return { status: statusCode === 406 ? 400 : statusCode, code: 'BAD_REQUEST', error: message }
  if (isExhausted(error, code)) return { status: 503, code: 'UNAVAILABLE', error: 'The database is busy or restarting', retryAfter: 2 }
  return { status: 500, code: 'INTERNAL_ERROR', error: 'Something went wrong on our side' }
}

/** zod names the key it does not know apart from the path. */
function unknownKey(params: unknown): string | undefined {
  const keys = (params as { keys?: unknown } | undefined)?.keys
  return Array.isArray(keys) ? String(keys[0]) : undefined
}

const RETRYABLE = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET'])

/** The database is not there for the moment: full pool, restart, crash recovery. */
function isExhausted(error: Error, code: string | undefined): boolean {
  return (code !== undefined && RETRYABLE.has(code)) || /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
}
