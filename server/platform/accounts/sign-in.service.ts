import { fingerprint } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import type { Config } from '#kernel/config'
import { AppError, notFound, unauthorized } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import type { Login } from './accounts.schema.ts'
import { clearAttempts, countAttempt } from './attempts.service.ts'
import { requireOpen, subdomainOf } from './callers.ts'
import { type Actor, type Origin, traceOf } from './origin.ts'
import { isRightPassword } from './passwords.ts'
import * as people from './people.repository.ts'
import { findPendingPassword, mailAgain } from './registration.service.ts'
import * as sessions from './sessions.repository.ts'
import { beginSession, type Challenged, chooseTenant, issueToken, openSession, requireOwnSession, type SignedIn } from './sessions.service.ts'
import * as signIn from './sign-in.repository.ts'

/** Two tabs may exchange the same token at once; only later is a second exchange a theft. */
const REUSE_LEEWAY_MS = 10_000

/** @throws AppError 401, the same for an unknown name, a wrong password and an address not proven yet; 429 after too many; 403 when no tenant is open to this person */
export async function logIn(services: Services, { email, username, password }: Login, origin: Origin): Promise<SignedIn | Challenged> {
  const { authDb } = services
  const found = await signIn.findByLogin(authDb, { email, username })
  const account = found?.id ?? email ?? username ?? ''
  await countAttempt(authDb, account, origin.ip)
  const pending = email === undefined ? undefined : await findPendingPassword(authDb, email) // asked for always: it takes time too
  const isRight = await isRightPassword(found?.password_hash ?? pending?.password_hash, password)
  if (isRight && found === undefined && pending !== undefined) await mailAgain(services, pending.id)
  if (found === undefined || !isRight) throw wrong()
  await inTransaction(authDb, (trx) => clearAttempts(trx, account, origin.ip))
  return inTransaction(authDb, async (trx) => {
    await people.lockPassword(trx, found.id)
    if ((await people.findById(trx, found.id))?.password_hash !== found.password_hash) throw wrong() // changed while it was checked
    const tenant_id = chooseTenant(await signIn.listMemberships(trx, found.id), await wantedTenant(trx, services.config, origin))
    return beginSession(trx, { person_id: found.id, tenant_id }, origin)
  })
}

/** The tenant whose own address was asked for; undefined where the address names none. @throws AppError 404 when it names one that is not there */
export async function wantedTenant(authDb: Db, { tenant_domain }: Pick<Config, 'tenant_domain'>, { host }: Origin): Promise<string | undefined> {
  const subdomain = subdomainOf(host, tenant_domain)
  if (subdomain === undefined) return undefined
  const tenant = await people.findTenantBySubdomain(authDb, subdomain)
  if (tenant === undefined) throw notFound('tenant')
  return tenant.id
}

const wrong = () => unauthorized('The name or the password is wrong', 'INVALID_CREDENTIALS')

/**
 * Exchanges a refresh token for the next one of its session.
 * @throws AppError 401 when it is unknown, expired, ended, or was exchanged before: then the whole session ends; 403 when the tenant is closed
 */
export async function refresh({ authDb, config }: Services, token: string, origin: Origin): Promise<SignedIn> {
  const exchanged = await inTransaction(authDb, async (trx) => {
    const hash = fingerprint(token)
    const known = await signIn.findRefreshToken(trx, hash)
    if (known === undefined || known.expires_at.getTime() < Date.now()) return undefined
    const { person_id, tenant_id, family_id: session_id } = known
    if (((await wantedTenant(trx, config, origin)) ?? tenant_id) !== tenant_id) return undefined
    if ((await sessions.findOpenLocked(trx, session_id)) === undefined) return undefined
    const row = await signIn.findRefreshToken(trx, hash) // as it is now that nobody else exchanges
    const used = row?.used_at ?? null
    if (used !== null && Date.now() - used.getTime() > REUSE_LEEWAY_MS) {
      await sessions.end(trx, session_id)
      await record(trx, { tenant_id, actor_id: person_id, action: 'accounts.refresh_token_reused', ...traceOf(origin) })
      return { stolen: session_id } // committed: the theft ends here
    }
    const profile = await signIn.findMember(trx, tenant_id, person_id)
    if (profile === undefined) return undefined
    const membership = (await signIn.listMemberships(trx, person_id)).find((m) => m.tenant_id === tenant_id)
    requireOpen(membership?.tenant_status ?? 'active')
    await signIn.markRefreshTokenUsed(trx, hash)
    return { profile, session_id, refresh_token: await issueToken(trx, { person_id, tenant_id, session_id }) }
  })
  if (exchanged === undefined || 'stolen' in exchanged) throw unauthorized('The session has ended: sign in again', 'INVALID_REFRESH_TOKEN')
  return exchanged
}

/** Ends the session of this token; an unknown one is ended already. @returns the session's id */
export const logOut = (authDb: Db, token: string, origin: Origin): Promise<string | undefined> =>
  inTransaction(authDb, async (trx) => {
    const row = await signIn.findRefreshToken(trx, fingerprint(token))
    if (row === undefined || (await sessions.findOpenLocked(trx, row.family_id)) === undefined) return row?.family_id
    await sessions.end(trx, row.family_id)
    await record(trx, { tenant_id: row.tenant_id, actor_id: row.person_id, action: 'accounts.signed_out', ...traceOf(origin) })
    return row.family_id
  })

/** Ends every session of the caller, this one too, in every tenant. */
export const logOutEverywhere = (authDb: Db, by: Actor): Promise<void> =>
  inTransaction(authDb, async (trx) => {
    await sessions.endOfPerson(trx, by.caller.id, by.caller.is_tenant_bound === true ? { tenant_id: by.caller.tenant_id } : {})
    await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.signed_out_everywhere', ...traceOf(by) })
  })

/** Leaves the session for a new one in another tenant. @throws AppError 404 when the caller does not belong there, 403 when it is closed */
export const switchTenant = (authDb: Db, tenantId: string, by: Actor): Promise<SignedIn> =>
  inTransaction(authDb, async (trx) => {
    requireOwnSession(by)
    const membership = (await signIn.listMemberships(trx, by.caller.id)).filter((m) => m.tenant_id === tenantId)
    if (membership.length === 0) throw new AppError([404, 'NOT_FOUND'], 'There is no such tenant')
    chooseTenant(membership)
    const session = by.caller.session_id === undefined ? undefined : await sessions.findOne(trx, by.caller.session_id)
    if (by.caller.session_id !== undefined) await sessions.end(trx, by.caller.session_id)
    return openSession(trx, { person_id: by.caller.id, tenant_id: tenantId, method: session?.method ?? 'password', proven_at: session?.proven_at ?? null }, by)
  })
