import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, withTenant } from '#kernel/db'
import { refused } from '#kernel/errors'
import { publish } from '#kernel/events'
import type { Services } from '#kernel/services'
import { checkPassword, hashPassword } from '#platform/accounts'
import { queueMail } from '#platform/mail'
import { getStore } from '#shop/stores'
import { customerRegistered } from './customers.events.ts'
import { alreadyRegisteredMail, emailChangedMail, verifyMail } from './customers.mails.ts'
import * as customers from './customers.repository.ts'
import type { Language, Registration } from './customers.schema.ts'
import * as proofs from './proofs.repository.ts'
import type { Proof } from './proofs.repository.ts'
import { openSession, type SignedIn, type Visit } from './sessions.service.ts'
import { storeUrl } from './store-url.ts'

const LIFETIME_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** Links for one address in an hour. */
const MAILS_AN_HOUR = 5

/**
 * Keeps a registration until the link in its mail is used. The answer, and the work before it, are the same whether the address has an
 * account or not; the mail tells its owner which.
 * @throws AppError 422 PASSWORD_TOO_WEAK at `password`
 */
export async function register(services: Services, tenantId: string, { email, password, name, language }: Registration & { language: Language }): Promise<void> {
  checkPassword(password, { email, username: name })
  const { db, cipher, config } = services
  const password_hash = await hashPassword(password)
  const token = randomToken()
  await withTenant(db, tenantId, async (trx) => {
    const sent = await proofs.countSince(trx, { email, kind: 'register', since: new Date(Date.now() - HOUR_MS) })
    const known = await customers.findByEmail(trx, email)
    await proofs.insert(trx, { tenant_id: tenantId, token_hash: fingerprint(token), kind: 'register', email, name, password_hash, language, expires_at: new Date(Date.now() + LIFETIME_MS) })
    if (sent >= MAILS_AN_HOUR) return
    const store = await getStore(trx)
    const url = storeUrl(config, store)
    const mail = { tenant_id: tenantId, to: email, cipher }
    if (known === undefined) await queueMail(trx, { ...mail, language, template: verifyMail, params: { store: store.name, name, url: `${url}/verify-email?token=${token}` } })
    else await queueMail(trx, { ...mail, language: known.language ?? language, template: alreadyRegisteredMail, params: { store: store.name, name: known.name, url: `${url}/sign-in`, reset_url: `${url}/forgot-password` } })
  })
}

/**
 * Uses a mailed link: it makes the account that was registered, or gives one its new address. Of several links for an address the first
 * that is used decides.
 * @throws AppError 422 TOKEN_INVALID, TOKEN_USED, TOKEN_EXPIRED, EMAIL_TAKEN, at `token`
 */
export function verifyEmail(services: Services, token: string, visit: Visit): Promise<SignedIn> {
  return withTenant(services.db, visit.tenant_id, async (trx) => {
    const proof = await takeProof(trx, token, ['register', 'email'])
    await customers.lock(trx, `email ${proof.email}`)
    if ((await customers.findByEmail(trx, proof.email)) !== undefined) throw refused(proof.kind === 'register' ? 'TOKEN_USED' : 'EMAIL_TAKEN', 'There is an account with this address: sign in', 'token')
    const customer_id = proof.kind === 'register' ? await make(trx, proof, visit.tenant_id) : await move(trx, services, proof, visit.tenant_id)
    return openSession(trx, { customer_id, method: 'password' }, visit)
  })
}

async function make(trx: Db, { email, name, password_hash, language }: Proof, tenant_id: string): Promise<string> {
  const id = crypto.randomUUID()
  await customers.insert(trx, { tenant_id, id, email, name: name ?? '', password_hash, language })
  await proofs.close(trx, { email, customer_id: id, kinds: ['register'] })
  await publish(trx, customerRegistered, { key: id, payload: { customer_id: id } })
  return id
}

async function move(trx: Db, { config }: Services, { email, customer_id }: Proof, tenant_id: string): Promise<string> {
  const before = customer_id === null ? undefined : await customers.find(trx, customer_id)
  if (before === undefined || before.email === null) throw refused('TOKEN_INVALID', 'This link is not valid', 'token')
  await customers.saveEmail(trx, before.customer_id, email)
  await proofs.close(trx, { email: null, customer_id: before.customer_id, kinds: ['email', 'reset'] })
  const store = await getStore(trx)
  await queueMail(trx, { tenant_id, to: before.email, language: before.language, template: emailChangedMail, params: { store: store.name, name: before.name, email, url: `${storeUrl(config, store)}/forgot-password` } })
  return before.customer_id
}

/** A link that is good, and from here on used. @throws AppError 422 at `token` */
export async function takeProof(trx: Db, token: string, kinds: readonly Proof['kind'][]): Promise<Proof> {
  const hash = fingerprint(token)
  const proof = await proofs.findLocked(trx, hash)
  if (proof === undefined || !kinds.includes(proof.kind)) throw refused('TOKEN_INVALID', 'This link is not valid', 'token')
  if (proof.used_at !== null) throw refused('TOKEN_USED', 'This link was used', 'token')
  if (proof.expires_at.getTime() < Date.now()) throw refused('TOKEN_EXPIRED', 'This link has expired: ask for another', 'token')
  await proofs.markUsed(trx, hash)
  return proof
}
