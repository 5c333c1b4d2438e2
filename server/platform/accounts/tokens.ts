import { type CryptoKey, errors, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import type { FieldCipher } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { unauthorized } from '#kernel/errors'
import type { Caller, From } from '#kernel/http'
import type { Services } from '#kernel/services'
import { type Callers, type Claims, createCallers, KEY_START } from './callers.ts'
import * as signIn from './sign-in.repository.ts'

const ALGORITHM = 'EdDSA'
const ISSUER = 'tradewind'
/** Tokens of sellers are good for nothing else (shop customers get an audience of their own). */
const AUDIENCE = 'tradewind:seller'
export const ACCESS_S = 3600
const VERIFIED = 10_000

export interface Tokens {
  /** An access token of {@link ACCESS_S} seconds. */
  sign(claims: Claims): Promise<string>
  /**
   * At once for an access token or API key that was seen a moment ago.
   * @throws AppError 401 when it is forged, expired, revoked or for another audience; 403 when its tenant is closed
   */
  verify(token: string, from: From): Caller | Promise<Caller>
  callers: Callers
  /** A token for another audience than sellers: what it holds is its module's business. */
  issue(token: { audience: string; subject: string; claims: Record<string, string>; lifetime_s: number }): Promise<string>
  /**
   * What such a token holds, and when it ends (s since 1970).
   * @throws AppError 401 when it is forged, expired, or for another audience
   */
  check(token: string, audience: string): Promise<{ subject: string; claims: Record<string, unknown>; expires: number }>
  /** The public keys, for others who verify. */
  keySet(): { keys: JWK[] }
}

const placeOf = (id: string) => `-|accounts.signing_key|private_jwk|${id}`

const opened = new WeakMap<Services, Promise<Tokens>>()

/** The tokens of this process, opened at the first use. A failed opening is tried again. */
export function tokensOf(services: Services): Promise<Tokens> {
  const known = opened.get(services)
  if (known !== undefined) return known
  const opening = openTokens(services)
  opened.set(services, opening)
  opening.catch(() => opened.delete(services))
  return opening
}

/** Reads the signing keys, or makes the first. The newest signs, all verify. */
async function openTokens({ authDb, cipher, config }: Services): Promise<Tokens> {
  const rows = await loadKeys(authDb, cipher)
  const newest = rows[0]
  if (newest === undefined) throw new Error('no signing key')
  const publicKeys = new Map<string, CryptoKey>()
  for (const { id, public_jwk } of rows) publicKeys.set(id, await asKey(public_jwk))
  const privateKey = await asKey(JSON.parse(cipher.decrypt(newest.private_jwk, placeOf(newest.id))) as JWK)
  // A signature is good until the token expires: checking it again would cost more than the request.
  const verified = new LRUCache<string, Claims>({ max: VERIFIED })
  const callers = createCallers(authDb, config.tenant_domain)

  async function verifyNew(token: string, from: From): Promise<Caller> {
    const { claims, expires } = await check(token, publicKeys)
    verified.set(token, claims, { ttl: Math.max(1, expires * 1000 - Date.now()) })
    return callers.ofSession(claims, from)
  }

  function verify(token: string, from: From): Caller | Promise<Caller> {
    if (token.startsWith(KEY_START)) return callers.ofKey(token, from)
    const claims = verified.get(token)
    return claims === undefined ? verifyNew(token, from) : callers.ofSession(claims, from)
  }

  return {
    sign: ({ person_id, tenant_id, session_id }) =>
      new SignJWT({ tid: tenant_id, sid: session_id }).setProtectedHeader({ alg: ALGORITHM, kid: newest.id, typ: 'at+jwt' })
        .setIssuer(ISSUER).setAudience(AUDIENCE).setSubject(person_id).setJti(crypto.randomUUID()).setIssuedAt().setExpirationTime(`${ACCESS_S}s`).sign(privateKey),
    verify,
    callers,
    issue: ({ audience, subject, claims, lifetime_s }) =>
      new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: newest.id, typ: 'at+jwt' })
        .setIssuer(ISSUER).setAudience(audience).setSubject(subject).setJti(crypto.randomUUID()).setIssuedAt().setExpirationTime(`${lifetime_s}s`).sign(privateKey),
    check: async (token, audience) => {
      const { sub = '', exp = 0, ...claims } = await open(token, publicKeys, { audience, requiredClaims: ['sub', 'exp'] })
      return { subject: sub, claims, expires: exp }
    },
    keySet: () => ({ keys: rows.map(({ id, public_jwk }) => ({ ...public_jwk, kid: id, alg: ALGORITHM, use: 'sig' })) }),
  }
}

async function loadKeys(authDb: Db, cipher: FieldCipher) {
  const found = await signIn.listSigningKeys(authDb)
  if (found.length > 0) return found
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
  const id = crypto.randomUUID()
  const private_jwk = cipher.encrypt(JSON.stringify(await exportJWK(privateKey)), placeOf(id))
  const public_jwk = { ...(await exportJWK(publicKey)) }
  await inTransaction(authDb, (trx) => signIn.insertFirstSigningKey(trx, { id, public_jwk, private_jwk }))
  return signIn.listSigningKeys(authDb)
}

async function asKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALGORITHM)
  if (key instanceof Uint8Array) throw new Error('a signing key is asymmetric')
  return key
}

async function check(token: string, keys: Map<string, CryptoKey>): Promise<{ claims: Claims; expires: number }> {
  const { sub = '', exp = 0, tid, sid } = await open(token, keys, { audience: AUDIENCE, requiredClaims: ['sub', 'exp', 'tid', 'sid'] })
  return { claims: { person_id: sub, tenant_id: String(tid), session_id: String(sid) }, expires: exp }
}

async function open(token: string, keys: Map<string, CryptoKey>, wanted: { audience: string; requiredClaims: string[] }): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => {
      const key = keys.get(kid ?? '')
      if (key === undefined) throw new errors.JWSInvalid('unknown key')
      return key
    }, { ...wanted, issuer: ISSUER, algorithms: [ALGORITHM], typ: 'at+jwt' })
    return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthorized('The access token has expired', 'TOKEN_EXPIRED')
    if (error instanceof errors.JOSEError) throw unauthorized('The access token is not valid', 'INVALID_TOKEN')
    throw error
  }
}
