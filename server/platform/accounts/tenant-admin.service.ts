import { publicUrl } from '#kernel/config'
import { fingerprint, randomToken } from '#kernel/crypto'
import { type Db, inTransaction } from '#kernel/db'
import { conflict, notFound, refused } from '#kernel/errors'
import type { Services } from '#kernel/services'
import { INSTALLATION } from '#kernel/settings'
import { record } from '#platform/audit'
import { queueMail } from '#platform/mail'
import { invitationMail } from './accounts.mails.ts'
import type { TenantStatus } from './accounts.schema.ts'
import * as invitations from './invitations.repository.ts'
import { INVITATION_MS, placeOfInvitation } from './invitations.service.ts'
import { type Actor, traceOf } from './origin.ts'
import * as admin from './tenant-admin.repository.ts'
import type { NewTenant, TenantUpdate } from './tenant-admin.schema.ts'
import { slugOf } from './tenant-code.ts'

/** How long a deleted tenant can be brought back. */
export const GRACE_DAYS = 30

/** Stands in the tenant's own trail, and in the installation's. */
async function note(trx: Db, { tenant_id, action, detail = {} }: { tenant_id: string; action: string; detail?: Record<string, unknown> }, by: Actor): Promise<void> {
  for (const place of [tenant_id, INSTALLATION]) await record(trx, { tenant_id: place, actor_id: by.caller.id, action, subject: `tenant:${tenant_id}`, detail, ...traceOf(by) })
}

async function get(systemDb: Db, id: string) {
  const tenant = await admin.find(systemDb, id)
  if (tenant === undefined) throw notFound('tenant')
  return tenant
}
export { get as getTenantRow }

/** A tenant without anybody, and the invitation of its owner. @throws AppError 409 when the code is taken */
export async function createTenant({ systemDb, cipher, config }: Services, { name, code, plan, owner_email, language }: NewTenant, by: Actor) {
  const id = await inTransaction(systemDb, async (trx) => {
    const wanted = code === undefined ? [slugOf(name), `${slugOf(name)}-${crypto.randomUUID().slice(0, 8)}`] : [code]
    let made: { id: string } | undefined
    for (const each of wanted) made ??= await admin.insert(trx, { code: each, name, plan })
    if (made === undefined) throw conflict('CODE_TAKEN', 'Another tenant has this code')
    const [invitation, token] = [crypto.randomUUID(), randomToken()]
    await invitations.insert(trx, {
      tenant_id: made.id, id: invitation, email: owner_email, role: 'owner', language, invited_by: by.caller.id, token_hash: fingerprint(token),
      token_sealed: cipher.encrypt(token, placeOfInvitation(made.id, invitation)), expires_at: new Date(Date.now() + INVITATION_MS),
    })
    const params = { inviter: 'Tradewind', tenant_name: name, role: 'owner' as const, url: `${publicUrl(config)}/invitation?token=${token}` }
    await queueMail(trx, { tenant_id: null, to: owner_email, language, cipher, template: invitationMail, params })
    await note(trx, { tenant_id: made.id, action: 'accounts.tenant_created', detail: { name, plan, owner_email } }, by)
    return made.id
  })
  return get(systemDb, id)
}

/** @throws AppError 404; 422 when the subdomain is another's */
export async function updateTenant({ systemDb }: Services, id: string, to: TenantUpdate, by: Actor) {
  await inTransaction(systemDb, async (trx) => {
    if ((await admin.findLocked(trx, id)) === undefined) throw notFound('tenant')
    if (Object.values(to).every((value) => value === undefined)) return
    if (!(await admin.update(trx, id, to))) throw refused('SUBDOMAIN_TAKEN', 'Another tenant has this subdomain', 'subdomain')
    await note(trx, { tenant_id: id, action: 'accounts.tenant_changed', detail: to }, by)
  })
  return get(systemDb, id)
}

const ACTIONS = { active: 'accounts.tenant_activated', suspended: 'accounts.tenant_suspended', cancelled: 'accounts.tenant_cancelled' } as const

/**
 * Suspended and cancelled tenants let nobody in, and the clock fetches nothing for them; their data stays. A deletion cancels, and says from
 * when on the data may be erased; activating takes it back.
 * @throws AppError 404
 */
export async function setTenantStatus({ systemDb }: Services, id: string, { status, isDeletion = false }: { status: TenantStatus; isDeletion?: boolean }, by: Actor) {
  await inTransaction(systemDb, async (trx) => {
    const before = await admin.findLocked(trx, id)
    if (before === undefined) throw notFound('tenant')
    const delete_after = isDeletion ? (before.delete_after ?? new Date(Date.now() + GRACE_DAYS * 86_400_000)) : null
    if (before.status === status && before.delete_after?.getTime() === delete_after?.getTime()) return // said twice
    await admin.setStatus(trx, id, { status, delete_after })
    await note(trx, { tenant_id: id, action: isDeletion ? 'accounts.tenant_deleted' : ACTIONS[status], detail: delete_after === null ? {} : { delete_after: delete_after.toISOString() } }, by)
  })
  return get(systemDb, id)
}
