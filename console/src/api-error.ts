/** A failed call. `code` is the server's, or one of `UNREACHABLE` and `UNREADABLE` when no proper answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  readonly requestId: string | undefined
  /** Seconds to wait before the next attempt. */
  readonly retryAfter: number | undefined
  readonly at = Date.now()

  constructor({ status, code, message, field, requestId, retryAfter }: { status: number; code: string; message: string; field?: string | undefined; requestId?: string | undefined; retryAfter?: number | undefined }) {
    super(message)
    this.status = status
    this.code = code
    this.field = field
    this.requestId = requestId
    this.retryAfter = retryAfter
  }
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export function errorFromAnswer(status: number, body: unknown, retryAfter?: number): ApiError {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  return new ApiError({
    status,
    code: text(fields['code']) ?? 'UNREADABLE',
    message: text(fields['error']) ?? `The server answered ${status}`,
    field: text(fields['field']),
    requestId: text(fields['request_id']),
    retryAfter,
  })
}

export const unreachable = (cause: unknown) =>
  Object.assign(new ApiError({ status: 0, code: 'UNREACHABLE', message: 'The server cannot be reached' }), { cause })

/** `fetch` that answers with a good response or throws an `ApiError`. */
export async function fetchOrThrow(request: Request): Promise<Response> {
  const response = await fetch(request).catch((error: unknown) => {
    if (request.signal.aborted) throw error
    throw unreachable(error)
  })
  if (response.ok) return response
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  throw errorFromAnswer(response.status, await response.json().catch(() => undefined), Number.isFinite(seconds) ? seconds : undefined)
}
