import { publicUrl } from '#kernel/config'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { AppError, invalid, notFound, refused, unauthorized } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { record } from '#platform/audit'
import { queueMail } from '#platform/mail'
import { invitationMail } from './accounts.mails.ts'
import { type Language, NewPassword, type Role } from './accounts.schema.ts'
import { clearAttempts, countAttempt } from './attempts.service.ts'
import { requireOpen } from './callers.ts'
import * as invitations from './invitations.repository.ts'
import * as members from './members.repository.ts'
import { lockMembers, requireBelow, requireProofFor, requireSeat } from './members.service.ts'
import type { Acceptance, NewInvitation } from './members.schema.ts'
import { type Actor, type Origin, traceOf } from './origin.ts'
import { checkPassword, hashPassword, isRightPassword } from './passwords.ts'
import * as people from './people.repository.ts'
import * as registrations from './registration.repository.ts'
import { beginSession, type Challenged, type SignedIn } from './sessions.service.ts'
import * as tenants from './tenants.repository.ts'

export const INVITATION_MS = 7 * 86_400_000
const MAIL_AGAIN_MS = 60_000

export const placeOfInvitation = (tenantId: string, id: string) => `${tenantId}|accounts.invitation|token_sealed|${id}`

interface Letter {
  to: string
  language: Language
  token: string
  role: Role
  by: Actor
}

async function mailInvitation(trx: Db, { config, cipher }: Services, { to, language, token, role, by }: Letter): Promise<void> {
  const inviter = (await members.find(trx, by.caller.id))?.username ?? ''
  const { name } = await tenants.get(trx)
  const params = { inviter, tenant_name: name, role, url: `${publicUrl(config)}/invitation?token=${token}` }
  await queueMail(trx, { tenant_id: by.caller.tenant_id, to, language, cipher, template: invitationMail, params })
}

/** @throws AppError 422 when the person belongs to the tenant, is invited already, no seat is left, or the role is above the own */
export async function invite(trx: Db, services: Services, { email, role, language = 'en' }: NewInvitation, by: Actor) {
  const { id: invited_by, tenant_id } = by.caller
  await lockMembers(trx, tenant_id)
  requireBelow(role, (await members.find(trx, invited_by))?.role ?? 'viewer')
  requireProofFor(role, by)
  if ((await members.findByEmail(trx, email)) !== undefined) throw refused('ALREADY_MEMBER', 'This person belongs to the tenant', 'email')
  const open = await invitations.findOpenByEmail(trx, email)
  if (open !== undefined && open.expires_at.getTime() > Date.now()) throw refused('ALREADY_INVITED', 'This person is invited already', 'email')
  if (open !== undefined) await invitations.remove(trx, open.id)
  await requireSeat(trx, tenant_id)
  const [id, token] = [crypto.randomUUID(), randomToken()]
  const made = await invitations.insert(trx, {
    tenant_id, id, email, role, language, invited_by, token_hash: fingerprint(token), token_sealed: services.cipher.encrypt(token, placeOfInvitation(tenant_id, id)), expires_at: new Date(Date.now() + INVITATION_MS),
  })
  await mailInvitation(trx, services, { to: email, language, token, role, by })
  await record(trx, { tenant_id, actor_id: invited_by, action: 'accounts.invited', subject: `invitation:${id}`, detail: { email, role }, ...traceOf(by) })
  return made
}

/** The same link once more, good for another 7 days. @throws AppError 404; 429 within a minute of the last mail; 422 when it had expired and its seat is taken */
export async function inviteAgain(trx: Db, services: Services, id: string, by: Actor) {
  const { tenant_id } = by.caller
  await lockMembers(trx, tenant_id)
  const row = await invitations.findOpenLocked(trx, id)
  if (row === undefined) throw notFound('invitation')
  const wait_ms = row.mailed_at.getTime() + MAIL_AGAIN_MS - Date.now()
  if (wait_ms > 0) throw new AppError([429, 'TOO_MANY_ATTEMPTS'], 'This mail was sent a moment ago', { retryAfter: Math.ceil(Math.min(wait_ms, MAIL_AGAIN_MS) / 1000) })
  if (row.expires_at.getTime() <= Date.now()) await requireSeat(trx, tenant_id)
  const token = services.cipher.decrypt(row.token_sealed, placeOfInvitation(tenant_id, id))
  await mailInvitation(trx, services, { to: row.email, language: row.language, token, role: row.role, by })
  await record(trx, { tenant_id, actor_id: by.caller.id, action: 'accounts.invited_again', subject: `invitation:${id}`, ...traceOf(by) })
  return invitations.prolong(trx, id, new Date(Date.now() + INVITATION_MS))
}

