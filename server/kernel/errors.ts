/** An expected failure. `code` is part of the API (stable, UPPER_SNAKE); `message` is for people. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly status: number
  readonly code: string
  /** The input field that is wrong, as the client names it (`body.asin` is `asin`). */
  readonly field: string | undefined
  /** Seconds a client should wait before it tries again. */
  readonly retryAfter: number | undefined

  constructor(
    status: number,
    code: string,
    { message, field, retryAfter, cause }: { message: string; field?: string; retryAfter?: number; cause?: unknown },
  ) {
    super(message, { cause })
    this.status = status
    this.code = code
    this.field = field
    this.retryAfter = retryAfter
  }
}

export const invalid = (field: string, message: string) => new AppError(400, 'VALIDATION_ERROR', { message, field })
export const unauthorized = (message = 'Sign in first') => new AppError(401, 'UNAUTHORIZED', { message })
export const forbidden = (message = 'You may not do this') => new AppError(403, 'FORBIDDEN', { message })
export const notFound = (what: string) => new AppError(404, 'NOT_FOUND', { message: `There is no such ${what}` })
export const conflict = (code: string, message: string, field?: string) =>
  new AppError(409, code, { message, ...(field === undefined ? {} : { field }) })
/** The request is well formed, and a rule refuses it. */
export const refused = (code: string, message: string, field?: string) =>
  new AppError(422, code, { message, ...(field === undefined ? {} : { field }) })
export const tooLarge = (message: string) => new AppError(413, 'TOO_LARGE', { message })
export const unavailable = (message: string, retryAfter = 2) =>
  new AppError(503, 'UNAVAILABLE', { message, retryAfter })

/** The start, or a command, cannot go on. Shown to the operator as one line, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

export const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
