import { hash, verify } from '@node-rs/argon2'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { unauthorized } from '#kernel/errors'
import { record } from '#platform/audit'
import type { Login, Profile } from './accounts.schema.ts'
import * as signIn from './sign-in.repository.ts'

const REFRESH_DAYS = 30
/** Two tabs may exchange the same token at once; only later is a second exchange a theft. */
const REUSE_LEEWAY_MS = 10_000
/** 19 MiB and 2 passes: OWASP's setting for Argon2id, about 6 ms. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2)
/** What an unknown name is checked against, so that its answer takes as long as a wrong password's. */
const NOBODY = hashPassword(randomToken())

/** @throws AppError 401, the same for an unknown name and a wrong password */
export async function logIn(authDb: Db, { email, username, password }: Login): Promise<{ profile: Profile; refresh_token: string }> {
  const found = await signIn.findByLogin(authDb, { email, username })
  const isRight = await verify(found?.password_hash ?? (await NOBODY), password)
  if (found === undefined || !isRight) throw unauthorized('The name or the password is wrong', 'INVALID_CREDENTIALS')
  const { password_hash: _, ...profile } = found
  return inTransaction(authDb, async (trx) => {
    await record(trx, { tenant_id: profile.tenant_id, actor_id: profile.id, action: 'accounts.signed_in' })
    return { profile, refresh_token: await issue(trx, profile, crypto.randomUUID()) }
  })
}

/**
 * Exchanges a refresh token for the next one of its family.
 * @throws AppError 401 when it is unknown, expired, revoked, or was exchanged before: then the whole family ends
 */
export async function refresh(authDb: Db, token: string): Promise<{ profile: Profile; refresh_token: string }> {
  const exchanged = await inTransaction(authDb, async (trx) => {
    const row = await signIn.findRefreshTokenLocked(trx, fingerprint(token))
    if (row === undefined || row.revoked_at !== null || row.expires_at.getTime() < Date.now()) return undefined
    if (row.used_at !== null && Date.now() - row.used_at.getTime() > REUSE_LEEWAY_MS) {
      await signIn.revokeFamily(trx, row.family_id)
      await record(trx, { tenant_id: row.tenant_id, actor_id: row.person_id, action: 'accounts.refresh_token_reused' })
      return undefined // committed: the theft ends here
    }
    const profile = await signIn.findMember(trx, row.tenant_id, row.person_id)
    if (profile === undefined) return undefined
    await signIn.markRefreshTokenUsed(trx, row.token_hash)
    return { profile, refresh_token: await issue(trx, profile, row.family_id) }
  })
  if (exchanged === undefined) throw unauthorized('The session has ended: sign in again', 'INVALID_REFRESH_TOKEN')
  return exchanged
}

/** Ends the family of this token; an unknown one is ended already. */
export const logOut = (authDb: Db, token: string): Promise<void> =>
  inTransaction(authDb, async (trx) => {
    const row = await signIn.findRefreshTokenLocked(trx, fingerprint(token))
    if (row !== undefined) await signIn.revokeFamily(trx, row.family_id)
  })

async function issue(trx: Db, { id, tenant_id }: Profile, family_id: string): Promise<string> {
  const token = randomToken()
  const expires_at = new Date(Date.now() + REFRESH_DAYS * 86_400_000)
  await signIn.insertRefreshToken(trx, { tenant_id, token_hash: fingerprint(token), family_id, person_id: id, expires_at })
  return token
}
