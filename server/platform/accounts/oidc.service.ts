import { publicUrl } from '#kernel/config'
import { fingerprint } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { AppError, messageOf, notFound } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { INSTALLATION } from '#kernel/settings'
import { record } from '#platform/audit'
import { subdomainOf } from './callers.ts'
import * as members from './members.repository.ts'
import { lockMembers } from './members.service.ts'
import { authorizationUrl, type Claims, newSecrets, readCallback, type Secrets } from '#kernel/oidc'
import { type Actor, type Origin, traceOf } from './origin.ts'
import { hashPassword } from './passwords.ts'
import * as people from './people.repository.ts'
import * as providers from './provider.repository.ts'
import { accessOf, CALLBACK, tenantOrigin } from './provider.service.ts'
import { insertPerson } from './registration.service.ts'
import * as registrations from './registration.repository.ts'
import * as sessions from './sessions.repository.ts'
import { beginSession, type Challenged, chooseTenant, openSession, requireOwnSession, type SignedIn } from './sessions.service.ts'
import * as signIn from './sign-in.repository.ts'
import { wantedTenant } from './sign-in.service.ts'

const ATTEMPT_MS = 10 * 60_000
const placeOf = (stateHash: string) => `-|accounts.provider_attempt|secrets_sealed|${stateHash}`

/** Where one can sign in besides here: at the team of this address or code, and at the installation's provider. */
export async function listProviders({ authDb, config }: Services, code: string | undefined, origin: Origin) {
  const tenantId = await tenantOf(authDb, config.tenant_domain, code, origin)
  const own = tenantId === undefined ? undefined : await providers.find(authDb, tenantId)
  return [...(own?.is_on ? [{ kind: 'tenant' as const, name: own.name }] : []), ...(config.oidc ? [{ kind: 'installation' as const, name: config.oidc.name }] : [])]
}

async function tenantOf(authDb: Db, tenantDomain: string | undefined, code: string | undefined, { host }: Origin): Promise<string | undefined> {
  const subdomain = subdomainOf(host, tenantDomain)
  if (subdomain !== undefined) return (await people.findTenantBySubdomain(authDb, subdomain))?.id
  return code === undefined || code === '' ? undefined : (await people.findTenantByCode(authDb, code))?.id
}

interface Start {
  /** Undefined: the installation's provider, or the tenant's whose address was asked for. */
  tenant_code?: string | undefined
  return_to: string
  /** The secret of this browser, which comes back in a cookie. */
  browser: string
}

/** @returns where the browser goes @throws AppError 422 when there is no such provider, 503 when it does not answer */
export async function startSignIn(services: Services, { tenant_code, return_to, browser }: Start, origin: Origin): Promise<string> {
  const tenantId = await tenantOf(services.authDb, services.config.tenant_domain, tenant_code, origin)
  if (tenant_code !== undefined && tenantId === undefined) await accessOf(services, INSTALLATION) // nobody has this code: as if it had no provider
  return begin(services, { tenantId, return_to, browser }, origin)
}

/** The caller will be known by who they are at the provider. @throws AppError as above; 403 to who came by a tenant's provider */
export function startLink(services: Services, { kind, browser }: { kind: 'tenant' | 'installation'; browser: string }, by: Actor): Promise<string> {
  requireOwnSession(by)
  return begin(services, { tenantId: kind === 'tenant' ? by.caller.tenant_id : undefined, return_to: '/settings/security', browser, link: by }, by)
}