/** @throws AppError 404 when there is no such invitation, or it was accepted */
export async function revokeInvitation(trx: Db, id: string, by: Actor): Promise<void> {
  const removed = await invitations.remove(trx, id)
  if (removed === undefined) throw notFound('invitation')
  await record(trx, { tenant_id: by.caller.tenant_id, actor_id: by.caller.id, action: 'accounts.invitation_revoked', subject: `invitation:${id}`, detail: { email: removed.email }, ...traceOf(by) })
}

async function getOpen(authDb: Db, token: string) {
  const found = await invitations.findByToken(authDb, fingerprint(token))
  if (found === undefined) throw refused('TOKEN_INVALID', 'This invitation is not valid (any more)', 'token')
  if (found.accepted_at !== null) throw refused('TOKEN_USED', 'This invitation was accepted: sign in', 'token')
  if (found.expires_at.getTime() < Date.now()) throw refused('TOKEN_EXPIRED', 'This invitation has expired: ask for another', 'token')
  requireOpen(found.tenant_status)
  return found
}

/** What whoever holds the link must know to accept. */
export async function lookAtInvitation(authDb: Db, token: string) {
  const { email, tenant_name, role } = await getOpen(authDb, token)
  return { email, tenant_name, role, has_account: (await people.findByEmail(authDb, email)) !== undefined }
}

/**
 * Joins the tenant: with the password of the account this address has, or as a new person. The link came by mail, so the
 * address is proven.
 * @throws AppError 422 by the link, the seat or the password; 401 for the wrong password of an account
 */
export async function acceptInvitation({ authDb }: Services, { token, username, password }: Acceptance, origin: Origin): Promise<SignedIn | Challenged> {
  const { email } = await getOpen(authDb, token)
  const known = await people.findByEmail(authDb, email)
  const newPerson = known === undefined ? await prepare({ email, username, password }) : undefined
  if (known !== undefined) {
    await countAttempt(authDb, known.id, origin.ip)
    if (!(await isRightPassword(known.password_hash, password))) throw unauthorized('The password of your account is wrong', 'INVALID_CREDENTIALS')
    await inTransaction(authDb, (trx) => clearAttempts(trx, known.id, origin.ip))
  }
  return inTransaction(authDb, async (trx) => {
    await people.lockName(trx, `email:${email}`)
    const { tenant_id, id, role, language } = await getOpen(trx, token)
    await lockMembers(trx, tenant_id)
    const { members: taken, max_users } = await members.countSeats(trx, tenant_id)
    if (taken >= max_users) throw refused('QUOTA_EXCEEDED', 'The tenant has no seat left')
    if (!(await invitations.accept(trx, { tenant_id, id }))) throw refused('TOKEN_USED', 'This invitation was accepted: sign in', 'token')
    const person_id = known?.id ?? newPerson?.id ?? ''
    if (newPerson !== undefined) await insertPerson(trx, { ...newPerson, email, language })
    if (!(await people.insertMembership(trx, { tenant_id, person_id, role, status: 'active' }))) await people.letIn(trx, { tenant_id, person_id, role })
    await record(trx, { tenant_id, actor_id: person_id, action: 'accounts.invitation_accepted', subject: `invitation:${id}`, ...traceOf(origin) })
    return beginSession(trx, { person_id, tenant_id }, origin)
  })
}

async function prepare({ email, username, password }: { email: string; username: string | undefined; password: string }) {
  if (username === undefined) throw invalid('username', 'Choose a user name')
  const read = NewPassword.safeParse(password)
  if (!read.success) throw invalid('password', read.error.issues[0]?.message ?? 'This password is not possible')
  checkPassword(password, { email, username })
  return { id: crypto.randomUUID(), username, password_hash: await hashPassword(password) }
}

async function insertPerson(trx: Db, person: { id: string; email: string; username: string; password_hash: string; language: Language }): Promise<void> {
  if ((await people.findByEmail(trx, person.email)) !== undefined) throw refused('TOKEN_USED', 'This address has an account by now: open the link again', 'token')
  if (!(await people.insertPerson(trx, person))) throw refused('USERNAME_TAKEN', 'Somebody else has this user name', 'username')
  await registrations.markUsed(trx, person.email)
}
