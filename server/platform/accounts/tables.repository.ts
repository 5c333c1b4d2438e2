import type { Generated } from 'kysely'
import type { Db } from '#kernel/db'
import type { Language, MembershipStatus, Method, Plan, Role, TenantStatus } from './accounts.schema.ts'

export type Tables = {
  'accounts.tenant': {
    id: Generated<string>
    code: string
    name: string
    status: Generated<TenantStatus>
    plan: Generated<Plan>
    max_products: Generated<number>
    max_users: Generated<number>
    requests_per_minute: Generated<number>
    crawls_per_month: Generated<number>
    subdomain: Generated<string | null>
    delete_after: Generated<Date | null>
    created_at: Generated<Date>
  }
  'accounts.person': {
    id: Generated<string>
    email: string
    username: string
    password_hash: string
    language: Generated<Language | null>
    time_zone: Generated<string>
    has_password: Generated<boolean>
    is_super_admin: Generated<boolean>
    created_at: Generated<Date>
  }
  'accounts.membership': { tenant_id: string; person_id: string; role: Role; status: Generated<MembershipStatus>; created_at: Generated<Date> }
  'accounts.session': {
    tenant_id: string
    id: string
    person_id: string
    ip: string | null
    user_agent: string | null
    method: Generated<Method>
    is_tenant_bound: Generated<boolean>
    created_at: Generated<Date>
    last_used_at: Generated<Date>
    proven_at: Generated<Date | null>
    ended_at: Generated<Date | null>
  }
  'accounts.totp': { person_id: string; secret_sealed: string; last_step: Generated<number>; created_at: Generated<Date>; confirmed_at: Generated<Date | null> }
  'accounts.recovery_code': { person_id: string; code_hash: string; used_at: Generated<Date | null> }
  'accounts.challenge': { token_hash: string; person_id: string; for_tenant_id: string; method: Method; failures: Generated<number>; created_at: Generated<Date>; expires_at: Date }
  'accounts.provider': {
    tenant_id: string
    name: string
    issuer: string
    client_id: string
    secret_sealed: string
    is_on: Generated<boolean>
    lets_in: Generated<boolean>
    changed_at: Generated<Date>
  }
  'accounts.identity': { id: Generated<string>; tenant_id: string; issuer: string; subject: string; person_id: string; email: string; created_at: Generated<Date>; last_used_at: Generated<Date | null> }
  'accounts.provider_attempt': {
    state_hash: string
    browser_hash: string
    for_tenant_id: string
    secrets_sealed: string
    redirect_uri: string
    origin: string
    return_to: string
    link_person_id: string | null
    link_session_id: string | null
    expires_at: Date
  }
  'accounts.refresh_token': {
    tenant_id: string
    token_hash: string
    /** The session's id. */
    family_id: string
    person_id: string
    expires_at: Date
    used_at: Generated<Date | null>
    revoked_at: Generated<Date | null>
  }
  'accounts.signing_key': { id: string; public_jwk: Record<string, unknown>; private_jwk: string; created_at: Generated<Date> }
  'accounts.registration': {
    id: string
    new_tenant_id: string
    email: string
    username: string
    password_hash: string
    tenant_code: string | null
    tenant_name: string | null
    language: Language | null
    token_hash: string
    token_sealed: string
    mailed_at: Generated<Date>
    created_at: Generated<Date>
    expires_at: Date
    used_at: Generated<Date | null>
  }
  'accounts.password_reset': { token_hash: string; person_id: string; created_at: Generated<Date>; expires_at: Date; used_at: Generated<Date | null> }
  'accounts.attempt': { key: string; failures: Generated<number>; last_at: Date; blocked_until: Generated<Date | null>; succeeded_at: Generated<Date | null> }
  'accounts.invitation': {
    tenant_id: string
    id: Generated<string>
    email: string
    role: Role
    language: Language
    invited_by: string
    token_hash: string
    token_sealed: string
    mailed_at: Generated<Date>
    created_at: Generated<Date>
    expires_at: Date
    accepted_at: Generated<Date | null>
  }
  'accounts.api_key': {
    tenant_id: string
    id: Generated<string>
    name: string
    role: Exclude<Role, 'owner'>
    scopes: string[] | null
    key_hash: string
    hint: string
    created_by: string
    created_at: Generated<Date>
    expires_at: Date | null
    last_used_at: Generated<Date | null>
    revoked_at: Generated<Date | null>
  }
}

export const tables = (db: Db) => db.$extendTables<Tables>()