async function begin(services: Services, { tenantId, return_to, browser, link }: { tenantId: string | undefined; return_to: string; browser: string; link?: Actor }, { host }: Origin): Promise<string> {
  const { authDb, cipher, config } = services
  const access = await accessOf(services, tenantId)
  const subdomain = subdomainOf(host, config.tenant_domain)
  const origin = subdomain === undefined ? publicUrl(config) : tenantOrigin(config, subdomain)
  const redirect_uri = `${origin}${CALLBACK}`
  const secrets = newSecrets()
  const url = await authorizationUrl(access, secrets, { redirect_uri, allow: config.outgoing_allow })
  const state_hash = fingerprint(secrets.state)
  await providers.insertAttempt(authDb, {
    state_hash, browser_hash: fingerprint(browser), for_tenant_id: tenantId ?? INSTALLATION, secrets_sealed: cipher.encrypt(JSON.stringify(secrets), placeOf(state_hash)), redirect_uri, origin, return_to,
    link_person_id: link?.caller.id ?? null, link_session_id: link?.caller.session_id ?? null, expires_at: new Date(Date.now() + ATTEMPT_MS),
  })
  return url
}

export type CallbackOutcome = { origin: string; path: string } & ({ problem: string } | { linked: true } | { outcome: SignedIn | Challenged })

