import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhen, type CircuitBreakerPolicy } from 'cockatiel'
import { z } from 'zod'
import { messageOf } from './errors.ts'

/**
 * How a call to an outer system failed. `later`: it was refused before anything happened; ask again after a while.
 * `refused`: it will never be granted as it is. `gone`: what was asked for is not there. `unclear`: nobody knows what happened
 * on the other side; what must not happen twice must not be repeated blindly.
 */
export type FailureKind = 'later' | 'refused' | 'gone' | 'unclear'

export class OuterError extends Error {
  override readonly name = 'OuterError'
  readonly kind: FailureKind
  /** Stable and short: what is kept in rows, and told of in words by others. */
  readonly code: string
  /** Seconds the other side asks us to wait. */
  readonly retryAfterS: number | undefined

  constructor(kind: FailureKind, code: string, message: string, { retryAfterS, cause }: { retryAfterS?: number | undefined; cause?: unknown } = {}) {
    super(message, { cause })
    this.kind = kind
    this.code = code
    this.retryAfterS = retryAfterS
  }
}

interface Call {
  url: URL
  method?: 'GET' | 'POST' | 'PATCH'
  headers?: Record<string, string>
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown
  timeoutMs: number
}

/** One request whose answer is read to its end. @throws OuterError for what never became a complete answer */
export async function call({ url, method = 'GET', headers = {}, body, timeoutMs }: Call): Promise<{ status: number; headers: Headers; text: string }> {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  try {
    const answer = await fetch(url, { method, headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...sent, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  } catch (error) {
    if (neverSent(error)) throw new OuterError('later', 'UNREACHABLE', `${url.host} cannot be reached`, { cause: error })
    const isTimeout = error instanceof Error && error.name === 'TimeoutError'
    throw new OuterError('unclear', isTimeout ? 'TIMEOUT' : 'CONNECTION_LOST', isTimeout ? `${url.host} did not answer in time` : `the connection to ${url.host} was lost`, { cause: error })
  }
}

const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** No connection came to be, so nothing can have happened on the other side. */
function neverSent(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  const causes: unknown[] = cause instanceof AggregateError ? cause.errors : [cause]
  return causes.length > 0 && causes.every((one) => NEVER_SENT.has((one as { code?: string } | undefined)?.code ?? ''))
}

/** Reads an answer by its shape. @throws OuterError `unclear` when it is half, no JSON or of another shape */
export function readAnswer<S extends z.ZodType>(shape: S, text: string, from: string): z.output<S> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new OuterError('unclear', 'ANSWER_BROKEN', `the answer of ${from} was cut or is no JSON`, { cause: error })
  }
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  throw new OuterError('unclear', 'ANSWER_UNKNOWN', `the answer of ${from} has another shape (${issue?.path.join('.') ?? ''}: ${issue?.message ?? messageOf(read.error)})`)
}

const BREAK_AFTER = 8
const OPEN_MS = 10_000
const breakers = new Map<string, CircuitBreakerPolicy>()

/** Stops asking a system that fails again and again, and tries it with one call after a while. A clear refusal is no failure. */
export async function guarded<T>(system: string, work: () => Promise<T>): Promise<T> {
  const breaker = breakers.get(system) ?? circuitBreaker(handleWhen((error) => !(error instanceof OuterError) || error.kind === 'unclear' || error.code === 'UNREACHABLE'), { halfOpenAfter: OPEN_MS, breaker: new ConsecutiveBreaker(BREAK_AFTER) })
  breakers.set(system, breaker)
  try {
    return await breaker.execute(work)
  } catch (error) {
    if (error instanceof BrokenCircuitError) throw new OuterError('later', 'UNREACHABLE', `${system} failed too often; it is asked again in some seconds`, { retryAfterS: OPEN_MS / 1000, cause: error })
    throw error
  }
}
