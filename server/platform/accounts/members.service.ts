import { publicUrl, type Config } from '#kernel/config'
import type { Db } from '#kernel/db'
import { AppError, forbidden, notFound, refused } from '#kernel/errors'
import { record } from '#platform/audit'
import { queueMail } from '#platform/mail'
import { joinApprovedMail } from './accounts.mails.ts'
import { isAtLeast, type Role } from './accounts.schema.ts'
import * as invitations from './invitations.repository.ts'
import * as keys from './keys.repository.ts'
import * as members from './members.repository.ts'
import type { Member, MemberChange } from './members.schema.ts'
import { type Actor, traceOf } from './origin.ts'
import { lockName } from './people.repository.ts'
import * as sessions from './sessions.repository.ts'
import * as tenants from './tenants.repository.ts'

/** Who belongs to a tenant, and as what, changes one at a time: the last owner and the last seat are counted. */
export const lockMembers = (trx: Db, tenantId: string) => lockName(trx, `members:${tenantId}`)

/** @throws AppError 404; 403 when the member stands above the caller */
async function findBelow(trx: Db, personId: string, by: Actor): Promise<{ member: Member; own: Role }> {
  const own = await members.find(trx, by.caller.id)
  if (own === undefined || own.status !== 'active') throw forbidden()
  const member = await members.find(trx, personId)
  if (member === undefined) throw notFound('user')
  if (!isAtLeast(own.role, member.role)) throw forbidden('This member stands above you')
  return { member, own: own.role }
}

/** @throws AppError 422 when somebody would be raised above the caller */
export function requireBelow(role: Role, own: Role): void {
  if (!isAtLeast(own, role)) throw refused('ROLE_ABOVE_OWN', 'Nobody can give a role above the own', 'role')
}

/** To give the tenant to somebody asks for a proof of a few minutes ago. @throws AppError 403 STEP_UP_REQUIRED */
export function requireProofFor(role: Role, { caller }: Actor): void {
  if (role === 'owner' && caller.is_proven !== true) throw new AppError([403, 'STEP_UP_REQUIRED'], 'Prove first that it is you')
}

/** @throws AppError 422 */
async function requireOtherOwner(trx: Db, member: Member): Promise<void> {
  if (member.role === 'owner' && member.status === 'active' && (await members.countOtherOwners(trx, member.id)) === 0) {
    throw refused('LAST_OWNER', 'A tenant keeps at least one owner')
  }
}

/** @throws AppError 422 when the plan has no seat left */
export async function requireSeat(trx: Db, tenantId: string): Promise<void> {
  const { members: taken, invited, max_users } = await members.countSeats(trx, tenantId)
  if (taken + invited >= max_users) throw refused('QUOTA_EXCEEDED', `Your plan has ${max_users} seats, with open invitations`)
}

/** Changes role or status; who becomes inactive is signed out. @throws AppError 403, 404, 422 by the rules above */
export async function changeMember(trx: Db, personId: string, { role, status }: MemberChange, by: Actor): Promise<Member> {
  const { tenant_id } = by.caller
  await lockMembers(trx, tenant_id)
  const { member, own } = await findBelow(trx, personId, by)
  if (member.status === 'pending') throw refused('MEMBERSHIP_PENDING', 'This person waits to be let in: approve or reject the request')
  const to = { role: role ?? member.role, status: status ?? member.status }
  if (to.role === member.role && to.status === member.status) return member
  requireBelow(to.role, own)
  if (member.role !== 'owner') requireProofFor(to.role, by)
  if (to.role !== 'owner' || to.status !== 'active') await requireOtherOwner(trx, member)
  if (to.status === 'active' && member.status !== 'active') await requireSeat(trx, tenant_id)
  await members.change(trx, personId, to)
  if (to.status === 'inactive') await sessions.endOfMember(trx, personId)
  const detail = { username: member.username, before: { role: member.role, status: member.status }, after: to }
  await record(trx, { tenant_id, actor_id: by.caller.id, action: 'accounts.member_changed', subject: `person:${personId}`, detail, ...traceOf(by) })
  return { ...member, ...to }
}

/** Takes somebody out of the tenant, with the sessions, keys and invitations there. The account stays: it may belong to others. @throws AppError 403, 404, 422 */
export async function removeMember(trx: Db, personId: string, by: Actor): Promise<void> {
  const { tenant_id } = by.caller
  await lockMembers(trx, tenant_id)
  const { member } = await findBelow(trx, personId, by)
  await requireOtherOwner(trx, member)
  await sessions.endOfMember(trx, personId)
  await invitations.removeByEmail(trx, member.email)
  for (const { id, name } of await keys.revokeOf(trx, personId)) await record(trx, { tenant_id, actor_id: by.caller.id, action: 'accounts.key_revoked', subject: `key:${id}`, detail: { name }, ...traceOf(by) })
  await members.remove(trx, personId)
  await record(trx, { tenant_id, actor_id: by.caller.id, action: 'accounts.member_removed', subject: `person:${personId}`, detail: { username: member.username, role: member.role }, ...traceOf(by) })
}

async function findRequest(trx: Db, personId: string): Promise<Member> {
  const member = await members.find(trx, personId)
  if (member?.status !== 'pending') throw notFound('join request')
  return member
}

/** Lets in who asked by the tenant's code. @throws AppError 404 when nobody (or no more) asks, 422 when no seat is left */
export async function approveJoin(trx: Db, { personId, role, config }: { personId: string; role: Role; config: Config }, by: Actor): Promise<Member> {
  const { tenant_id } = by.caller
  await lockMembers(trx, tenant_id)
  const member = await findRequest(trx, personId)
  const own = await members.find(trx, by.caller.id)
  requireBelow(role, own?.role ?? 'viewer')
  requireProofFor(role, by)
  await invitations.removeByEmail(trx, member.email) // this is their seat
  await requireSeat(trx, tenant_id)
  await members.change(trx, personId, { role, status: 'active' })
  const tenant = await tenants.get(trx)
  const told = (await members.listActive(trx)).find((active) => active.person_id === personId)
  await queueMail(trx, { tenant_id, to: member.email, language: told?.language ?? null, template: joinApprovedMail, params: { username: member.username, tenant_name: tenant.name, role, url: `${publicUrl(config)}/sign-in` } })
  await record(trx, { tenant_id, actor_id: by.caller.id, action: 'accounts.join_approved', subject: `person:${personId}`, detail: { username: member.username, role }, ...traceOf(by) })
  return { ...member, role, status: 'active' }
}

/** @throws AppError 404 when nobody (or no more) asks */
export async function rejectJoin(trx: Db, personId: string, by: Actor): Promise<void> {
  const { tenant_id } = by.caller
  await lockMembers(trx, tenant_id)
  const { username } = await findRequest(trx, personId)
  await members.remove(trx, personId)
  await record(trx, { tenant_id, actor_id: by.caller.id, action: 'accounts.join_rejected', subject: `person:${personId}`, detail: { username }, ...traceOf(by) })
}
