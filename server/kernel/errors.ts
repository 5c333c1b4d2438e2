interface Details {
  /** The input field that is wrong, as the client names it. */
  field?: string
  /** Seconds a client should wait before it tries again. */
  retryAfter?: number
  cause?: unknown
}

/** An expected failure. `code` is part of the API (stable, UPPER_SNAKE); `message` is for people and may change. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly status: number
  readonly code: string
  readonly field: string | undefined
  readonly retryAfter: number | undefined

  constructor([status, code]: readonly [status: number, code: string], message: string, { field, retryAfter, cause }: Details = {}) {
    super(message, { cause })
    this.status = status
    this.code = code
    this.field = field
    this.retryAfter = retryAfter
  }
}

/** The input has the wrong shape. */
export const invalid = (field: string, message: string) => new AppError([400, 'VALIDATION_ERROR'], message, { field })
export const unauthorized = (message = 'Sign in first', code = 'UNAUTHORIZED') => new AppError([401, code], message)
export const forbidden = (message = 'Your role may not do this') => new AppError([403, 'FORBIDDEN'], message)
export const notFound = (what: string) => new AppError([404, 'NOT_FOUND'], `There is no such ${what}`)
export const conflict = (code: string, message: string) => new AppError([409, code], message)
export const tooLarge = (message: string) => new AppError([413, 'TOO_LARGE'], message)
/** The request is well formed, and a rule refuses it. */
export const refused = (code: string, message: string, field?: string) =>
  new AppError([422, code], message, field === undefined ? {} : { field })
export const unavailable = (message: string, retryAfter = 2) => new AppError([503, 'UNAVAILABLE'], message, { retryAfter })

/** The start, or a command, cannot go on. Shown to the operator as one line, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

export const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
