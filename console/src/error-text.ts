import { ApiError } from './api-error.ts'
import { m } from './paraglide/messages.js'

/** What each code of the server means to the person in front of the screen. */
const BY_CODE: Record<string, () => string> = {
  UNREACHABLE: m.error_unreachable,
  UNREADABLE: m.error_unreadable,
  INVALID_CREDENTIALS: m.error_not_confirmed_or_wrong,
  INVALID_REFRESH_TOKEN: m.error_signed_out,
  UNAUTHORIZED: m.error_signed_out,
  SESSION_ENDED: m.error_signed_out,
  INVALID_TOKEN: m.error_signed_out,
  TOKEN_EXPIRED: m.error_token_expired,
  TOKEN_INVALID: m.error_token_invalid,
  TOKEN_USED: m.error_token_used,
  PASSWORD_TOO_WEAK: m.error_password_too_weak,
  WRONG_PASSWORD: m.error_wrong_password,
  USERNAME_TAKEN: m.error_username_taken,
  TENANT_NOT_FOUND: m.error_tenant_not_found,
  NO_TENANT: m.error_no_tenant,
  TENANT_SUSPENDED: m.error_tenant_suspended,
  TENANT_CANCELLED: m.error_tenant_cancelled,
  MEMBERSHIP_PENDING: m.error_membership_pending,
  MEMBERSHIP_INACTIVE: m.error_membership_inactive,
  LAST_OWNER: m.error_last_owner,
  ROLE_ABOVE_OWN: m.error_role_above_own,
  ALREADY_INVITED: m.error_already_invited,
  ALREADY_MEMBER: m.error_already_member,
  SUBDOMAIN_TAKEN: m.error_subdomain_taken,
  PEOPLE_ONLY: m.error_people_only,
  SCOPE_MISSING: m.error_scope_missing,
  STEP_UP_REQUIRED: m.error_step_up,
  NO_PROVIDER: m.error_no_provider,
  PROVIDER_UNREACHABLE: m.error_provider_unreachable,
  PROVIDER_STATE: m.error_provider_state,
  PROVIDER_ANSWER: m.error_provider_answer,
  PROVIDER_REFUSED: m.error_provider_refused,
  PROVIDER_UNVERIFIED: m.error_provider_unverified,
  PROVIDER_UNKNOWN: m.error_provider_unknown,
  PROVIDER_LINK_FIRST: m.error_provider_link_first,
  PROVIDER_TAKEN: m.error_provider_taken,
  CODE_TAKEN: m.error_code_taken,
  WRONG_CODE: m.error_wrong_code,
  CHALLENGE_ENDED: m.error_challenge_ended,
  ADDRESS_REFUSED: m.error_address_refused,
  WRONG_TENANT: m.error_wrong_tenant,
  LOCKS_YOU_OUT: m.error_locks_you_out,
  SECOND_FACTOR_REQUIRED: m.error_second_factor_required,
  PROVIDER_SESSION: m.error_provider_session,
  SIGN_IN_AGAIN: m.error_sign_in_again,
  TOO_MANY_ATTEMPTS: m.error_too_many_attempts,
  'VALIDATION_ERROR email': m.error_email,
  'VALIDATION_ERROR username': m.error_username_rule,
  'VALIDATION_ERROR password': m.error_password_rule,
  'VALIDATION_ERROR subdomain': m.error_subdomain_rule,
  'VALIDATION_ERROR time_zone': m.error_time_zone,
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
  URL_NOT_ALLOWED: m.error_url_not_allowed,
  WEBHOOK_DISABLED: m.error_webhook_disabled,
  RESTORE_TOO_LATE: m.error_restore_too_late,
  'VALIDATION_ERROR url': m.error_url_not_allowed,
  SEARCH_FAILED: m.error_internal,
  SELF_RELATION: m.error_self_relation,
  MARKETPLACE_MISMATCH: m.error_other_marketplace,
  ALREADY_COMPETITOR: m.error_already_competitor,
  NAME_TAKEN: m.error_name_taken,
  URL_NOT_BESTSELLERS: m.error_bestsellers,
  NOTHING_TO_SEARCH: m.error_nothing_to_search,
  ASIN_INVALID: m.error_asin,
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
