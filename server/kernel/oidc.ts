import * as oidc from 'openid-client'
import { LRUCache } from 'lru-cache'
import { fingerprint } from './crypto.ts'
import { AppError } from './errors.ts'
import { request } from './outgoing.ts'

const TIMEOUT_MS = 8_000
const MAX_BYTES = 512 * 1024
/** How long what a provider says of itself is believed. */
const KEEP_MS = 10 * 60_000
/** Clocks differ. */
const TOLERANCE_S = 30
const SCOPE = 'openid email profile'

export interface ProviderAccess {
  issuer: string
  client_id: string
  client_secret: string
}

/** Who the provider says somebody is. */
export interface Claims {
  subject: string
  email: string | undefined
  is_email_verified: boolean
  name: string | undefined
}

class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Every question goes through the guard of outgoing requests: the address is somebody else's choice. */
const guardedFetch = (allow: readonly string[]): oidc.CustomFetch => async (url, { method, headers, body }) => {
  try {
    const text = body === null || body === undefined ? undefined : body instanceof URLSearchParams || typeof body === 'string' ? String(body) : Buffer.from(body as ArrayBuffer).toString()
    const answer = await request(url, { method: method === 'POST' ? 'POST' : 'GET', headers, ...(text === undefined ? {} : { body: text }), timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, allow })
    return new Response(answer.body === '' ? null : answer.body, { status: answer.status, headers: Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]) })
  } catch (error) {
    throw new Unreachable('the provider cannot be reached', { cause: error })
  }
}

const opened = new LRUCache<string, Promise<oidc.Configuration>>({ max: 1_000, ttl: KEEP_MS })

/** @throws AppError 503 when the provider does not answer as one */
function open({ issuer, client_id, client_secret }: ProviderAccess, allow: readonly string[]): Promise<oidc.Configuration> {
  const key = fingerprint(JSON.stringify([issuer, client_id, client_secret, allow]))
  const known = opened.get(key)
  if (known !== undefined) return known
  const opening = discover({ issuer, client_id, client_secret }, allow).catch((error: unknown) => {
    opened.delete(key)
    throw unreachable(error)
  })
  opened.set(key, opening)
  return opening
}

async function discover({ issuer, client_id, client_secret }: ProviderAccess, allow: readonly string[]): Promise<oidc.Configuration> {
  const [url, ask] = [new URL(issuer), guardedFetch(allow)]
  // The guard refuses http: but for hosts of our own network that the operator named.
  const relax = url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []
  const found = await oidc.discovery(url, client_id, undefined, oidc.None(), { [oidc.customFetch]: ask, execute: relax })
  const server = found.serverMetadata()
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const proof = methods.includes('client_secret_basic') ? oidc.ClientSecretBasic(client_secret) : oidc.ClientSecretPost(client_secret)
  const config = new oidc.Configuration(server, client_id, { [oidc.clockTolerance]: TOLERANCE_S }, proof)
  config[oidc.customFetch] = ask
  for (const act of relax) act(config)
  oidc.enableNonRepudiationChecks(config) // the signature too, not the line alone
  return config
}

const unreachable = (error: unknown) => new AppError([503, 'PROVIDER_UNREACHABLE'], 'The provider does not answer', { cause: error, retryAfter: 30 })

function isUnreachable(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Error && error.cause !== undefined && isUnreachable(error.cause))
}

export interface Secrets {
  state: string
  nonce: string
  verifier: string
}

export const newSecrets = (): Secrets => ({ state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() })

/** Where the browser goes: authorization code with PKCE (S256). @throws AppError 503 */
export async function authorizationUrl(access: ProviderAccess, { state, nonce, verifier }: Secrets, { redirect_uri, allow }: { redirect_uri: string; allow: readonly string[] }): Promise<string> {
  const config = await open(access, allow)
  const code_challenge = await oidc.calculatePKCECodeChallenge(verifier)
  try {
    const url = oidc.buildAuthorizationUrl(config, { redirect_uri, scope: SCOPE, state, nonce, code_challenge, code_challenge_method: 'S256' })
    // The browser goes wherever the provider says: to a page, never into a script.
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error(`the provider sends browsers to ${url.protocol}`)
    return url.href
  } catch (error) {
    throw unreachable(error)
  }
}

/**
 * Exchanges the code of a callback. The token's issuer, audience, signature, time and nonce are checked.
 * @throws AppError 401 PROVIDER_ANSWER when any of it is wrong, 503 when the provider does not answer
 */
export async function readCallback(access: ProviderAccess, callback: URL, { state, nonce, verifier }: Secrets, allow: readonly string[]): Promise<Claims> {
  const config = await open(access, allow)
  try {
    const tokens = await oidc.authorizationCodeGrant(config, callback, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
    const claims = tokens.claims()
    if (claims === undefined) throw new Error('no id_token')
    // Many providers keep the address out of the token.
    const more = claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {}
    const all: Record<string, unknown> = { ...more, ...claims }
    const text = (name: string) => (typeof all[name] === 'string' && all[name] !== '' ? all[name] : undefined)
    return { subject: claims.sub, email: text('email')?.trim().toLowerCase(), is_email_verified: all.email_verified === true, name: text('preferred_username') ?? text('name') }
  } catch (error) {
    if (isUnreachable(error)) throw unreachable(error)
    throw new AppError([401, 'PROVIDER_ANSWER'], 'The answer of the provider is not valid', { cause: error })
  }
}

/** Whether the provider answers. @throws AppError 503 */
export async function checkProvider(access: ProviderAccess, allow: readonly string[]): Promise<void> {
  await open(access, allow)
}
