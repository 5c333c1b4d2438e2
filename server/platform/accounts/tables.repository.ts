import type { Generated } from 'kysely'
import type { Db } from '#kernel/db'
import type { Language, MembershipStatus, Plan, Role, TenantStatus } from './accounts.schema.ts'

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
    created_at: Generated<Date>
  }
  'accounts.person': {
    id: Generated<string>
    email: string
    username: string
    password_hash: string
    language: Generated<Language | null>
    time_zone: Generated<string>
    created_at: Generated<Date>
  }
  'accounts.membership': { tenant_id: string; person_id: string; role: Role; status: Generated<MembershipStatus>; created_at: Generated<Date> }
  'accounts.session': {
    tenant_id: string
    id: string
    person_id: string
    ip: string | null
    user_agent: string | null
    created_at: Generated<Date>
    ended_at: Generated<Date | null>
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
