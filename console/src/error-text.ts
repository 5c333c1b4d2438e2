import { ApiError } from './api-error.ts'
import { m } from './paraglide/messages.js'

/** What each code of the server means to the person in front of the screen. */
const BY_CODE: Record<string, () => string> = {
  UNREACHABLE: m.error_unreachable,
  UNREADABLE: m.error_unreadable,
  INVALID_CREDENTIALS: m.error_invalid_credentials,
  INVALID_REFRESH_TOKEN: m.error_signed_out,
  UNAUTHORIZED: m.error_signed_out,
  FORBIDDEN: m.error_forbidden,
  NOT_FOUND: m.error_not_found,
  VALIDATION_ERROR: m.error_validation,
  RATE_LIMIT_EXCEEDED: m.error_rate_limit,
  QUOTA_EXCEEDED: m.error_quota,
  'VALIDATION_ERROR asin': m.error_asin,
  'VALIDATION_ERROR product_url': m.error_product_url,
  URL_NOT_A_PRODUCT: m.error_product_url,
  ALREADY_TRACKED: m.error_already_tracked,
  TOO_MANY_TAGS: m.error_too_many_tags,
  TOO_LARGE: m.error_too_large,
  EMPTY_FILE: m.error_empty_file,
  UNSUPPORTED_MEDIA_TYPE: m.error_unsupported,
  UNAVAILABLE: m.error_unavailable,
  INTERNAL_ERROR: m.error_internal,
}

const BY_STATUS: Record<number, () => string> = {
  400: m.error_validation,
  401: m.error_signed_out,
  403: m.error_forbidden,
  404: m.error_not_found,
  409: m.error_conflict,
  413: m.error_too_large,
  415: m.error_unsupported,
  429: m.error_rate_limit,
  503: m.error_unavailable,
}

export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) return m.error_internal()
  const text = textOf(error.code, error.field) ?? BY_STATUS[error.status]
  return text ? text() : error.status >= 500 ? m.error_internal() : m.error_refused({ code: error.code })
}

/** What a code means that stands alone, as in the answer for one row of many. */
export const codeText = (code: string, field: string | null = null): string => (textOf(code, field ?? undefined) ?? (() => m.error_refused({ code })))()

const textOf = (code: string, field: string | undefined) => BY_CODE[`${code} ${field}`] ?? BY_CODE[code]

export const requestIdOf = (error: unknown) => (error instanceof ApiError ? error.requestId : undefined)
