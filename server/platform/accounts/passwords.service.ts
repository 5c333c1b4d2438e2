import { publicUrl } from '#kernel/config'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { refused } from '#kernel/errors'
import { enqueue } from '#kernel/jobs'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { queueMail } from '#platform/mail'
import { forgottenPassword } from './accounts.job-type.ts'
import { passwordChangedMail, resetMail } from './accounts.mails.ts'
import type { Language } from './accounts.schema.ts'
import { clearAttempts, countAttempt } from './attempts.service.ts'
import { type Actor, type Origin, traceOf } from './origin.ts'
import { checkPassword, hashPassword, isRightPassword } from './passwords.ts'
import * as passwords from './passwords.repository.ts'
import * as people from './people.repository.ts'
import * as sessions from './sessions.repository.ts'
import * as signIn from './sign-in.repository.ts'

const LINK_MS = 3_600_000
const LINKS_AN_HOUR = 3

/** Only writes the wish down, so that it takes as long for an address that nobody has. */
export const askForReset = (authDb: Db, wish: { email: string; language: Language }): Promise<void> =>
  inTransaction(authDb, (trx) => enqueue(trx, forgottenPassword, wish, { priority: 'manual' }))

/** Sends the link, if there is somebody to send it to. */
export async function sendReset({ authDb, cipher, config }: Services, { email, language }: { email: string; language: Language }): Promise<void> {
  await inTransaction(authDb, async (trx) => {
    const person = await people.findByEmail(trx, email)
    if (person === undefined) return
    await people.lockName(trx, `reset:${person.id}`)
    if ((await passwords.countResetsSince(trx, person.id, new Date(Date.now() - LINK_MS))) >= LINKS_AN_HOUR) return
    const token = randomToken()
    await passwords.insertReset(trx, { token_hash: fingerprint(token), person_id: person.id, expires_at: new Date(Date.now() + LINK_MS) })
    await queueMail(trx, {
      tenant_id: null, to: email, language: person.language ?? language, cipher, template: resetMail,
      params: { username: person.username, url: `${publicUrl(config)}/reset-password?token=${token}` },
    })
  })
}

/**
 * Sets the password and ends every session. @returns the person
 * @throws AppError 422 when the link is unknown, expired or used, or the password is too weak
 */
export async function resetPassword(services: Services, { token, password }: { token: string; password: string }, origin: Origin): Promise<string> {
  const { authDb } = services
  const password_hash = await hashPassword(password)
  return inTransaction(authDb, async (trx) => {
    const hash = fingerprint(token)
    const found = await passwords.findReset(trx, hash)
    if (found !== undefined) await people.lockPassword(trx, found.person_id)
    const reset = await passwords.findReset(trx, hash) // as it is now that nobody else sets this password
    const person = reset && (await people.findById(trx, reset.person_id))
    if (reset === undefined || person === undefined) throw refused('TOKEN_INVALID', 'This link is not valid', 'token')
    if (reset.used_at !== null) throw refused('TOKEN_USED', 'This link was used', 'token')
    if (reset.expires_at.getTime() < Date.now()) throw refused('TOKEN_EXPIRED', 'This link has expired: ask for another', 'token')
    checkPassword(password, person)
    await setPassword(trx, services, { person, password_hash, origin, action: 'accounts.password_reset' })
    await sessions.endOfPerson(trx, person.id)
    await clearAttempts(trx, person.id, origin.ip)
    return person.id
  })
}

/** Ends the person's other sessions; this one stays. @throws AppError 422 for a wrong current password or a weak new one, 429 after too many */
export async function changePassword(services: Services, { current_password, password }: { current_password: string; password: string }, by: Actor): Promise<void> {
  const { authDb } = services
  const { caller } = by
  await countAttempt(authDb, caller.id, by.ip)
  const person = await people.findById(authDb, caller.id)
  if (!(await isRightPassword(person?.password_hash, current_password)) || person === undefined) throw refused('WRONG_PASSWORD', 'This is not your current password', 'current_password')
  checkPassword(password, person)
  const password_hash = await hashPassword(password)
  await inTransaction(authDb, async (trx) => {
    await people.lockPassword(trx, caller.id)
    await setPassword(trx, services, { person, password_hash, origin: by, action: 'accounts.password_changed' })
    await sessions.endOfPerson(trx, caller.id, { but: caller.session_id })
    await clearAttempts(trx, caller.id, by.ip)
  })
}

interface NewHash {
  person: { id: string; email: string; username: string; language: Language | null }
  password_hash: string
  origin: Origin
  action: string
}

async function setPassword(trx: Db, { config }: Services, { person, password_hash, origin, action }: NewHash): Promise<void> {
  await people.changePassword(trx, person.id, password_hash)
  await passwords.closeResets(trx, person.id)
  await queueMail(trx, { tenant_id: null, to: person.email, language: person.language, template: passwordChangedMail, params: { username: person.username, url: `${publicUrl(config)}/forgot-password` } })
  for (const { tenant_id } of await signIn.listMemberships(trx, person.id)) await record(trx, { tenant_id, actor_id: person.id, action, ...traceOf(origin) })
}