/** The way back. Whatever goes wrong is a page of the console that says so. @param search the query of the callback, as it came */
export async function finish(services: Services, { state = '', search, browser }: { state?: string | undefined; search: string; browser: string | undefined }, by: Origin): Promise<CallbackOutcome> {
  const { authDb, cipher, config, log } = services
  const state_hash = fingerprint(state)
  const attempt = state === '' ? undefined : await providers.takeAttempt(authDb, state_hash)
  if (attempt === undefined || attempt.expires_at.getTime() < Date.now() || browser === undefined || fingerprint(browser) !== attempt.browser_hash) {
    return { origin: publicUrl(config), path: '/sign-in', problem: 'PROVIDER_STATE' }
  }
  const { origin, return_to, for_tenant_id, link_person_id, link_session_id } = attempt
  const tenantId = for_tenant_id === INSTALLATION ? undefined : for_tenant_id
  const path = link_person_id === null ? '/sign-in' : return_to
  const query = new URLSearchParams(search)
  if (query.has('error')) return { origin, path, problem: 'PROVIDER_REFUSED' }
  try {
    const access = await accessOf(services, tenantId)
    const secrets = JSON.parse(cipher.decrypt(attempt.secrets_sealed, placeOf(state_hash))) as Secrets
    const claims = await readCallback(access, new URL(`${attempt.redirect_uri}?${query.toString()}`), secrets, config.outgoing_allow)
    const who = { tenant_id: for_tenant_id, issuer: access.issuer, subject: claims.subject }
    if (link_person_id !== null) {
      await inTransaction(authDb, (trx) => link(trx, { who, claims, person_id: link_person_id, session_id: link_session_id ?? '' }, by))
      return { origin, path, linked: true }
    }
    return { origin, path: return_to, outcome: await enter(services, { who, claims, tenantId, lets_in: access.lets_in }, by) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.info({ code: error.code, reason: messageOf(error.cause ?? error), request_id: by.request_id }, 'a log-in by a provider failed')
    return { origin, path, problem: error.code }
  }
}

interface Who {
  tenant_id: string
  issuer: string
  subject: string
}

const problem = (code: string, message: string) => new AppError([403, code], message)

/** @throws AppError 403 when the provider has not checked the address */
function checkedEmail({ email, is_email_verified }: Claims): string {
  if (email === undefined || !is_email_verified) throw problem('PROVIDER_UNVERIFIED', 'The provider has not checked your e-mail address')
  return email
}

async function link(trx: Db, { who, claims, person_id, session_id }: { who: Who; claims: Claims; person_id: string; session_id: string }, by: Origin): Promise<void> {
  const email = checkedEmail(claims)
  if ((await sessions.findOne(trx, session_id)) === undefined) throw problem('PROVIDER_STATE', 'The session that began this has ended')
  if (!(await providers.insertIdentity(trx, { ...who, person_id, email }))) {
    if ((await providers.findIdentity(trx, who))?.person_id === person_id) return // linked twice
    throw problem('PROVIDER_TAKEN', 'This account of the provider belongs to somebody else here')
  }
  for (const { tenant_id } of await signIn.listMemberships(trx, person_id)) await record(trx, { tenant_id, actor_id: person_id, action: 'accounts.identity_linked', detail: { issuer: who.issuer, email }, ...traceOf(by) })
}

interface Entry {
  who: Who
  claims: Claims
  /** Whose provider it is; undefined: the installation's. */
  tenantId: string | undefined
  lets_in: boolean
}

/**
 * A tenant's own provider opens that tenant alone: whoever administers it can say to be anybody there, and must be nobody elsewhere. An account that
 * has the same address is never taken over: it is linked by who is signed in to it.
 */
async function enter({ authDb, config }: Services, { who, claims, tenantId, lets_in }: Entry, by: Origin): Promise<SignedIn | Challenged> {
  const password_hash = await hashPassword(crypto.randomUUID()) // of nobody; made before the transaction
  return inTransaction(authDb, async (trx) => {
    const person_id = (await known(trx, who)) ?? (await join(trx, { who, claims, tenantId, lets_in, password_hash }, by))
    const tenant_id = chooseTenant(await signIn.listMemberships(trx, person_id), tenantId ?? (await wantedTenant(trx, config, by)))
    if (tenantId === undefined) return beginSession(trx, { person_id, tenant_id, method: 'provider' }, by)
    return openSession(trx, { person_id, tenant_id, method: 'provider', is_tenant_bound: true }, by)
  })
}

async function known(trx: Db, who: Who): Promise<string | undefined> {
  const identity = await providers.findIdentity(trx, who)
  if (identity !== undefined) await providers.touchIdentity(trx, identity.id)
  return identity?.person_id
}

async function join(trx: Db, { who, claims, tenantId, lets_in, password_hash }: Entry & { password_hash: string }, by: Origin): Promise<string> {
  const email = checkedEmail(claims)
  await people.lockName(trx, `email:${email}`)
  const again = await known(trx, who) // made meanwhile by the same person in another window
  if (again !== undefined) return again
  if ((await people.findByEmail(trx, email)) !== undefined) throw problem('PROVIDER_LINK_FIRST', 'There is an account with your address: sign in to it, and link the provider in your settings')
  if (tenantId === undefined || !lets_in) throw problem('PROVIDER_UNKNOWN', 'Nobody here has this account: ask for an invitation')
  await lockMembers(trx, tenantId)
  const { members: taken, invited, max_users } = await members.countSeats(trx, tenantId)
  if (taken + invited >= max_users) throw problem('QUOTA_EXCEEDED', 'The team has no seat left')
  const id = crypto.randomUUID()
  await insertPerson(trx, { id, email, username: usernameOf(claims.name ?? email), password_hash, has_password: false, language: null })
  await registrations.markUsed(trx, email)
  await people.insertMembership(trx, { tenant_id: tenantId, person_id: id, role: 'viewer', status: 'active' })
  await providers.insertIdentity(trx, { ...who, person_id: id, email })
  await record(trx, { tenant_id: tenantId, actor_id: id, action: 'accounts.joined_by_provider', detail: { email, issuer: who.issuer }, ...traceOf(by) })
  return id
}

function usernameOf(name: string): string {
  const text = (name.split('@')[0] ?? '').slice(0, 200).toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^a-z0-9._-]/g, '').replace(/^[._-]{1,200}/, '').slice(0, 30)
  return text.length < 2 ? `user-${crypto.randomUUID().slice(0, 8)}` : text
}

export async function listIdentities(authDb: Db, by: Actor) {
  const rows = await providers.listIdentities(authDb, by.caller.id, [by.caller.tenant_id, INSTALLATION])
  return rows.map(({ tenant_id, ...identity }) => ({ ...identity, kind: tenant_id === INSTALLATION ? ('installation' as const) : ('tenant' as const) }))
}

/** @throws AppError 404; 403 to who came by a provider */
export async function unlink(trx: Db, id: string, by: Actor): Promise<void> {
  requireOwnSession(by)
  if (!(await providers.removeIdentity(trx, id, by.caller.id))) throw notFound('identity')
  await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.identity_unlinked', ...traceOf(by) })
}
