import { publicUrl } from '#kernel/config'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { refused } from '#kernel/errors'
import { publishAll } from '#kernel/events'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { queueMail } from '#platform/mail'
import { personVerified } from './accounts.events.ts'
import { alreadyRegisteredMail, verifyMail } from './accounts.mails.ts'
import type { Language, Registration } from './accounts.schema.ts'
import { askToJoin } from './joining.service.ts'
import { type Origin, traceOf } from './origin.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import * as people from './people.repository.ts'
import * as registrations from './registration.repository.ts'
import { openSession, type SignedIn } from './sessions.service.ts'
import { slugOf } from './tenant-code.ts'

const LIFETIME_MS = 24 * 3_600_000
const HOUR_MS = 3_600_000
/** Registrations of one address in an hour that are answered by a mail. */
const MAILS_AN_HOUR = 5
const MAIL_AGAIN_MS = 10 * 60_000

const placeOf = (id: string) => `-|accounts.registration|token_sealed|${id}`

/**
 * Keeps a registration until the link in its mail is used. The answer, and the work before it, are the same whether the
 * address has an account or not; the mail tells its owner which.
 * @throws AppError 422 for a password that is too weak, or a tenant code nobody has
 */
export async function register(services: Services, { username, email, password, tenant_code, tenant_name, language }: Registration & { language: Language }): Promise<{ user_id: string; tenant_id: string }> {
  checkPassword(password, { email, username })
  const { authDb, cipher, config } = services
  if (tenant_code !== undefined && (await people.findTenantByCode(authDb, tenant_code)) === undefined) throw refused('TENANT_NOT_FOUND', 'No tenant has this code', 'tenant_code')
  const password_hash = await hashPassword(password)
  const [id, new_tenant_id, token] = [crypto.randomUUID(), crypto.randomUUID(), randomToken()]
  await inTransaction(authDb, async (trx) => {
    const now = Date.now()
    const sent = await registrations.countSince(trx, email, new Date(now - HOUR_MS))
    const person = await people.findByEmail(trx, email)
    await registrations.insert(trx, {
      id, new_tenant_id, email, username, password_hash, tenant_code: tenant_code ?? null, tenant_name: tenant_name ?? null, language,
      token_hash: fingerprint(token), token_sealed: cipher.encrypt(token, placeOf(id)), expires_at: new Date(now + LIFETIME_MS),
    })
    if (sent >= MAILS_AN_HOUR) return
    const url = publicUrl(config)
    const mail = { tenant_id: null, to: email, cipher }
    if (person === undefined) await queueMail(trx, { ...mail, language, template: verifyMail, params: { username, url: `${url}/verify?token=${token}` } })
    else await queueMail(trx, { ...mail, language: person.language ?? language, template: alreadyRegisteredMail, params: { username: person.username, url: `${url}/sign-in`, reset_url: `${url}/forgot-password` } })
  })
  return { user_id: id, tenant_id: new_tenant_id }
}

/** What a log-in is checked against while the address is not proven. */
export const findPendingPassword = (authDb: Db, email: string) => registrations.findPending(authDb, email)

/** Sends the same link once more, for whoever did not find the first mail. */
export async function mailAgain({ authDb, cipher, config }: Services, id: string): Promise<void> {
  await inTransaction(authDb, async (trx) => {
    const row = await registrations.takeForMail(trx, id, new Date(Date.now() - MAIL_AGAIN_MS))
    if (row === undefined) return
    const token = cipher.decrypt(row.token_sealed, placeOf(row.id))
    await queueMail(trx, { tenant_id: null, to: row.email, language: row.language, cipher, template: verifyMail, params: { username: row.username, url: `${publicUrl(config)}/verify?token=${token}` } })
  })
}

/**
 * Makes the person, and its tenant or its wish to join one. Each link stands for the password that was typed with it; the
 * first that is used decides, and the others are void.
 * @returns undefined when the person now waits for an admin
 * @throws AppError 422 when the link is unknown, expired or used
 */
export function verifyEmail({ authDb, config }: Services, token: string, origin: Origin): Promise<SignedIn | undefined> {
  return inTransaction(authDb, async (trx) => {
    const hash = fingerprint(token)
    const found = await registrations.findByToken(trx, hash)
    if (found !== undefined) await people.lockName(trx, `email:${found.email}`)
    const row = await registrations.findByToken(trx, hash) // as it is now that nobody else uses a link of this address
    if (row === undefined) throw refused('TOKEN_INVALID', 'This link is not valid', 'token')
    if (row.used_at !== null || (await people.findByEmail(trx, row.email)) !== undefined) throw refused('TOKEN_USED', 'This link was used: sign in', 'token')
    if (row.expires_at.getTime() < Date.now()) throw refused('TOKEN_EXPIRED', 'This link has expired: register again', 'token')
    await registrations.markUsed(trx, row.email)
    const { id, email, password_hash, language } = row
    const username = await insertPerson(trx, { id, email, username: row.username, password_hash, language })
    const joined = row.tenant_code === null ? undefined : await people.findTenantByCode(trx, row.tenant_code)
    if (joined !== undefined) {
      await askToJoin(trx, { tenant: joined, person: { id: row.id, email: row.email, username }, config }, origin)
      return undefined
    }
    const tenant = { id: row.new_tenant_id, name: row.tenant_name ?? username }
    await insertTenant(trx, tenant)
    await people.insertMembership(trx, { tenant_id: tenant.id, person_id: row.id, role: 'owner', status: 'active' })
    await record(trx, { tenant_id: tenant.id, actor_id: row.id, action: 'accounts.registered', ...traceOf(origin) })
    await publishAll(trx, personVerified, [{ tenant_id: tenant.id, key: row.id, payload: { person_id: row.id } }])
    return openSession(trx, { person_id: row.id, tenant_id: tenant.id }, origin)
  })
}

const SUFFIXES = ['', '-2', '-3', '-4', '-5']
const randomSuffix = () => `-${crypto.randomUUID().slice(0, 8)}`

/** With a suffix where the name is taken by now: nobody is told so before the address is proven. @returns the name it got */
export async function insertPerson(trx: Db, { username, ...person }: { id: string; email: string; username: string; password_hash: string; has_password?: boolean; language: Language | null }): Promise<string> {
  for (const suffix of [...SUFFIXES, randomSuffix(), randomSuffix()]) {
    const name = `${username.slice(0, 39 - suffix.length)}${suffix}`
    if (await people.insertPerson(trx, { ...person, username: name })) return name
  }
  throw new Error('no free user name')
}

/** Its code is made from its name. */
async function insertTenant(trx: Db, { id, name }: { id: string; name: string }): Promise<void> {
  const base = slugOf(name)
  for (const suffix of [...SUFFIXES, randomSuffix(), randomSuffix()]) {
    if (await people.insertTenant(trx, { id, code: `${base}${suffix}`, name })) return
  }
  throw new Error('no free tenant code')
}
