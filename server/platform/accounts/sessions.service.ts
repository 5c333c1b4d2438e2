import { fingerprint, randomToken } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { AppError } from '#kernel/errors'
import { record } from '#platform/audit'
import type { Profile } from './accounts.schema.ts'
import { requireOpen } from './callers.ts'
import { type Origin, traceOf } from './origin.ts'
import * as sessions from './sessions.repository.ts'
import * as signIn from './sign-in.repository.ts'

const REFRESH_DAYS = 30

export interface SignedIn {
  profile: Profile
  session_id: string
  refresh_token: string
}

/** The tenant joined first of those that are open. @throws AppError 403 that tells why none is */
export function chooseTenant(memberships: Awaited<ReturnType<typeof signIn.listMemberships>>): string {
  const open = memberships.find(({ status, tenant_status }) => status === 'active' && tenant_status === 'active')
  if (open !== undefined) return open.tenant_id
  const active = memberships.find(({ status }) => status === 'active')
  if (active !== undefined) requireOpen(active.tenant_status)
  const isPending = memberships.some(({ status }) => status === 'pending')
  if (isPending) throw new AppError([403, 'MEMBERSHIP_PENDING'], 'An admin of the tenant has not let you in yet')
  throw new AppError([403, memberships.length > 0 ? 'MEMBERSHIP_INACTIVE' : 'NO_TENANT'], memberships.length > 0 ? 'Your account in this tenant is inactive' : 'You belong to no tenant')
}

/** A session in a tenant that is open to the person: a log-in. */
export async function openSession(trx: Db, { person_id, tenant_id }: { person_id: string; tenant_id: string }, origin: Origin): Promise<SignedIn> {
  const profile = await signIn.findMember(trx, tenant_id, person_id)
  if (profile === undefined) throw new AppError([403, 'MEMBERSHIP_INACTIVE'], 'Your account in this tenant is inactive')
  const session_id = crypto.randomUUID()
  await sessions.insert(trx, { id: session_id, tenant_id, person_id, ip: origin.ip, user_agent: origin.user_agent })
  await record(trx, { tenant_id, actor_id: person_id, action: 'accounts.signed_in', ...traceOf(origin) })
  return { profile, session_id, refresh_token: await issueToken(trx, { person_id, tenant_id, session_id }) }
}

/** The next refresh token of a session. */
export async function issueToken(trx: Db, { person_id, tenant_id, session_id }: { person_id: string; tenant_id: string; session_id: string }): Promise<string> {
  const token = randomToken()
  const expires_at = new Date(Date.now() + REFRESH_DAYS * 86_400_000)
  await signIn.insertRefreshToken(trx, { tenant_id, token_hash: fingerprint(token), family_id: session_id, person_id, expires_at })
  return token
}
