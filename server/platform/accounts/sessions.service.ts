import { fingerprint, randomToken } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { AppError, notFound } from '#kernel/errors'
import { record } from '#platform/audit'
import type { Method, Profile } from './accounts.schema.ts'
import { requireOpen } from './callers.ts'
import { describeDevice } from './device.ts'
import { type Actor, type Origin, traceOf } from './origin.ts'
import * as secondFactor from './second-factor.repository.ts'
import * as sessions from './sessions.repository.ts'
import * as signIn from './sign-in.repository.ts'

const REFRESH_DAYS = 30
/** How long a log-in waits for its second step. */
export const CHALLENGE_S = 300

export interface SignedIn {
  profile: Profile
  session_id: string
  refresh_token: string
}

/** The first step is done, and a second is asked for. */
export interface Challenged {
  challenge: string
}

/** The tenant joined first of those that are open, or the one that is `wanted`. @throws AppError 403 that tells why none is */
export function chooseTenant(memberships: Awaited<ReturnType<typeof signIn.listMemberships>>, wanted?: string): string {
  const possible = wanted === undefined ? memberships : memberships.filter(({ tenant_id }) => tenant_id === wanted)
  const open = possible.find(({ status, tenant_status }) => status === 'active' && tenant_status === 'active')
  if (open !== undefined) return open.tenant_id
  const active = possible.find(({ status }) => status === 'active')
  if (active !== undefined) requireOpen(active.tenant_status)
  const isPending = possible.some(({ status }) => status === 'pending')
  if (isPending) throw new AppError([403, 'MEMBERSHIP_PENDING'], 'An admin of the tenant has not let you in yet')
  throw new AppError([403, possible.length > 0 ? 'MEMBERSHIP_INACTIVE' : 'NO_TENANT'], possible.length > 0 ? 'Your account in this tenant is inactive' : 'You belong to no tenant')
}

interface Opening {
  person_id: string
  tenant_id: string
  /** By the installation's provider, or with a password. */
  method?: Method
}

/** A log-in whose first step is done: a session, or what waits for the second step of who has one. */
export async function beginSession(trx: Db, { person_id, tenant_id, method = 'password' }: Opening, origin: Origin): Promise<SignedIn | Challenged> {
  if ((await secondFactor.findConfirmed(trx, person_id)) === undefined) return openSession(trx, { person_id, tenant_id, method }, origin)
  const challenge = randomToken()
  await secondFactor.insertChallenge(trx, { token_hash: fingerprint(challenge), person_id, for_tenant_id: tenant_id, method, expires_at: new Date(Date.now() + CHALLENGE_S * 1000) })
  return { challenge }
}

interface Proof {
  /** When who it is was proven last, for dangerous routes: by this log-in, where nothing is said. */
  proven_at?: Date | null
  is_tenant_bound?: boolean
}

/** A session in a tenant that is open to the person: a log-in. */
export async function openSession(trx: Db, { person_id, tenant_id, method = 'password', proven_at = new Date(), is_tenant_bound = false }: Opening & Proof, origin: Origin): Promise<SignedIn> {
  const profile = await signIn.findMember(trx, tenant_id, person_id)
  if (profile === undefined) throw new AppError([403, 'MEMBERSHIP_INACTIVE'], 'Your account in this tenant is inactive')
  const session_id = crypto.randomUUID()
  await sessions.insert(trx, { id: session_id, tenant_id, person_id, ip: origin.ip, user_agent: origin.user_agent, method, is_tenant_bound, proven_at })
  await record(trx, { tenant_id, actor_id: person_id, action: 'accounts.signed_in', ...(method === 'provider' ? { detail: { method } } : {}), ...traceOf(origin) })
  return { profile, session_id, refresh_token: await issueToken(trx, { person_id, tenant_id, session_id }) }
}

/** The next refresh token of a session. */
export async function issueToken(trx: Db, { person_id, tenant_id, session_id }: { person_id: string; tenant_id: string; session_id: string }): Promise<string> {
  const token = randomToken()
  const expires_at = new Date(Date.now() + REFRESH_DAYS * 86_400_000)
  await signIn.insertRefreshToken(trx, { tenant_id, token_hash: fingerprint(token), family_id: session_id, person_id, expires_at })
  return token
}

/** Who came by a tenant's own provider sees and ends what is of that tenant. */
const reachOf = ({ caller }: Actor) => ({ person_id: caller.id, tenant_id: caller.is_tenant_bound === true ? caller.tenant_id : undefined })

/** Where the caller is signed in, in every tenant. */
export async function listSessions(authDb: Db, by: Actor) {
  const { person_id, tenant_id } = reachOf(by)
  const rows = await sessions.listOpen(authDb, person_id, tenant_id)
  return rows.map(({ user_agent, ...session }) => ({ ...session, ...describeDevice(user_agent), is_current: session.id === by.caller.session_id }))
}

/** @throws AppError 404 when the caller has no such session (any more) */
export async function endSession(trx: Db, id: string, by: Actor): Promise<void> {
  if (!(await sessions.endOne(trx, id, reachOf(by)))) throw notFound('session')
  await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.session_ended', ...traceOf(by) })
}

/** All but the caller's own. */
export async function endOtherSessions(trx: Db, by: Actor): Promise<void> {
  const { person_id, tenant_id } = reachOf(by)
  await sessions.endOfPerson(trx, person_id, { but: by.caller.session_id, tenant_id })
  await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.other_sessions_ended', ...traceOf(by) })
}

/** @throws AppError 403 to who came by a tenant's own provider: that must not reach what the person has elsewhere */
export function requireOwnSession({ caller }: Actor): void {
  if (caller.is_tenant_bound === true) throw new AppError([403, 'PROVIDER_SESSION'], 'Sign in with your password to do this')
}
