import { type Config, publicUrl } from '#kernel/config'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, withTenant } from '#kernel/db'
import { AppError, invalid, messageOf, notFound, refused } from '#kernel/errors'
import { publish } from '#kernel/events'
import { authorizationUrl, checkProvider, type Claims, newSecrets, type ProviderAccess, readCallback, type Secrets } from '#kernel/oidc'
import { checkOutgoingUrl } from '#kernel/outgoing'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { getStore } from '#shop/stores'
import { customerRegistered } from './customers.events.ts'
import * as customers from './customers.repository.ts'
import type { ProviderInput } from './customers.schema.ts'
import * as proofs from './proofs.repository.ts'
import * as providers from './provider.repository.ts'
import type { ProviderRow } from './provider.repository.ts'
import { takeProof } from './register.service.ts'
import { openSession, type SignedIn, type Visit } from './sessions.service.ts'
import { storeUrl } from './store-url.ts'

const CALLBACK = '/api/v1/shop/auth/oidc/callback'
const ATTEMPT_MS = 10 * 60_000
/** The browser brings it back at once. */
const CODE_MS = 2 * 60_000
const secretPlace = (tenantId: string) => `${tenantId}|customers.provider|secret_sealed|-`
const attemptPlace = (tenantId: string, stateHash: string) => `${tenantId}|customers.provider_attempt|secrets_sealed|${stateHash}`
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const callbackUrl = (config: Config): string => `${publicUrl(config)}${CALLBACK}`

/** Asks the provider first who it is: a wrong address is told now, not to the first who signs in. @throws AppError 400, 422 on the field */
export async function saveProvider(services: Services, caller: { id: string; tenant_id: string }, { client_secret, ...input }: ProviderInput): Promise<void> {
  const { db, cipher, config } = services
  const { tenant_id, id } = caller
  const known = await withTenant(db, tenant_id, providers.find)
  const secret = client_secret ?? (known && cipher.decrypt(known.secret_sealed, secretPlace(tenant_id)))
  if (secret === undefined) throw invalid('client_secret', 'Give the secret that the provider made')
  try {
    checkOutgoingUrl(input.issuer, config.outgoing_allow)
    await checkProvider({ issuer: input.issuer, client_id: input.client_id, client_secret: secret }, config.outgoing_allow)
  } catch (error) {
    throw error instanceof AppError ? new AppError([422, error.code], error.message, { field: 'issuer', cause: error }) : error
  }
  await withTenant(db, tenant_id, async (trx) => {
    await providers.save(trx, { tenant_id, ...input, secret_sealed: cipher.encrypt(secret, secretPlace(tenant_id)) })
    await record(trx, { tenant_id, actor_id: id, action: 'customers.provider_changed', detail: { ...input, has_new_secret: client_secret !== undefined } })
  })
}

/** @throws AppError 404 */
export async function removeProvider(trx: Db, { id, tenant_id }: { id: string; tenant_id: string }): Promise<void> {
  if (!(await providers.remove(trx))) throw notFound('provider')
  await record(trx, { tenant_id, actor_id: id, action: 'customers.provider_removed' })
}

/** @throws AppError 422 when there is none, or it is off */
function accessOf({ cipher }: Services, row: ProviderRow | undefined): ProviderAccess {
  if (row === undefined || !row.is_on) throw refused('NO_PROVIDER', 'There is no provider to sign in with')
  return { issuer: row.issuer, client_id: row.client_id, client_secret: cipher.decrypt(row.secret_sealed, secretPlace(row.tenant_id)) }
}

/** @returns where the browser goes @throws AppError 422, 503 */
export async function startSignIn(services: Services, { tenant_id, return_to, browser }: { tenant_id: string; return_to: string; browser: string }): Promise<string> {
  const { db, cipher, config } = services
  const access = accessOf(services, await withTenant(db, tenant_id, providers.find))
  const made = newSecrets()
  // The way back names no store: the state does.
  const secrets = { ...made, state: `${tenant_id}.${made.state}` }
  const url = await authorizationUrl(access, secrets, { redirect_uri: callbackUrl(config), allow: config.outgoing_allow })
  const state_hash = fingerprint(secrets.state)
  await withTenant(db, tenant_id, (trx) => providers.insertAttempt(trx, {
    tenant_id, state_hash, browser_hash: fingerprint(browser), secrets_sealed: cipher.encrypt(JSON.stringify(secrets), attemptPlace(tenant_id, state_hash)), return_to, expires_at: new Date(Date.now() + ATTEMPT_MS),
  }))
  return url
}

