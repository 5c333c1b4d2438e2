import { fingerprint, randomToken } from '#kernel/crypto'
import type { Db } from '#kernel/db'
import { unauthorized } from '#kernel/errors'
import * as customers from './customers.repository.ts'
import type { Customer } from './customers.schema.ts'
import * as sessions from './sessions.repository.ts'

const REFRESH_DAYS = 30
/** Two tabs may exchange the same token at once; only later is a second exchange a theft. */
const REUSE_LEEWAY_MS = 10_000

/** Which store somebody is in, and where from. */
export interface Visit {
  tenant_id: string
  ip: string
  user_agent: string | null
}

export interface SignedIn {
  customer: Customer
  session_id: string
  refresh_token: string
}

/** A log-in. @throws AppError 401 when the customer is gone by now */
export async function openSession(trx: Db, { customer_id, method }: { customer_id: string; method: 'password' | 'provider' }, { tenant_id, ip, user_agent }: Visit): Promise<SignedIn> {
  const customer = await customers.find(trx, customer_id)
  if (customer === undefined) throw wrong()
  const session_id = crypto.randomUUID()
  await sessions.insert(trx, { tenant_id, id: session_id, customer_id, method, ip, user_agent })
  return { customer, session_id, refresh_token: await issueToken(trx, tenant_id, session_id) }
}

async function issueToken(trx: Db, tenant_id: string, session_id: string): Promise<string> {
  const token = randomToken()
  await sessions.insertToken(trx, { tenant_id, token_hash: fingerprint(token), session_id, expires_at: new Date(Date.now() + REFRESH_DAYS * 86_400_000) })
  return token
}

export const wrong = () => unauthorized('The address or the password is wrong', 'INVALID_CREDENTIALS')

/**
 * Exchanges a refresh token for the next one of its session. One that was exchanged before ends the session: the transaction has to
 * commit for that.
 * @returns undefined when it is unknown, expired, ended or was exchanged before
 */
export async function exchange(trx: Db, token: string, tenantId: string): Promise<SignedIn | undefined> {
  const hash = fingerprint(token)
  const found = await sessions.findToken(trx, hash)
  if (found === undefined || found.expires_at.getTime() < Date.now()) return undefined
  const session = await sessions.findOpenLocked(trx, found.session_id)
  if (session === undefined) return undefined
  const used_at = (await sessions.findToken(trx, hash))?.used_at ?? null // as it is now that nobody else exchanges
  if (used_at !== null && Date.now() - used_at.getTime() > REUSE_LEEWAY_MS) {
    await sessions.end(trx, found.session_id)
    return undefined
  }
  const customer = await customers.find(trx, session.customer_id)
  if (customer === undefined) return undefined
  await sessions.markUsed(trx, hash)
  await sessions.touch(trx, found.session_id)
  return { customer, session_id: found.session_id, refresh_token: await issueToken(trx, tenantId, found.session_id) }
}

/** Ends the session of this token; an unknown one is ended already. @returns whose it was */
export async function endByToken(trx: Db, token: string): Promise<string | undefined> {
  const found = await sessions.findToken(trx, fingerprint(token))
  const session = found && (await sessions.findOpenLocked(trx, found.session_id))
  if (found === undefined || session === undefined) return undefined
  await sessions.end(trx, found.session_id)
  return session.customer_id
}