/**
 * The way back: a page of the store, with a code that signs in once, or with what went wrong.
 * @param search the query of the callback, as it came
 * @throws AppError 400 when the state names no store
 */
export async function comeBack(services: Services, { state = '', search, browser }: { state?: string | undefined; search: string; browser: string | undefined }): Promise<string> {
  const { db, cipher, config, log } = services
  const tenant_id = state.split('.')[0] ?? ''
  if (!UUID.test(tenant_id)) throw invalid('state', 'This is no way back from a provider')
  const state_hash = fingerprint(state)
  const { attempt, provider, home } = await withTenant(db, tenant_id, async (trx) => ({ attempt: await providers.takeAttempt(trx, state_hash), provider: await providers.find(trx), home: storeUrl(config, await getStore(trx)) }))
  const fail = (problem: string) => `${home}/sign-in?problem=${encodeURIComponent(problem)}`
  if (attempt === undefined || attempt.expires_at.getTime() < Date.now() || browser === undefined || fingerprint(browser) !== attempt.browser_hash) return fail('PROVIDER_STATE')
  const query = new URLSearchParams(search)
  if (query.has('error')) return fail('PROVIDER_REFUSED')
  try {
    const access = accessOf(services, provider)
    const secrets = JSON.parse(cipher.decrypt(attempt.secrets_sealed, attemptPlace(tenant_id, state_hash))) as Secrets // as it was sealed
    const claims = await readCallback(access, new URL(`${callbackUrl(config)}?${query.toString()}`), secrets, config.outgoing_allow)
    const code = await withTenant(db, tenant_id, (trx) => enter(trx, { tenant_id, issuer: access.issuer, claims }))
    // Behind the #: it reaches the page, and no log on the way.
    return `${home}/sign-in/done#code=${code}&return_to=${encodeURIComponent(attempt.return_to)}`
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.info({ code: error.code, reason: messageOf(error.cause ?? error) }, 'a shopper’s log-in by a provider failed')
    return fail(error.code)
  }
}

/**
 * Who they are here: known by the provider's word, or by an address that it has checked. The store chose its provider, and all that it
 * opens is accounts of that store.
 */
async function enter(trx: Db, { tenant_id, issuer, claims }: { tenant_id: string; issuer: string; claims: Claims }): Promise<string> {
  const who = { issuer, subject: claims.subject }
  await customers.lock(trx, `identity ${issuer} ${claims.subject}`)
  const known = await providers.findIdentity(trx, who)
  const customer_id = known ?? (await welcome(trx, { tenant_id, claims }))
  if (known === undefined) await providers.insertIdentity(trx, { tenant_id, ...who, customer_id })
  const code = randomToken()
  await proofs.insert(trx, { tenant_id, token_hash: fingerprint(code), kind: 'login', email: claims.email ?? '', customer_id, expires_at: new Date(Date.now() + CODE_MS) })
  return code
}

async function welcome(trx: Db, { tenant_id, claims: { email, is_email_verified, name } }: { tenant_id: string; claims: Claims }): Promise<string> {
  if (email === undefined || !is_email_verified) throw new AppError([403, 'PROVIDER_UNVERIFIED'], 'The provider has not checked your e-mail address')
  await customers.lock(trx, `email ${email}`)
  const same = await customers.findByEmail(trx, email)
  if (same !== undefined) return same.customer_id
  const id = crypto.randomUUID()
  await customers.insert(trx, { tenant_id, id, email, name: (name ?? email.split('@')[0] ?? '').slice(0, 120), password_hash: null, language: null })
  await publish(trx, customerRegistered, { key: id, payload: { customer_id: id } })
  return id
}

/** @throws AppError 422 at `token` for a code that is not good (any more) */
export const finishSignIn = (services: Services, code: string, visit: Visit): Promise<SignedIn> =>
  withTenant(services.db, visit.tenant_id, async (trx) => {
    const { customer_id } = await takeProof(trx, code, ['login'])
    if (customer_id === null) throw refused('TOKEN_INVALID', 'This code is not valid', 'code')
    return openSession(trx, { customer_id, method: 'provider' }, visit)
  })
